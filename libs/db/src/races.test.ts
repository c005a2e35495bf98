import {
  currentRubric,
  hash32,
  limits,
  type AgainRow,
  type ClaimLedger,
  type Run,
  type WordsDecided,
} from '@word-list/domain';
import { decided, scoredAs } from '@word-list/domain/contracts';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openDatabase, type Database, type DatabaseOptions } from './client/open-database.ts';
import { rowsOf } from './sql-parts.ts';
import { wordsDatabase, type TestDatabase } from './testing/index.ts';
import { sharedDatabase } from './testing/shared-database.ts';

vi.setConfig({ testTimeout: 90_000 });

type Words = ReturnType<typeof wordsDatabase>;

let database: TestDatabase;

beforeAll(async () => {
  database = await sharedDatabase();
});

/** The same numbers for the same seed: a failing seed can be run again. */
const generator = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return hash32(String(state)) / 2 ** 32;
  };
};

const shuffled = <T>(list: readonly T[], random: () => number): T[] =>
  list
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** Eight functions, each with a connection of its own, whose transactions fail now and then before and after COMMIT. */
const openFaulty = (
  isolation: NonNullable<DatabaseOptions['isolation']>,
  random: () => number,
): Database[] => {
  const faults = {
    beforeCommit: () => {
      if (random() < 0.05) throw Object.assign(new Error('restart transaction'), { code: '40001' });
    },
    afterCommit: () => {
      if (random() < 0.05) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    },
  };
  return Array.from({ length: 8 }, (_, index) =>
    openDatabase(database.url('writer'), {
      applicationName: `function-${index}`,
      max: 1,
      isolation,
      faults,
      retries: { tries: 60, random },
    }),
  );
};

interface Listed {
  readonly run: Run;
  readonly parts: ReadonlyMap<string, readonly string[]>;
}

const sizes = { runs: 4, parts: 3, words: 25 };

/** Runs whose lists overlap by half: a word of one is a word of its neighbour. */
const startRuns = async ({ runs }: Words, random: () => number): Promise<Listed[]> => {
  const listed: Listed[] = [];
  for (let at = 0; at < sizes.runs; at += 1) {
    const own = sizes.parts * sizes.words;
    const words = shuffled(
      Array.from({ length: own }, (_, index) => `word-${at * (own / 2) + index}`),
      random,
    );
    const parts = new Map(
      Array.from({ length: sizes.parts }, (_, index) => [
        `00000-0${index}`,
        words.slice(index * sizes.words, (index + 1) * sizes.words),
      ]),
    );
    const { run } = await runs.create(
      {
        id: `run-${at}`,
        sourceId: `source-${at}`,
        sourceName: 'race',
        url: 'https://example.org',
        format: { kind: 'lines' },
        mode: at % 2 === 0 ? 'new' : 'stale',
        model: 'gpt-test',
        effort: null,
        isTrial: false,
        budgetMicroUsd: null,
        idempotencyKey: null,
        requestHash: null,
      },
      currentRubric,
    );
    await runs.fixManifest(run.id, {
      upload: 'upload',
      lines: own,
      rejected: { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 },
      examples: {},
      duplicates: 0,
      accepted: own,
      chunks: [
        {
          index: 0,
          key: 'key',
          sha256: 'a'.repeat(64),
          words: own,
          parts: [...parts.values()].map(({ length }) => length),
        },
      ],
    });
    listed.push({ run, parts });
  }
  return listed;
};

interface Answers {
  readonly settle: WordsDecided;
  readonly again: Parameters<ClaimLedger['askAgain']>[0];
}

/** What the model made of a round: the same for every delivery. Tells the asker which words were put to it. */
const answer = async (
  { ledger }: Words,
  of: { run: Run; part: string; round: number },
  asked: (text: string) => void,
): Promise<Answers> => {
  const { run, part, round } = of;
  const claims = await ledger.claimsAt({ runId: run.id, part, round });
  const fate = (text: string): number => hash32(`${run.id} ${round} ${text}`) % 10;
  const texts = claims.map(({ text }) => text);
  for (const text of texts) asked(text);
  const cost = {
    batchId: `${run.id}/${part}/${round}`,
    submission: 0,
    prompts: 1,
    microUsd: 7,
    inputTokens: 1,
    cachedTokens: 0,
    outputTokens: 1,
  };
  return {
    settle: decided(run, {
      part,
      round,
      cost,
      scored: texts.filter((text) => fate(text) < 6).map((text) => scoredAs(text, 3)),
      failed: texts.filter((text) => fate(text) === 6).map((text): [string, string] => [text, 'refused']),
    }),
    again: {
      runId: run.id,
      part,
      round,
      words: texts
        .filter((text) => fate(text) > 6)
        .map((text): AgainRow => [text, 'missing', fate(text) !== 9]),
      cost,
    },
  };
};

type Delivery = (words: Words) => Promise<unknown>;

/** What the rows say is open of a run, as messages; each is delivered up to three times. */
const openDeliveries = async (
  words: Words,
  { run, parts }: Listed,
  rounds: Map<string, Promise<Answers>>,
  asked: Map<string, number>,
): Promise<Delivery[]> => {
  const { ledger } = words;
  const work = await ledger.openWork(run.id);
  const missing = [...parts].filter(([part]) => !work.classifiedParts.has(part));
  const classify = missing.map(
    ([part, list]): Delivery =>
      (on) =>
        on.ledger.classify({ runId: run.id, part, words: list }),
  );
  const freed = work.freedParts.map(
    (part): Delivery =>
      (on) =>
        on.ledger.reclassifyFreed({ runId: run.id, part }),
  );
  const settled = work.rounds.flatMap(({ part, round }): Delivery[] => {
    const key = `${run.id}/${part}/${round}`;
    const answers =
      rounds.get(key) ??
      answer(words, { run, part, round }, (text) => {
        const name = `${run.id} ${text}`;
        asked.set(name, (asked.get(name) ?? 0) + 1);
      });
    rounds.set(key, answers);
    return [
      async (on) => on.outcomes.settle((await answers).settle),
      async (on) => on.ledger.askAgain((await answers).again),
    ];
  });
  return [...classify, ...freed, ...settled, (on) => on.runs.endIfDone(run.id)];
};

const countRow = z.object({ count: z.coerce.number() });

const recount = async (db: Database, { run, parts }: Listed) => {
  const texts = [...parts.values()].flat();
  const count = async (statement: ReturnType<typeof sql>) =>
    (await db.read((queries) => rowsOf(queries, countRow, statement)))[0]?.count;
  const list = sql`${sql.param(texts)}::text[]`;
  return {
    scored: await count(sql`SELECT count(*) FROM opinions WHERE run_id = ${run.id}`),
    failed: await count(sql`SELECT count(*) FROM word_failures WHERE run_id = ${run.id}`),
    stored: await count(sql`SELECT count(DISTINCT text) FROM opinions WHERE text = ANY(${list})`),
    left: await count(
      sql`SELECT (SELECT count(*) FROM word_claims) + (SELECT count(*) FROM word_waits) AS count`,
    ),
  };
};

describe.each(['read committed', 'serializable'] as const)('eight connections under %s', (isolation) => {
  it.each([1, 2, 3])('end every run with counts that a recount confirms, seed %i', async (seed) => {
    await database.empty();
    const random = generator(seed);
    const databases = openFaulty(isolation, random);
    const functions = databases.map(wordsDatabase);
    const [first] = functions;
    const listed = await startRuns(first!, random);
    const rounds = new Map<string, Promise<Answers>>();
    const asked = new Map<string, number>();

    for (let tick = 0; (await first!.runs.live()).length > 0; tick += 1) {
      expect(tick).toBeLessThan(60);
      const open = (await Promise.all(listed.map((of) => openDeliveries(first!, of, rounds, asked)))).flat();
      const deliveries = shuffled(
        open.flatMap((delivery) => Array.from({ length: 1 + Math.floor(random() * 3) }, () => delivery)),
        random,
      );
      const lanes = functions.map((on, lane) => async () => {
        for (let at = lane; at < deliveries.length; at += functions.length) await deliveries[at]?.(on);
      });
      await Promise.all(lanes.map((lane) => lane()));
      for (const { run } of listed) {
        const { accepted, ...states } = await first!.runs.counts(run.id);
        expect(Object.values(states).reduce((sum, count) => sum + count, 0)).toBe(accepted);
      }
    }

    for (const of of listed) {
      const counts = await first!.runs.counts(of.run.id);
      const again = await recount(databases[0]!, of);
      const ended = await first!.runs.get(of.run.id);
      expect(ended?.status).toBe(counts.failed > 0 ? 'complete_with_failures' : 'complete');
      expect(again).toMatchObject({ scored: counts.scored, failed: counts.failed, left: 0 });
      expect(again.stored).toBeGreaterThanOrEqual(counts.known + counts.scored);
      const usage = await first!.runs.usage(of.run.id);
      const billed = [...rounds.keys()].filter((key) => key.startsWith(`${of.run.id}/`)).length;
      expect(usage).toMatchObject({ prompts: billed, settledMicroUsd: billed * 7 });
    }
    expect(Math.max(...asked.values())).toBeLessThanOrEqual(limits.rounds);
    await Promise.all(databases.map((db) => db.close()));
  });
});
