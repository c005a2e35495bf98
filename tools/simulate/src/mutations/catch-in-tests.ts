import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import type { Plant } from './mutation.ts';
import { pathOf, plantedIn } from './plant.ts';

const database = fileURLToPath(new URL('../../../../libs/db/', import.meta.url));
/** Those that notice most, and soonest, come first: the others are run only with what gets past them. */
const stages: Readonly<Record<'database tests' | 'view tests', readonly string[][]>> = {
  'database tests': [
    ['src/statements.test.ts'],
    ['src/words-database.test.ts', 'src/interleavings.test.ts', 'src/judged-words.test.ts'],
  ],
  'view tests': [
    ['src/view-ledger.test.ts', 'src/word-snapshot/damaged-views.test.ts'],
    ['src/word-snapshot/published-views.test.ts', 'src/word-snapshot/snapshot-word-catalogue.test.ts'],
  ],
};

/** Runs the tests of the words database that have to notice with a mistake in the source of the system. Returns the first that fails, if any does. */
export const catchInTests = async (plant: Plant): Promise<string | undefined> => {
  if (plant.for === 'worlds') return undefined;
  for (const tests of stages[plant.for]) {
    const [failed] = await failuresOf(tests, plant);
    if (failed !== undefined) return failed;
  }
  return undefined;
};

async function failuresOf(tests: string[], plant: Plant): Promise<string[]> {
  const file = pathOf(plant);
  const source = plantedIn(plant);
  const vitest = await startVitest(
    tests,
    // What is kept of earlier runs goes by the source on disk, which has no mistake in it; and a mistake must not be kept.
    { root: database, run: true, bail: 1, reporters: [{}], watch: false, fsModuleCache: false },
    {
      plugins: [
        {
          name: 'plant',
          enforce: 'pre',
          transform: (_, id) => (id.split('?')[0] === file ? source : undefined),
        },
      ],
    },
  );
  const failed = vitest.state
    .getTestModules()
    .flatMap((module) => [...module.children.allTests('failed')].map((test) => test.fullName));
  await vitest.close();
  process.exitCode = 0;
  return failed;
}
