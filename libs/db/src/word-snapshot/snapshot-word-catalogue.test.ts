import { setTimeout as wait } from 'node:timers/promises';
import {
  attributes,
  wordTypes,
  type AttributeName,
  type ScoredRow,
  type WordFilter,
  type WordOrder,
} from '@word-list/domain';
import {
  decided,
  part,
  scoredAs,
  scoringRun,
  twoJudgesContract,
  wordCatalogueContract,
  type WordsWorld,
} from '@word-list/domain/contracts';
import { exampleForm, hurriedClock } from '@word-list/domain/testing';
import { wordForms } from '@word-list/domain/word-sets';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../client/open-database.ts';
import { renewEpoch } from '../renew-epoch.ts';
import { wordsDatabase, type TestDatabase } from '../testing/index.ts';
import { sharedDatabase } from '../testing/shared-database.ts';
import { snapshotWordCatalogue, type SnapshotOptions } from './snapshot-word-catalogue.ts';

let database: TestDatabase;
const databases: Database[] = [];

beforeAll(async () => {
  database = await sharedDatabase();
});

beforeEach(() => database.empty());

const disconnect = async (): Promise<void> => {
  await Promise.all(databases.splice(0).map((db) => db.close()));
};

afterEach(disconnect);

const connect = (user: 'owner' | 'reader' | 'writer'): Database => {
  const db = openDatabase(database.url(user), { applicationName: user });
  databases.push(db);
  return db;
};

const makeWorld = async (options: Partial<SnapshotOptions> = {}) => {
  const onError = (error: unknown) => {
    throw error;
  };
  const words = wordsDatabase(connect('writer'));
  const catalogue = snapshotWordCatalogue(connect('reader'), {
    onError,
    formOf: exampleForm,
    clock: hurriedClock(),
    ...options,
  });
  return { ...words, bySql: words.catalogue, catalogue, moveOn: () => wait(3) };
};

const warmWorld = async (): Promise<WordsWorld> => {
  const world = await makeWorld();
  await world.catalogue.warm();
  return world;
};

wordCatalogueContract('words in memory', warmWorld);
twoJudgesContract('words in memory', warmWorld);

const store = async (
  world: WordsWorld,
  rows: readonly ScoredRow[],
  unscored: readonly string[] = [],
): Promise<void> => {
  const run = await scoringRun(world, [rows.length + unscored.length], { mode: 'all' });
  const texts = [...rows.map(([text]) => text), ...unscored];
  await world.ledger.classify({ runId: run.id, part, words: texts });
  await world.outcomes.settle(decided(run, { scored: rows }));
  const bare = unscored.map((text): ScoredRow => [text, [2], []]);
  await world.outcomes.settle({ ...decided(run, { scored: bare }), attributes: ['formality'] });
  await world.runs.endIfDone(run.id);
};

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'é', '\ufe45', '😀', '%', '_', 'z'), { minLength: 1, maxLength: 5 })
  .map((chars) => chars.join(''));
const types = fc.uniqueArray(fc.constantFrom(...wordTypes), { maxLength: 3 });
const row = fc.tuple(
  text,
  fc.tuple(...attributes.map(({ min, max }) => fc.integer({ min, max }))).map((scores) => [...scores]),
  types.map((list): string[] => list),
);
const rows = fc.uniqueArray(row, { selector: ([of]) => of, minLength: 20, maxLength: 120 });

const bound = fc.integer({ min: -5, max: 5 }).map((whole) => whole * 100);
const range = fc.record({ min: bound, max: bound, unknown: fc.boolean() });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const pattern = fc
  .array(fc.constantFrom('a', 'b', 'é', '😀', '%', '_', '?', '*'), { minLength: 1, maxLength: 4 })
  .map((chars) => chars.join(''));

const filter: fc.Arbitrary<WordFilter> = fc
  .record({
    ranges: fc.dictionary(fc.constantFrom(...attributes.map(({ name }) => name)), range, { maxKeys: 3 }),
    types,
    notTypes: maybe(types),
    mainTypes: maybe(types),
    forms: maybe(fc.subarray([...wordForms])),
    letters: maybe(fc.subarray(['a', 'b', 'c', 'é', '😀', '%']).map((some) => some.join(''))),
    not: maybe(fc.array(text, { maxLength: 5 })),
    text: maybe(pattern),
    minLength: maybe(fc.integer({ min: 1, max: 5 })),
    maxLength: maybe(fc.integer({ min: 1, max: 5 })),
  })
  .map(
    (given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never,
  );

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const order: fc.Arbitrary<WordOrder> = fc.oneof(
  fc.record({
    by: fc.constantFrom('text', 'length', ...attributes.map(({ name }) => name)),
    descending: fc.boolean(),
  }),
  fc.record({ by: fc.constant('random' as const), seed }),
);

interface Query {
  readonly filter: WordFilter;
  readonly take: { order: WordOrder; count: number } | undefined;
  readonly order: WordOrder;
  readonly limit: number;
  readonly across: AttributeName | undefined;
  readonly after: [string, number | null] | undefined;
}

/** Values of scores and lengths are small; what is drawn stands for a fraction of all keys in a random order. */
const valueIn = (of: WordOrder, value: number | null) =>
  of.by === 'random'
    ? Math.abs(value ?? 0) * 2 ** 29
    : of.by === 'text'
      ? 0
      : of.by === 'length'
        ? (value ?? 2)
        : value && value * 100;

const expectSameAnswers = async (
  { catalogue, bySql }: Awaited<ReturnType<typeof makeWorld>>,
  queries: readonly Query[],
): Promise<void> => {
  for (const { take, after, across, ...query } of queries) {
    const start = after && { text: after[0], value: valueIn(query.order, after[1]) };
    const page = { ...query, ...(take && { take }), ...(start && { after: start }) };
    const [count, words] = await Promise.all([bySql.count(query.filter), bySql.page(page)]);
    expect(await catalogue.count(query.filter)).toBe(count);
    expect(await catalogue.page(page)).toEqual(words);
    if (across === undefined) continue;
    const counting = { filter: query.filter, across };
    expect(await catalogue.counts(counting)).toEqual(await bySql.counts(counting));
  }
};

describe('words in memory', () => {
  it('give the answers of SQL, also after changes', async () => {
    const query = fc.record({
      filter,
      take: maybe(fc.record({ order, count: fc.integer({ min: 1, max: 40 }) })),
      order,
      limit: fc.integer({ min: 1, max: 30 }),
      across: fc.option(fc.constantFrom(...attributes.map(({ name }) => name)), { nil: undefined, freq: 1 }),
      after: maybe(fc.tuple(text, fc.option(fc.integer({ min: -2, max: 5 })))),
    });
    const changes = fc.tuple(
      rows,
      rows,
      fc.uniqueArray(text, { maxLength: 5 }),
      fc.array(query, { minLength: 20, maxLength: 20 }),
    );

    await fc.assert(
      fc.asyncProperty(changes, async ([first, second, bare, queries]) => {
        // A failure is tried again and again, with less: the server has only so many connections.
        await disconnect();
        await database.empty();
        const world = await makeWorld();
        await store(world, first);
        await world.catalogue.warm();
        await expectSameAnswers(world, queries);
        const taken = new Set(second.map(([of]) => of));
        await store(
          world,
          second,
          bare.filter((of) => !taken.has(of)),
        );
        await expectSameAnswers(world, queries);
      }),
      { numRuns: 5 },
    );
  });

  it('are read beside the first queries, which SQL answers', async () => {
    const world = await makeWorld();
    await store(world, [scoredAs('tree', 1)]);

    const first = await world.catalogue.count({ ranges: {}, types: [] });
    await world.catalogue.warm();

    expect(first).toBe(1);
    expect(await world.catalogue.count({ ranges: {}, types: [] })).toBe(1);
  });

  it('go when what was said of them is taken back, and come back with it', async () => {
    const world = await makeWorld();
    await store(world, [scoredAs('run', 1), scoredAs('tree', 1)]);
    await world.catalogue.warm();
    const setGone = (gone: boolean) =>
      connect('writer').transaction(async (queries) => {
        await queries.execute(sql`UPDATE revision SET value = value + 1`);
        await queries.execute(sql`UPDATE opinions SET gone = ${gone}, revision = (SELECT value FROM revision)
          WHERE text = 'tree'`);
      });
    const everything = {
      filter: { ranges: {}, types: [] },
      order: { by: 'text', descending: false },
      limit: 9,
    } as const;
    const texts = async () => (await world.catalogue.page(everything)).map(({ text: of }) => of);

    await setGone(true);
    const without = await texts();
    await setGone(false);

    expect([without, await texts()]).toEqual([['run'], ['run', 'tree']]);
  });

  it('follow a judge that loses or gets a rank', async () => {
    const world = await makeWorld();
    await store(world, [scoredAs('tree', 1)]);
    await world.catalogue.warm();
    const [judge] = await world.catalogue.judges();
    const setRank = (rank: number | null) =>
      connect('writer').transaction(async (queries) => {
        await queries.execute(sql`UPDATE revision SET value = value + 1`);
        await queries.execute(sql`UPDATE judges SET rank = ${rank}::int4 WHERE id = ${judge?.id ?? ''}`);
      });
    const count = () => world.catalogue.count({ ranges: {}, types: [] });

    await setRank(null);
    const retired = await count();
    await setRank(1);

    expect([retired, await count()]).toEqual([0, 1]);
  });

  it('are all loaded again in another epoch, whatever the revision', async () => {
    const world = await makeWorld();
    await store(world, [scoredAs('run', 1), scoredAs('tree', 1)]);
    await world.catalogue.warm();
    const before = await world.catalogue.state();
    const owner = connect('owner');
    // As a restored copy has it: other words at the same revision, of which no row is newer.
    await owner.transaction((queries) => queries.execute(sql`DELETE FROM opinions WHERE text = 'tree'`));
    const count = () => world.catalogue.count({ ranges: {}, types: [] });

    const unnoticed = await count();
    const epoch = await renewEpoch(database.url('owner'));

    expect(unnoticed).toBe(2);
    await expect.poll(count).toBe(1);
    expect(await world.catalogue.state()).toEqual({ epoch, revision: before.revision });
    expect(epoch).not.toBe(before.epoch);
  });

  it('are read again when what a judge said was deleted before it returned', async () => {
    const world = await makeWorld();
    await store(world, [scoredAs('run', 1), scoredAs('tree', 1)]);
    await world.catalogue.warm();
    const count = () => world.catalogue.count({ ranges: {}, types: [] });
    const before = await count();
    const id = (await world.catalogue.judges())[0]?.id ?? '';

    await world.judges.change(id, { isRetired: true });
    await world.judges.purgeRetired(new Date('2500-01-01T00:00:00.000Z'));
    await world.judges.change(id, { isRetired: false, rank: 1 });

    expect(before).toBe(2);
    await expect.poll(count).toBe(0);
  });

  it('are left to SQL when they are too many', async () => {
    const world = await makeWorld({ maxWords: 1 });
    await store(world, [scoredAs('run', 1), scoredAs('tree', 1)]);

    await world.catalogue.warm();

    expect(await world.catalogue.count({ ranges: {}, types: [] })).toBe(2);
  });

  it('are right for each of many queries at once while words change', async () => {
    const world = await makeWorld();
    await store(world, [scoredAs('tree', 1)]);
    await world.catalogue.warm();
    await store(world, [scoredAs('run', 1), scoredAs('tree', 2)]);

    const counts = await Promise.all(
      Array.from({ length: 10 }, () =>
        world.catalogue.count({ ranges: { commonness: { min: 100, max: 500 } }, types: [] }),
      ),
    );

    expect(counts).toEqual(Array.from({ length: 10 }, () => 2));
  });
});
