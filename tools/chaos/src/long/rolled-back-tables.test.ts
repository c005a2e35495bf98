import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitUntil } from '../../../local/src/processes/wait-until.ts';
import {
  forgetChaosFolder,
  makeChaosFolder,
  makeWordSupply,
  settle,
  startChaos,
  type BegunRun,
  type Chaos,
} from '../testing/start-chaos.ts';

const minutes = 60_000;
/** Rounds of their own for some words, and time enough to stop in the middle of each. */
const gatewayArguments = ['--delay-ms', '1200', '--seed', '5', '--faults', 'dropped-row:0.6@6'];

type Moment =
  'the words are claimed' | 'prompts are answered' | 'words are asked again' | 'scores are stored';

let folder: string;
let chaos: Chaos | undefined;

beforeEach(() => {
  folder = makeChaosFolder();
});

afterEach(async () => {
  await stop();
  await forgetChaosFolder(folder);
});

const start = async (): Promise<Chaos> => {
  chaos = await startChaos({ folder, gatewayArguments });
  return chaos;
};

const stop = async (): Promise<void> => {
  await chaos?.stop();
  chaos = undefined;
};

const hasCome = async (on: Chaos, run: BegunRun, moment: Moment): Promise<boolean> => {
  const { counts } = await on.api.run(run.id);
  switch (moment) {
    case 'the words are claimed':
      return counts.claimed > 0;
    case 'prompts are answered':
      return on.asked().prompts >= 4;
    case 'words are asked again':
      return [...on.asked().times.values()].some((times) => times > 1);
    case 'scores are stored':
      return counts.scored > 0;
  }
};

const until = async (on: Chaos, run: BegunRun, moment: Moment): Promise<void> => {
  expect(await waitUntil(() => hasCome(on, run, moment), { timeoutMs: 60_000, everyMs: 30 }), moment).toBe(
    true,
  );
};

it.each<[Moment, Moment]>([
  ['the words are claimed', 'prompts are answered'],
  ['the words are claimed', 'scores are stored'],
  ['prompts are answered', 'scores are stored'],
  ['prompts are answered', 'words are asked again'],
  ['scores are stored', 'words are asked again'],
])(
  'ends two runs exactly with tables of when %s, put back when %s',
  async (copied, putBack) => {
    const tables = join(folder, 'state', 'tables');
    const earlier = join(folder, 'tables-of-earlier');
    const takeWords = makeWordSupply(200_000);
    const words = takeWords(220);

    const first = await start();
    const run = await first.begin(words, 'rolled back');
    const beside = await first.begin([...words.slice(0, 60), ...takeWords(60)], 'rolled back, beside');
    await until(first, run, copied);
    await stop();
    cpSync(tables, earlier, { recursive: true });
    await until(await start(), run, putBack);
    await stop();
    rmSync(tables, { recursive: true });
    cpSync(earlier, tables, { recursive: true });

    const { views, mistakes } = await settle(await start(), [run, beside]);

    console.log(
      `${copied} → ${putBack}: ${mistakes.filter((each) => each.includes('paid twice')).length} prompts paid twice`,
    );
    expect(mistakes).toEqual([]);
    expect(views.map(({ status }) => status)).toEqual(['complete', 'complete']);
  },
  5 * minutes,
);
