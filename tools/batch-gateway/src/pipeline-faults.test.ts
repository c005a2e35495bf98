import { openaiModelBatches } from '@word-list/adapters/openai';
import { limits } from '@word-list/domain';
import { fixedClock, memoryPipeline } from '@word-list/domain/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { makeLexiconAnswerer } from './answers/lexicon-answerer.ts';
import { answerFaults, batchFaults, type FaultName } from './faults/fault.ts';
import { makeFaultPlan } from './faults/fault-plan.ts';
import { makeFaultyAnswerer } from './faults/faulty-answerer.ts';
import { makeFaultyBehaviour } from './faults/faulty-behaviour.ts';
import { parseFaults } from './faults/parse-faults.ts';
import { startGateway } from './start-gateway.ts';
import { flatLexicon, makeDataDir } from './testing/gateway-client.ts';

const url = 'https://lists.example/words';
const wordCount = 130;
const letters = 'abcdefghij';
const listed = Array.from(
  { length: wordCount },
  (_, index) => `w${[...String(index)].map((digit) => letters[Number(digit)]).join('')}`,
);

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** The use cases over ports in memory, asking a real gateway through the real SDK. Both live in one virtual time. */
const runWith = async (spec: string, pace: { seconds?: number; ticks?: number } = {}) => {
  const clock = fixedClock();
  const now = () => clock.now().getTime();
  const plan = makeFaultPlan(parseFaults(spec), 1);
  const dataDir = makeDataDir();
  cleanups.push(dataDir.remove);
  const gateway = await startGateway({
    dataDir: dataDir.path,
    port: 0,
    clock: now,
    answerer: makeFaultyAnswerer(makeLexiconAnswerer({ lexicon: flatLexicon, clock: now }), plan),
    behaviour: makeFaultyBehaviour(plan),
  });
  cleanups.push(() => gateway.close());
  const provider = openaiModelBatches({ baseURL: `${gateway.url}/v1`, apiKey: 'none', clock });
  const world = memoryPipeline({
    lists: { [url]: listed.map((word) => `${word}\n`).join('') },
    clock,
    provider,
  });
  const runId = await world.startRun();
  const run = await world.runToEnd(runId, { ticks: 3000, seconds: 1, ...pace });
  const failures = await world.runs.failures(runId, { limit: wordCount });
  return { world, run, runId, gateway, provider, failures };
};

type Outcome = Awaited<ReturnType<typeof runWith>>;

/** I1, I2, I3 and I5, recounted over the rows and the ledger of the gateway. */
const recount = async ({ world, run, runId, gateway, failures }: Outcome): Promise<void> => {
  const { tables } = world;
  const rated = new Set([...tables.opinions.current.values()].map(({ text }) => text));
  const stored = listed.filter((word) => rated.has(word));
  const failed = new Set(failures.map(({ text }) => text));
  expect(run.manifest).toMatchObject({ lines: wordCount, accepted: wordCount, duplicates: 0 });
  expect(tables.claims.current.size).toBe(0);
  expect(stored.length + failed.size).toBe(wordCount);
  expect(stored.filter((word) => failed.has(word))).toEqual([]);
  expect(await world.runs.counts(runId)).toMatchObject({
    scored: stored.length,
    failed: failed.size,
    unclassified: 0,
  });
  const rounds = [...world.batches.rows.values()].map(({ part, round }) => `${part}:${String(round)}`);
  expect(new Set(rounds).size).toBe(rounds.length);
  const asked = new Map<string, number>();
  // A line that was turned away was not put to the model.
  const answered = gateway.ledger().filter(({ status }) => status === 200);
  for (const { words } of answered) for (const word of words) asked.set(word, (asked.get(word) ?? 0) + 1);
  expect(Math.max(0, ...asked.values())).toBeLessThanOrEqual(limits.attempts);
};

interface Expected {
  /** What stands against the words that fail when the fault never ends; undefined: every word is scored all the same. */
  readonly reason?: RegExp;
  /** How many words fail then. */
  readonly failed?: number;
  readonly pace?: { seconds: number; ticks: number };
  readonly spec?: string;
}

const perPrompt = Math.ceil(wordCount / limits.wordsPerPrompt);

/** What every fault comes to when it never ends. When it passes, every word is scored (but for what it says below). */
const table: Readonly<Record<FaultName, Expected>> = {
  'dropped-row': { reason: /^missing/u },
  'extra-row': {},
  'swapped-rows': {},
  'duplicate-row': {},
  'out-of-range': { reason: /^out_of_range/u },
  'non-integer': { reason: /^bad_row(: |$)/u },
  'changed-spelling': { reason: /^missing/u },
  prose: { reason: /^missing/u, failed: wordCount },
  'code-fences': {},
  'header-row': {},
  truncated: { reason: /^incomplete(: |$)/u },
  'content-filter': { reason: /^incomplete(: |$)/u },
  refusal: { reason: /^refused(: |$)/u, failed: wordCount },
  'reasoning-first': {},
  'message-parts': {},
  'line-429': { reason: /^too_many_rounds(: |$)/u, failed: wordCount },
  'line-500': { reason: /^too_many_rounds(: |$)/u, failed: wordCount },
  failed: {
    reason: /^submission_refused: token_limit_exceeded/u,
    failed: wordCount,
    spec: 'failed=token_limit_exceeded',
    pace: { seconds: 600, ticks: 400 },
  },
  expired: { reason: /^too_many_rounds(: |$)/u },
  cancelled: { reason: /^too_many_rounds(: |$)/u },
  'all-failed': { reason: /^too_many_rounds(: |$)/u, failed: wordCount },
  'empty-error-file-id': {},
  shuffled: {},
  'foreign-custom-id': {},
  'missing-custom-id': { reason: /^missing/u },
  'no-custom-id': { reason: /^missing/u },
  'broken-line': { reason: /^missing/u },
  'lost-create-reply': {},
  'list-lag': {},
  'list-paged': {},
  'stuck-finalizing': {
    reason: /^(batch_gone|missing)/u,
    failed: wordCount,
    pace: { seconds: 3600, ticks: 400 },
  },
  vanished: { reason: /^batch_gone(: |$)/u, failed: wordCount },
};

describe('a fault of the provider', () => {
  it.each([...answerFaults, ...batchFaults])(
    '%s that never ends comes to a recorded reason or to scores',
    async (name) => {
      const { reason, failed, pace, spec = name } = table[name];

      const outcome = await runWith(spec, pace);

      await recount(outcome);
      if (!reason) expect(outcome.failures).toEqual([]);
      else {
        expect(outcome.failures.length).toBeGreaterThanOrEqual(failed ?? 1);
        for (const failure of outcome.failures) expect(failure.reason).toMatch(reason);
      }
      expect(outcome.run.status).toBe(reason ? 'complete_with_failures' : 'complete');
    },
  );

  it.each([...answerFaults, ...batchFaults])('%s that passes loses no word', async (name) => {
    const { pace, spec = name } = table[name];

    const outcome = await runWith(`${spec}@1`, pace);

    await recount(outcome);
    expect(outcome.run.status).toBe('complete');
    expect(await outcome.world.runs.counts(outcome.runId)).toMatchObject({ scored: wordCount });
  });

  it('that means that the model is gone fails the run at once, after one batch', async () => {
    const { run, provider } = await runWith('failed=model_not_found', { seconds: 1, ticks: 60 });
    const batches = [];
    for await (const batch of provider.list(new Date(0))) batches.push(batch.status);

    expect(run).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(/^model_refused: model-1: model_not_found: .*What to do/u) as unknown,
    });
    expect(batches).toEqual(['failed']);
  });

  it('leaves at most one prompt of words unscored in each prompt that it hits by a row', async () => {
    const outcome = await runWith('dropped-row');

    expect(outcome.failures.length).toBeLessThanOrEqual(perPrompt * 3);
  });
});
