import type { Catch } from '../mutations/catch-mutation.ts';
import { catchInTests } from '../mutations/catch-in-tests.ts';
import type { Mutation, Plant } from '../mutations/mutation.ts';
import { mutationNamed, mutations } from '../mutations/registry.ts';
import type { Print } from './print.ts';
import { workOn } from './work-on.ts';

interface Attempt {
  readonly name: string;
  readonly from: number;
  readonly most: number;
  readonly plant: Plant | undefined;
}

type Answer = Catch | { readonly name: string };

const mostSeeds = 2000;

/** Brings known mistakes back, one at a time. Returns the exit code: 0 when each was caught. */
export const runMutations = async (
  { only, from, workers }: { only: string | undefined; from: number; workers: number },
  print: Print,
): Promise<number> => {
  const chosen = only === undefined ? mutations : [mutationNamed(only)];
  const forTests = chosen.filter(({ plant }) => plant !== undefined && plant.for !== 'worlds');
  const forWorlds = chosen.filter((mutation) => !forTests.includes(mutation));
  const escaped = [
    ...(await tryInWorlds(forWorlds, { from, workers, print })),
    ...(await tryInTests(forTests, print)),
  ];
  const caught = chosen.length - escaped.length;
  print(
    `${String(chosen.length)} mistakes brought back, ${String(caught)} caught${escaped.length > 0 ? `, not caught: ${escaped.join(', ')}` : ''}`,
  );
  return escaped.length > 0 ? 1 : 0;
};

async function tryInWorlds(
  chosen: readonly Mutation[],
  { from, workers, print }: { from: number; workers: number; print: Print },
): Promise<string[]> {
  const escaped: string[] = [];
  await workOn<Attempt, Answer>(new URL('./mutation-worker.ts', import.meta.url), {
    items: chosen.map(({ name, plant }) => ({ name, from, most: mostSeeds, plant })),
    workers: Math.min(workers, chosen.length),
    isFresh: true,
    onResult: (answer) => {
      tell(answer, print);
      if (!('violation' in answer)) escaped.push(answer.name);
    },
  });
  return escaped;
}

function tell(answer: Answer, print: Print): void {
  const { title } = mutationNamed(answer.name);
  if (!('violation' in answer)) {
    print(`${answer.name}: GOT AWAY in ${String(mostSeeds)} seeds: ${title}`);
    return;
  }
  const { seed, violation } = answer;
  print(`${answer.name}: caught by ${violation.invariant} in seed ${String(seed)}: ${title}`);
  print(`    ${violation.message}`);
  print(`    npm run simulate -- --mutations ${answer.name} --seed ${String(seed)}`);
}

async function tryInTests(chosen: readonly Mutation[], print: Print): Promise<string[]> {
  const escaped: string[] = [];
  for (const { name, title, plant } of chosen) {
    const test = plant && (await catchInTests(plant));
    if (test === undefined) escaped.push(name);
    print(`${name}: ${test === undefined ? 'GOT AWAY' : `caught by the test "${test}"`}: ${title}`);
  }
  return escaped;
}
