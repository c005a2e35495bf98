import { setTimeout as wait } from 'node:timers/promises';
import { currentRubric, DomainError, type WordFilter } from '@word-list/domain';
import { fixedClock, memoryWordsDatabase } from '@word-list/domain/testing';
import { decided, scoredAs, type WordsWorld } from '@word-list/domain/contracts';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from './client/open-database.ts';
import { wordsDatabase, type TestDatabase } from './testing/index.ts';
import { sharedDatabase } from './testing/shared-database.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await sharedDatabase();
  db = openDatabase(database.url('writer'), { applicationName: 'agreement' });
});

afterAll(async () => {
  await db.close();
});

const texts = ['a', 'b', 'c', 'd', 'é', '😀'];
const parts = ['00000-00', '00000-01'];
const runIds = ['run-1', 'run-2', 'run-3'];

const kinds = [
  ...['create', 'manifest', 'manifest', 'cancel', 'end', 'end', 'fail', 'stop', 'reserve', 'release'],
  ...[
    'classify',
    'classify',
    'classify',
    'reclassify',
    'reclassify',
    'failFreed',
    'cancelUnclaimed',
    'failPart',
  ],
  ...['again', 'again', 'settle', 'settle', 'settle', 'failRound', 'cancelRound'],
] as const;

const step = fc.record({
  kind: fc.constantFrom(...kinds),
  run: fc.integer({ min: 0, max: runIds.length - 1 }),
  part: fc.integer({ min: 0, max: parts.length - 1 }),
  round: fc.integer({ min: 1, max: 3 }),
  words: fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 5 }),
  asked: fc.boolean(),
  mode: fc.constantFrom('new', 'stale', 'all'),
  model: fc.constantFrom('gpt-test', 'lexicon-1'),
});

type SessionStep = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const manifest = {
  upload: 'upload',
  lines: 8,
  rejected: { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 },
  examples: {},
  duplicates: 0,
  accepted: 8,
  chunks: [{ index: 0, key: 'key', sha256: 'a'.repeat(64), words: 8, parts: [4, 4] }],
};

const cost = (of: string) => ({
  batchId: of,
  submission: 0,
  prompts: 1,
  microUsd: 300,
  inputTokens: 10,
  cachedTokens: 1,
  outputTokens: 5,
});

const idOf = (of: SessionStep): string => runIds[of.run] ?? '';
const partOf = (of: SessionStep) => ({ runId: idOf(of), part: parts[of.part] ?? '' });
const roundOf = (of: SessionStep) => ({ ...partOf(of), round: of.round });
const batchOf = (of: SessionStep): string => `${idOf(of)}/${of.part}/${of.round}`;

type Action = (world: WordsWorld, of: SessionStep) => Promise<unknown>;

const settle: Action = async ({ runs, outcomes }, of) => {
  const found = await runs.get(idOf(of));
  if (found === undefined) return 'no run';
  const scored = of.words.filter((_, index) => index % 3 < 2).map((text) => scoredAs(text, of.round));
  const failed = of.words
    .filter((_, index) => index % 3 === 2)
    .map((text): [string, string] => [text, 'refused']);
  return outcomes.settle(decided(found, { ...roundOf(of), scored, failed, cost: cost(batchOf(of)) }));
};

const create: Action = async ({ runs }, of) => {
  const id = idOf(of);
  const given = {
    id,
    sourceId: `source of ${id}`,
    sourceName: 'source',
    url: 'https://example.org',
    format: { kind: 'lines' as const },
    mode: of.mode,
    model: of.model,
    effort: null,
    isTrial: false,
    budgetMicroUsd: 1000,
    idempotencyKey: id,
    requestHash: 'hash',
  };
  return (await runs.create(given, currentRubric)).outcome;
};

const actions: Record<(typeof kinds)[number], Action> = {
  create,
  settle,
  manifest: ({ runs }, of) => runs.fixManifest(idOf(of), manifest),
  cancel: async ({ runs }, of) => (await runs.requestCancel(idOf(of)))?.status,
  end: async ({ runs }, of) => {
    const ended = await runs.endIfDone(idOf(of));
    return [ended?.status, ended?.reason];
  },
  fail: ({ runs }, of) => runs.fail(idOf(of), 'reason'),
  stop: ({ runs }, of) => runs.stop(idOf(of), 'model_refused'),
  reserve: ({ ledger }, of) =>
    ledger.reserve({ runId: idOf(of), batchId: batchOf(of), submission: 0, microUsd: 400 }),
  release: ({ ledger }, of) => ledger.releaseReservation({ batchId: batchOf(of), submission: 0 }),
  classify: ({ ledger }, of) => ledger.classify({ ...partOf(of), words: of.words }),
  reclassify: ({ ledger }, of) => ledger.reclassifyFreed(partOf(of)),
  failFreed: ({ ledger }, of) => ledger.failFreed({ ...partOf(of), reason: 'stuck' }),
  cancelUnclaimed: ({ ledger }, of) =>
    ledger.cancelUnclaimed({ runId: idOf(of), missing: [{ part: partOf(of).part, words: 4 }] }),
  failPart: ({ ledger }, of) => ledger.failPart({ ...partOf(of), words: 4, reason: 'unreadable' }),
  again: ({ ledger }, of) =>
    ledger.askAgain({
      ...roundOf(of),
      words: of.words.map((text) => [text, 'missing', of.asked]),
      cost: cost(batchOf(of)),
    }),
  failRound: ({ ledger }, of) => ledger.failRound({ ...roundOf(of), reason: 'budget' }),
  cancelRound: ({ ledger }, of) => ledger.cancelRound(roundOf(of)),
};

/** What stores or compares times. */
const movesTime: ReadonlySet<string> = new Set(['create', 'settle']);

const nameOf = (error: unknown): unknown => (error instanceof DomainError ? error.name : error);

const outcomeOf = async (world: WordsWorld, of: SessionStep): Promise<unknown> => {
  if (movesTime.has(of.kind)) await world.moveOn();
  return actions[of.kind](world, of).then((value) => value ?? 'nothing', nameOf);
};

const viewOfRun = async ({ runs, ledger }: WordsWorld, id: string): Promise<unknown> => {
  const found = await runs.get(id);
  if (found === undefined) return undefined;
  const { startedAt: _, endedAt, ...rest } = found;
  const work = await ledger.openWork(id);
  return {
    ...rest,
    hasEnded: endedAt !== null,
    counts: await runs.counts(id),
    usage: await runs.usage(id),
    failures: await runs.failures(id, { limit: 100 }),
    work,
    claims: await Promise.all(work.rounds.map((of) => ledger.claimsAt({ runId: id, ...of }))),
  };
};

const everything: WordFilter = { ranges: {}, types: [] };

const view = async (world: WordsWorld): Promise<unknown> => {
  const page = await world.catalogue.page({
    filter: everything,
    order: { by: 'text', descending: false },
    limit: 100,
  });
  return {
    runs: await Promise.all(runIds.map((id) => viewOfRun(world, id))),
    live: await world.runs.live(),
    words: page.map(({ runStartedAt: _, scoredAt: __, ...word }) => word),
    revision: (await world.catalogue.state()).revision,
  };
};

const begin = runIds.map((_, at): SessionStep => {
  const mode = at === 1 ? 'all' : 'new';
  return { kind: 'create', run: at, part: 0, round: 1, words: ['a'], asked: true, mode, model: 'gpt-test' };
});

it('does what the words database in memory does, whatever comes in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), async (steps) => {
      await database.empty();
      const clock = fixedClock();
      const memory: WordsWorld = {
        ...memoryWordsDatabase({ clock }),
        moveOn: async () => clock.advance(2),
      };
      const real: WordsWorld = { ...wordsDatabase(db), moveOn: () => wait(2) };
      for (const of of [...begin, ...steps]) {
        const [expected, actual] = [await outcomeOf(memory, of), await outcomeOf(real, of)];
        expect(actual).toEqual(expected);
      }

      expect(await view(real)).toEqual(await view(memory));
    }),
    { numRuns: Number(process.env.AGREEMENT_RUNS ?? 40) },
  );
}, 300_000);
