import {
  chooseView,
  hash32,
  lengthOf,
  publishView,
  type PublishPorts,
  type ViewLedger,
  type WordCatalogue,
} from '@word-list/domain';
import {
  exampleForm,
  fixedClock,
  hurriedClock,
  memoryViewObjects,
  noPacking,
  recordingLog,
} from '@word-list/domain/testing';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../client/open-database.ts';
import { drizzleWordCatalogue } from '../drizzle-word-catalogue.ts';
import { interceptedClient, type TestDatabase } from '../testing/index.ts';
import { sharedDatabase } from '../testing/shared-database.ts';
import { drizzleViewLedger } from '../view-ledger.ts';
import { snapshotWordCatalogue, type SnapshotOptions } from './snapshot-word-catalogue.ts';

let database: TestDatabase;
let writer: Database;
let reader: Database;
const statements: string[] = [];

beforeAll(async () => {
  database = await sharedDatabase();
  writer = openDatabase(database.url('owner'), { applicationName: 'test', max: 3 });
  const client = interceptedClient({
    answer: ({ text, send }) => {
      statements.push(text);
      return send();
    },
  });
  reader = openDatabase(database.url('reader'), { applicationName: 'api-words', max: 3, client });
});

beforeEach(() => database.empty());

afterAll(() => Promise.all([writer.close(), reader.close()]));

const judges = {
  editor: { kind: 'editor', rank: null },
  'model-1': { kind: 'model', rank: 2 },
  'model-2': { kind: 'model', rank: 1 },
  'lexicon-1': { kind: 'lexicon', rank: 1 },
} as const;
type JudgeName = keyof typeof judges;
const names = Object.keys(judges) as JudgeName[];

interface Said {
  readonly text: string;
  readonly score: number | null;
  readonly types: readonly string[] | null;
  readonly gone: boolean;
}

/** What a judge says of words by now, as one change. */
const rate = (judge: JudgeName, said: readonly Said[]): Promise<void> =>
  writer.transaction(async (queries) => {
    await queries.execute(sql`UPDATE revision SET value = value + 1`);
    const { kind, rank } = judges[judge];
    const model = kind === 'editor' ? null : judge;
    await queries.execute(sql`INSERT INTO judges (id, kind, model, rank)
      VALUES (${judge}, ${kind}, ${model}, ${rank ?? 1}) ON CONFLICT (id) DO NOTHING`);
    for (const { text, score, types, gone } of said) {
      const run = model && `run-${text.length}`;
      await queries.execute(sql`INSERT INTO opinions AS o
          (text, judge, commonness, sentiment, types, length, run_id, run_started_at, scored_at, hash32, gone, revision)
        SELECT ${text}, ${judge}, ${score === null ? null : Math.abs(score)}::smallint, ${score}::smallint,
          ${types && sql.param([...types])}::text[], ${lengthOf(text)}, ${run}::text,
          ${run === null ? null : '2026-01-02T03:04:05.678Z'}::timestamptz, clock_timestamp(), ${hash32(text)}, ${gone}, value
        FROM revision ON CONFLICT (text, judge) DO UPDATE SET commonness = excluded.commonness,
          sentiment = excluded.sentiment, types = excluded.types, gone = excluded.gone,
          scored_at = excluded.scored_at, revision = excluded.revision`);
    }
  });

const execute = (statement: ReturnType<typeof sql>) => writer.read((queries) => queries.execute(statement));

const makeWorld = (options: Partial<SnapshotOptions> = {}) => {
  const store = memoryViewObjects();
  const ledger = drizzleViewLedger(writer);
  const ports: PublishPorts = { ledger, objects: store, packing: noPacking, log: recordingLog() };
  const complaints: unknown[] = [];
  const open = () =>
    snapshotWordCatalogue(reader, {
      formOf: exampleForm,
      clock: hurriedClock(),
      views: { objects: store, packing: noPacking },
      onError: (error) => complaints.push(error),
      ...options,
    });
  const publishAll = async (times = names.length) => {
    await execute(sql`UPDATE views SET published_at = ${'2026-01-01T00:00:00Z'}::timestamptz`);
    const publish = publishView(ports);
    for (let time = 0; time < times; time += 1) await publish();
  };
  return { store, ledger, ports, complaints, open, publishAll };
};

const everything = {
  filter: { ranges: {}, types: [] },
  order: { by: 'text', descending: false },
  limit: 1000,
} as const;

const expectSame = async (catalogue: WordCatalogue): Promise<void> => {
  const bySql = drizzleWordCatalogue(reader, exampleForm);
  expect(await catalogue.page(everything)).toEqual(await bySql.page(everything));
  const sample = { ...everything, order: { by: 'random', seed: 7 }, limit: 5 } as const;
  expect(await catalogue.page(sample)).toEqual(await bySql.page(sample));
  expect(await catalogue.judges()).toEqual(await bySql.judges());
};

const text = fc
  .array(fc.constantFrom('a', 'b', 'é', '\ufe45', '😀'), { minLength: 1, maxLength: 3 })
  .map((letters) => letters.join(''));
const said = fc.uniqueArray(
  fc.record({
    text,
    score: fc.option(fc.integer({ min: -500, max: 500 })),
    types: fc.constantFrom(null, [], ['noun'], ['noun', 'verb']),
    gone: fc.boolean(),
  }),
  { selector: (of) => of.text, minLength: 1, maxLength: 8 },
);
const judge = fc.constantFrom(...names);
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('rate' as const), judge, said }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('publish' as const), times: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rank' as const),
      judge,
      rank: fc.option(fc.integer({ min: 1, max: 3 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('two at once' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('late begins' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('late ends' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tear' as const), at: fc.nat(5000) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('purge' as const), judge }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore' as const), lose: text }) },
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const makeActions = ({ store, ledger, ports, publishAll }: ReturnType<typeof makeWorld>) => {
  const late: { letGo: () => void; done: Promise<void> }[] = [];
  const endLate = async () => {
    for (const { letGo } of late) letGo();
    await Promise.all(late.splice(0).map(({ done }) => done));
  };
  const beginLate = () => {
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const slow: ViewLedger = {
      ...ledger,
      point: async (...given) => {
        await held;
        return ledger.point(...given);
      },
    };
    late.push({ letGo, done: publishView({ ...ports, ledger: slow })() });
  };
  const acts: { [Kind in Step['kind']]: (of: Extract<Step, { kind: Kind }>) => unknown } = {
    rate: (of) => rate(of.judge, of.said),
    publish: ({ times }) => publishAll(times),
    rank: async (of) => {
      await execute(sql`UPDATE judges SET rank = ${of.rank}::int4 WHERE id = ${of.judge}`);
      await execute(sql`UPDATE revision SET value = value + 1`);
    },
    'two at once': () => Promise.all([publishAll(2), publishAll(2)]),
    'late begins': beginLate,
    'late ends': endLate,
    lose: () => store.objects.clear(),
    tear: ({ at }) => {
      for (const [key, bytes] of store.objects) store.objects.set(key, bytes.slice(0, at % bytes.length));
    },
    purge: async (of) => {
      await execute(sql`DELETE FROM opinions WHERE judge = ${of.judge}`);
      await execute(sql`UPDATE judges SET purges = purges + 1 WHERE id = ${of.judge}`);
      await execute(sql`UPDATE revision SET value = value + 1`);
    },
    restore: async ({ lose }) => {
      await execute(sql`DELETE FROM opinions WHERE text = ${lose}`);
      await execute(sql`UPDATE revision SET epoch = gen_random_uuid()`);
    },
  };
  const act = async (of: Step): Promise<void> => {
    await acts[of.kind](of as never);
  };
  return { act, endLate };
};

describe('words from published views', () => {
  it('are those of the database after any history, for a cold reader and a warm one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        await database.empty();
        const world = makeWorld();
        const { act, endLate } = makeActions(world);
        const warm = world.open();
        await warm.warm();
        for (const one of steps) {
          await act(one);
          const cold = world.open();
          await cold.warm();
          await expectSame(cold);
          await expectSame(warm);
        }
        await endLate();
        await expectSame(warm);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('are those of the database for each view that a reader chooses', async () => {
    const { open, publishAll } = makeWorld();
    for (const [at, name] of names.entries()) {
      await rate(name, [
        { text: 'all', score: at * 10, types: at % 2 === 0 ? ['noun'] : null, gone: false },
        { text: `own ${name}`, score: null, types: null, gone: false },
      ]);
    }
    await publishAll();
    const catalogue = open();
    const known = await catalogue.judges();

    for (const chosen of [
      'model-2',
      'editor',
      'sentiment:model-2',
      'lexicon-1,sentiment:editor',
      'sentiment:lexicon-1,commonness:model-2',
    ]) {
      const view = chooseView(known, chosen);
      const bySql = await drizzleWordCatalogue(reader, exampleForm).seenBy(view).page(everything);
      expect(await catalogue.seenBy(view).page(everything)).toEqual(bySql);
    }
  });

  it('take two statements, and no opinion out of the database', async () => {
    const { open, publishAll, complaints } = makeWorld({ clock: fixedClock() });
    for (const name of names) await rate(name, [{ text: 'tree', score: 100, types: ['noun'], gone: false }]);
    await publishAll();
    const catalogue = open();
    statements.length = 0;

    const words = await catalogue.page(everything);

    expect(words).toHaveLength(1);
    expect(statements).toHaveLength(2);
    expect(complaints).toEqual([]);
  });

  it('are waited for where more than a few opinions are not published, but for single words', async () => {
    const { open, publishAll, store } = makeWorld({ maxOpinions: 2 });
    const four = ['a', 'b', 'c', 'd'].map((of): Said => ({ text: of, score: 1, types: null, gone: false }));
    await rate('model-1', four);
    const catalogue = open();
    await catalogue.warm();

    await expect(catalogue.page(everything)).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
    expect(await catalogue.find('a')).toMatchObject({ text: 'a' });
    await publishAll();
    expect(await catalogue.page(everything)).toHaveLength(4);
    store.objects.clear();
    const cold = open();
    await cold.warm();

    await expect(cold.page(everything)).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
  });

  it('are looked for once more when an object has made room for a newer one', async () => {
    const { publishAll, store, complaints } = makeWorld();
    const two = ['a', 'b'].map((of): Said => ({ text: of, score: 1, types: null, gone: false }));
    await rate('model-1', two);
    await publishAll();
    const [key = '', bytes = new Uint8Array()] = [...store.objects][0] ?? [];
    let looks = 0;
    const objects = {
      get: async (of: string) => {
        looks += 1;
        if (looks > 1) return store.get(of);
        // Between the look at the row and that at the object.
        store.objects.delete(key);
        await execute(sql`UPDATE views SET object = 'moved'`);
        store.objects.set('moved', bytes);
        return store.get(of);
      },
    };
    const catalogue = snapshotWordCatalogue(reader, {
      ...{ formOf: exampleForm, clock: hurriedClock(), maxOpinions: 1 },
      views: { objects, packing: noPacking },
      onError: (error) => complaints.push(error),
    });

    expect(await catalogue.page(everything)).toHaveLength(2);
    expect([looks, complaints]).toEqual([2, [expect.objectContaining({ name: 'ViewRefused' })]]);
  });

  it('are nothing that a restored database does not know', async () => {
    const { open, publishAll } = makeWorld();
    await rate('model-1', [{ text: 'a', score: 1, types: null, gone: false }]);
    await rate('model-1', [{ text: 'b', score: 1, types: null, gone: false }]);
    await publishAll();
    // Rows of the first revision only, while nobody has said yet that the database was restored.
    await execute(sql`UPDATE revision SET value = 1`);
    await execute(sql`DELETE FROM opinions WHERE text = 'b'`);

    const catalogue = open();

    expect((await catalogue.page(everything)).map(({ text: of }) => of)).toEqual(['a']);
  });
});
