import { openaiModelBatches } from '@word-list/adapters/openai';
import { limits } from '@word-list/domain';
import { fixedClock, memoryPipeline } from '@word-list/domain/testing';
import { afterEach, expect, it } from 'vitest';
import type { Answerer } from './answers/answerer.ts';
import { makeLexiconAnswerer } from './answers/lexicon-answerer.ts';
import { startGateway } from './start-gateway.ts';
import { flatLexicon, makeDataDir } from './testing/gateway-client.ts';

const hour = 3_600_000;
const tickMs = 20 * 60_000;
const urlOf = (name: string): string => `https://lists.example/${name}`;
const names = ['first', 'second', 'third'] as const;
/** Room for the requests of two lists, not for three. */
const maxEnqueuedTokens = 1500;

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Answers nothing before it is let go. */
const heldAnswerer = (answerer: Answerer) => {
  const { promise: released, resolve } = Promise.withResolvers<undefined>();
  const held: Answerer = {
    concurrency: 2,
    async answer(request, context) {
      await released;
      return answerer.answer(request, context);
    },
  };
  return { held, release: () => resolve(undefined) };
};

const openWorld = async () => {
  const clock = fixedClock();
  const now = () => clock.now().getTime();
  const dataDir = makeDataDir();
  cleanups.push(dataDir.remove);
  const { held, release } = heldAnswerer(makeLexiconAnswerer({ lexicon: flatLexicon, clock: now }));
  const gateway = await startGateway({
    ...{ dataDir: dataDir.path, port: 0, clock: now, answerer: held },
    limits: { maxEnqueuedTokens, completionWindowMs: 48 * hour },
  });
  cleanups.push(() => gateway.close());
  cleanups.push(release);
  const provider = openaiModelBatches({ baseURL: `${gateway.url}/v1`, apiKey: 'none', clock });
  const lists = Object.fromEntries(names.map((name) => [urlOf(name), `${name}\n`]));
  return { ...memoryPipeline({ lists, clock, provider }), release, provider };
};

type World = Awaited<ReturnType<typeof openWorld>>;

const statusesOf = async ({ provider }: World): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for await (const { status } of provider.list(new Date(0))) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

it('a queue that two batches of ours fill for 26 hours holds the third, counts no submission, and all runs end complete', async () => {
  const world = await openWorld();
  const runs: string[] = [];
  for (const name of names) {
    runs.push(await world.startRun({ url: urlOf(name) }));
    await world.deliver();
    await expect.poll(() => statusesOf(world), { interval: 5 }).not.toHaveProperty('validating');
  }

  for (let past = 0; past < 26 * hour; past += tickMs) {
    await world.check();
    await world.deliver();
    await expect.poll(() => statusesOf(world), { interval: 5 }).not.toHaveProperty('validating');
    world.clock.advance(tickMs);
  }
  const before = await statusesOf(world);
  const rows = [...world.batches.rows.values()];
  world.release();
  const ended = [];
  for (const runId of runs) ended.push(await world.runToEnd(runId, { seconds: 600 }));

  expect(before).toEqual({ in_progress: 2, failed: expect.any(Number) as number });
  expect(before['failed']).toBeGreaterThan(limits.submissions);
  expect(rows.map(({ submission, uncounted }) => submission - uncounted)).toEqual([0, 0, 0]);
  expect(ended.map(({ status, blocked }) => [status, blocked])).toEqual(names.map(() => ['complete', null]));
});
