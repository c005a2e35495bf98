import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitUntil } from '../../local/src/processes/wait-until.ts';
import {
  forgetChaosFolder,
  makeChaosFolder,
  makeWordSupply,
  settle,
  startChaos,
  type BegunRun,
  type Chaos,
} from './testing/start-chaos.ts';

let folder: string;
let chaos: Chaos | undefined;
const takeWords = makeWordSupply(100_000);

beforeEach(() => {
  folder = makeChaosFolder();
});

afterEach(async () => {
  await chaos?.stop();
  chaos = undefined;
  await forgetChaosFolder(folder);
});

const start = async (gatewayArguments: readonly string[] = []): Promise<Chaos> => {
  chaos = await startChaos({ folder, gatewayArguments });
  return chaos;
};

const stop = async (): Promise<void> => {
  await chaos?.stop();
  chaos = undefined;
};

const until = async (what: string, isSo: () => boolean | Promise<boolean>): Promise<void> => {
  if (!(await waitUntil(isSo, { timeoutMs: 60_000, everyMs: 50 })))
    throw new Error(`${what} does not come: ${chaos?.problems.join('\n') ?? ''}`);
};

const expectExact = async (on: Chaos, runs: readonly BegunRun[]): Promise<number> => {
  const { views, mistakes, askedAgain } = await settle(on, runs);

  expect(mistakes).toEqual([]);
  expect(views.map(({ status }) => status)).toEqual(runs.map(() => 'complete'));
  return askedAgain;
};

it('goes on without its queues, and with tables of an earlier time, and asks no word twice', async () => {
  const tables = join(folder, 'state', 'tables');
  const earlier = join(folder, 'tables-of-earlier');
  const batchDelay = ['--delay-ms', '1500'];

  // The first life ends while the chunks are announced: their messages are all that would move the run.
  const first = await start(batchDelay);
  first.plans.aws = ({ functionName }) =>
    functionName === 'process-source-chunk' ? { kind: 'drop' } : undefined;
  const run = await first.begin(takeWords(120), 'lost state');
  const other = await first.begin([...run.words.slice(0, 40), ...takeWords(80)], 'lost state, beside');
  await until('the list', async () => (await first.api.run(run.id)).counts.accepted > 0);
  await until('the other list', async () => (await first.api.run(other.id)).counts.accepted > 0);
  await stop();
  const queueFiles = readdirSync(join(folder, 'state', 'queues'));
  rmSync(join(folder, 'state', 'queues'), { recursive: true, force: true });
  cpSync(tables, earlier, { recursive: true });

  // The second ends when the model has been asked, and says so in tables that are about to be forgotten.
  const second = await start(batchDelay);
  await until('an answer', () => second.asked().prompts >= 3);
  await stop();
  rmSync(tables, { recursive: true });
  cpSync(earlier, tables, { recursive: true });

  const third = await start();
  const askedAgain = await expectExact(third, [run, other]);

  expect(queueFiles).toContain('fauxqs.db');
  expect(existsSync(join(folder, 'state', 'queues', 'fauxqs.db'))).toBe(true);
  expect(askedAgain).toBe(0);
});
