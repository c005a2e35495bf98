import {
  attributes,
  judgeOf,
  openView,
  publishView,
  startOf,
  viewFormat,
  ViewRefused,
  type OpinionTable,
  type PublishPorts,
  type ViewLedger,
} from '@word-list/domain';
import { decided, part, scoredAs, scoringRun } from '@word-list/domain/contracts';
import { memoryViewObjects, noPacking, recordingLog } from '@word-list/domain/testing';
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from './client/open-database.ts';
import { wordsDatabase, type TestDatabase } from './testing/index.ts';
import { sharedDatabase } from './testing/shared-database.ts';
import { drizzleViewLedger } from './view-ledger.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await sharedDatabase();
});

beforeEach(async () => {
  await database.empty();
  db = openDatabase(database.url('writer'), { applicationName: 'test', max: 4 });
});

afterEach(() => db.close());

const execute = (statement: ReturnType<typeof sql>) => db.read((queries) => queries.execute(statement));

const makeWorld = () => {
  const views = drizzleViewLedger(db);
  const store = memoryViewObjects();
  const log = recordingLog();
  const ports: PublishPorts = { ledger: views, objects: store, packing: noPacking, log };
  const world = { ...wordsDatabase(db), moveOn: async () => undefined };
  const score = async (rows: Readonly<Record<string, number>>, model = 'model-1') => {
    const scored = Object.entries(rows).map(([text, value]) => scoredAs(text, value));
    const run = await scoringRun(world, [scored.length], { mode: 'all', model });
    await world.ledger.classify({ runId: run.id, part, words: Object.keys(rows) });
    await world.outcomes.settle(decided(run, { scored }));
    await world.runs.endIfDone(run.id);
    return judgeOf(run).id;
  };
  /** Lets the five minutes pass between two publications. */
  const passTime = () => execute(sql`UPDATE views SET published_at = ${'2026-01-01T00:00:00Z'}::timestamptz`);
  const seen = async (judge: string) => {
    const pointer = await views.pointer(judge);
    return pointer && commonnessOf((await openView(ports, judge, pointer)).table);
  };
  return { ports, ledger: views, store, log, score, passTime, seen, publish: publishView(ports) };
};

const commonnessOf = ({ texts, ends, columns, size }: OpinionTable) =>
  Object.fromEntries(
    Array.from({ length: size }, (_, row) => [
      new TextDecoder().decode(texts.subarray(startOf({ ends }, row), ends[row])),
      (columns.commonness[row] ?? 0) / 100,
    ]),
  );

describe('publishing', () => {
  it('leads to what a judge holds of words, and later to what has changed as well', async () => {
    const { score, publish, seen, passTime, store, ledger } = makeWorld();
    const judge = await score({ run: 1, 'naïve 😀': 2 });
    await publish();
    const first = await seen(judge);

    await score({ run: 4, tree: 3 });
    await publish();
    const tooEarly = await seen(judge);
    await passTime();
    await publish();
    const second = await seen(judge);
    await execute(sql`UPDATE revision SET value = value + 1`);
    await execute(
      sql`UPDATE opinions SET gone = true, revision = (SELECT value FROM revision) WHERE text = 'tree'`,
    );
    await passTime();
    await publish();

    expect([first, tooEarly]).toEqual([
      { run: 1, 'naïve 😀': 2 },
      { run: 1, 'naïve 😀': 2 },
    ]);
    expect(second).toEqual({ run: 4, 'naïve 😀': 2, tree: 3 });
    expect(await seen(judge)).toEqual({ run: 4, 'naïve 😀': 2 });
    const pointer = await ledger.pointer(judge);
    expect([...store.objects.keys()].sort()).toEqual([pointer?.object, pointer?.previous].sort());
    expect(pointer?.object).toMatch(new RegExp(`^views/${viewFormat}/${judge}/\\d+-[0-9a-f]{64}$`, 'u'));
  });

  it('says everything of an opinion', async () => {
    const { score, publish, ports, ledger } = makeWorld();
    const judge = await score({ run: 1 });
    await publish();

    const { table } = await openView(ports, judge, (await ledger.pointer(judge))!);
    const [opinion] = await wordsDatabase(db).catalogue.opinions('run');

    const { columns } = table;
    expect(attributes.map(({ name }) => columns[name][0])).toEqual(
      attributes.map(({ name }) => opinion?.scores[name]),
    );
    expect(table.typeLists[columns.types[0]!]).toBe(opinion?.types?.join('/'));
    expect(table.runs[columns.run[0]!]).toEqual([opinion?.runId, Date.parse(opinion?.runStartedAt ?? '')]);
    expect(new Date(columns.scoredAt[0]!).toISOString()).toBe(opinion?.scoredAt);
  });

  it('takes one judge at a time, who has waited longest first, and nobody without changes', async () => {
    const { score, publish, ledger, passTime } = makeWorld();
    const judges = [await score({ a: 1 }, 'model-1'), await score({ b: 1 }, 'model-2')].sort();
    const published = async () =>
      Promise.all(judges.map(async (judge) => (await ledger.pointer(judge))?.revision));

    await publish();
    const one = await published();
    await publish();
    const two = await published();
    await passTime();
    await publish();

    expect(one.filter((revision) => revision !== undefined)).toHaveLength(1);
    expect(two.every((revision) => revision !== undefined)).toBe(true);
    expect(await published()).toEqual(two);
  });

  it('begins anew where the last object is gone, damaged, or of another database', async () => {
    const { score, publish, seen, passTime, store, log, ledger } = makeWorld();
    const judge = await score({ run: 1, tree: 2 });
    await publish();
    for (const damage of [
      async () => store.objects.clear(),
      async () => {
        for (const bytes of store.objects.values()) bytes[70] = (bytes[70] ?? 0) ^ 1;
      },
      () => execute(sql`UPDATE revision SET epoch = gen_random_uuid()`),
    ]) {
      await damage();
      await score({ run: 3 });
      await passTime();
      await publish();
      expect(await seen(judge)).toEqual({ run: 3, tree: 2 });
      await score({ run: 1 });
      await passTime();
      await publish();
    }
    expect(log.entries.filter(({ level }) => level === 'warn')).toHaveLength(2);
    expect((await ledger.pointer(judge))?.epoch).not.toBeUndefined();
  });

  it.each<[string, () => ReturnType<typeof sql>]>([
    ['a purge', () => sql`UPDATE judges SET purges = purges + 1`],
    ['a restore', () => sql`UPDATE revision SET epoch = gen_random_uuid()`],
  ])('holds nothing after %s that is not in the database any more', async (_, happen) => {
    const { score, publish, seen, passTime } = makeWorld();
    const judge = await score({ run: 1, tree: 2 });
    await publish();
    await execute(sql`DELETE FROM opinions WHERE text = 'tree'`);
    await execute(happen());
    await score({ run: 3 });
    await passTime();
    await publish();

    expect(await seen(judge)).toEqual({ run: 3 });
  });

  it('goes on in slices where much has changed', async () => {
    const { score, ledger } = makeWorld();
    for (const text of ['a', 'b', 'c', 'd']) await score({ [text]: 1, [`${text}${text}`]: 1 });
    const judge = await score({ e: 1 });
    const texts = async (after: bigint, limit: number) => {
      const { rows, upTo } = await ledger.changes({ judge, after, upTo: 5n, limit });
      return [
        rows
          .map(({ text }) => text)
          .sort()
          .join(),
        upTo,
      ];
    };

    expect(await texts(0n, 3)).toEqual(['a,aa,b,bb', 2n]);
    expect(await texts(2n, 3)).toEqual(['c,cc,d,dd', 4n]);
    expect(await texts(4n, 3)).toEqual(['e', 5n]);
    expect(await texts(5n, 3)).toEqual(['', 5n]);
  });

  it('never lets a late one lead readers back, and leaves nothing of it', async () => {
    const { ports, score, publish, seen, passTime, store, ledger } = makeWorld();
    const judge = await score({ run: 1 });
    await publish();
    await score({ run: 2 });
    await passTime();
    // It has read what it needs, and stands still before it points.
    let letGo = (): void => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let stand = (): void => undefined;
    const stands = new Promise<void>((resolve) => (stand = resolve));
    const slow: ViewLedger = {
      ...ports.ledger,
      point: async (...given) => {
        stand();
        await held;
        return ports.ledger.point(...given);
      },
    };
    const late = publishView({ ...ports, ledger: slow })();
    await stands;
    await score({ run: 3 });
    await publish();
    await score({ run: 4 });
    await passTime();
    await publish();

    letGo();
    await late;

    expect(await seen(judge)).toEqual({ run: 4 });
    const pointer = await ledger.pointer(judge);
    expect([...store.objects.keys()].sort()).toEqual([pointer?.object, pointer?.previous].sort());
  });

  it('by two at once leads to what they both made', async () => {
    const { ports, score, seen, ledger, store } = makeWorld();
    const judge = await score({ run: 1 });

    // Both have put their objects before one points.
    let standing = 0;
    let letGo = (): void => undefined;
    const bothStand = new Promise<void>((resolve) => (letGo = resolve));
    const point: ViewLedger['point'] = async (...given) => {
      standing += 1;
      if (standing === 2) letGo();
      await bothStand;
      return ports.ledger.point(...given);
    };
    const both = { ...ports, ledger: { ...ports.ledger, point } };

    await Promise.all([publishView(both)(), publishView(both)()]);

    expect(await seen(judge)).toEqual({ run: 1 });
    expect([...store.objects.keys()]).toEqual([(await ledger.pointer(judge))?.object]);
  });

  it.each<[string, () => ReturnType<typeof sql>]>([
    ['restored to another epoch', () => sql`UPDATE revision SET epoch = gen_random_uuid()`],
    ['restored to an earlier revision', () => sql`UPDATE revision SET value = 0`],
  ])('points to nothing when the database was %s meanwhile', async (_, restore) => {
    const { ports, score, ledger } = makeWorld();
    const judge = await score({ run: 1 });
    const point: ViewLedger['point'] = async (...given) => {
      await execute(restore());
      return ports.ledger.point(...given);
    };

    await publishView({ ...ports, ledger: { ...ports.ledger, point } })();

    expect(await ledger.pointer(judge)).toBeUndefined();
  });

  it('lets a judge wait that failed, and goes on with others first', async () => {
    const { ports, score, seen } = makeWorld();
    const judges = [await score({ a: 1 }, 'model-1'), await score({ b: 1 }, 'model-2')].sort();
    let isBroken = true;
    const put: PublishPorts['objects']['put'] = async (key, bytes) => {
      if (isBroken && key.includes(judges[0] ?? '')) throw new Error('no room');
      await ports.objects.put(key, bytes);
    };
    const publish = publishView({ ...ports, objects: { ...ports.objects, put } });

    await expect(publish()).rejects.toThrow('no room');
    await publish();
    await publish();
    expect(await Promise.all(judges.map(seen))).toEqual([undefined, { b: 1 }]);
    isBroken = false;
    await publish();

    expect(await seen(judges[0] ?? '')).toEqual({ a: 1 });
  });

  it('refuses an object that its row does not fit', async () => {
    const { ports, score, publish, ledger } = makeWorld();
    const judge = await score({ run: 1 });
    await publish();
    const pointer = (await ledger.pointer(judge))!;

    for (const wrong of [{ sha256: 'x' }, { epoch: 'x' }, { revision: 9n }, { object: 'x' }]) {
      await expect(openView(ports, judge, { ...pointer, ...wrong })).rejects.toThrow(ViewRefused);
    }
    await expect(openView(ports, 'another', pointer)).rejects.toThrow(ViewRefused);
  });
});

describe('the row of a published view', () => {
  const judge = judgeOf({ model: 'model-1', rubricId: 'rubric-1', effort: null }).id;
  const renewEpoch = () => execute(sql`UPDATE revision SET epoch = gen_random_uuid()`);
  const purge = () => execute(sql`UPDATE judges SET purges = purges + 1`);

  /** A judge of one opinion, at revision 5. */
  const begin = async () => {
    await execute(sql`UPDATE revision SET value = 5`);
    await execute(sql`INSERT INTO judges (id, kind, model, rank) VALUES (${judge}, 'model', 'model-1', 1)`);
    await execute(sql`INSERT INTO opinions (text, judge, length, scored_at, hash32, revision)
      VALUES ('tree', ${judge}, 4, clock_timestamp(), 1, 3)`);
    const ledger = drizzleViewLedger(db);
    const due = () => ledger.due({ seconds: 300, except: [] });
    const first = (await due())!;
    const row = (object: string, revision: bigint, changes: { epoch?: string; purges?: number } = {}) => ({
      ...{ judge, object, previous: null, sha256: object, revision },
      ...{ epoch: first.epoch, purges: first.purges, ...changes },
    });
    return { ledger, due, row };
  };

  it('is made by the first of two, and moved only by who has read what it says', async () => {
    const { ledger, row } = await begin();
    const made = [await ledger.point(row('a', 1n), undefined), await ledger.point(row('b', 2n), undefined)];
    const moved = [
      await ledger.point(row('c', 3n), row('a', 1n)),
      await ledger.point(row('d', 4n), row('a', 1n)),
    ];

    expect([made, moved]).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(await ledger.pointer(judge)).toMatchObject({ object: 'c', revision: 3n });
  });

  it.each<[string, () => Promise<unknown>]>([
    ['has another epoch', renewEpoch],
    ['knows less', () => execute(sql`UPDATE revision SET value = 2`)],
    ['was purged', purge],
  ])('leads to nothing, and to nothing else, when the database %s meanwhile', async (_, happen) => {
    for (const before of [undefined, 'a']) {
      await database.empty();
      const { ledger, row } = await begin();
      if (before !== undefined) await ledger.point(row(before, 1n), undefined);
      await happen();

      expect(await ledger.point(row('b', 3n), before === undefined ? undefined : row(before, 1n))).toBe(
        false,
      );
      expect((await ledger.pointer(judge))?.object).toBe(before);
    }
  });

  it('moves on from another epoch and from a purge, though its revision does not grow', async () => {
    const { ledger, due, row } = await begin();
    await ledger.point(row('a', 5n), undefined);
    await renewEpoch();
    const { epoch, published } = (await due())!;
    const afterEpoch = await ledger.point(row('b', 3n, { epoch }), published);
    await purge();
    const afterPurge = await ledger.point(row('c', 3n, { epoch, purges: 1 }), row('b', 3n));

    expect([published?.object, afterEpoch, afterPurge]).toEqual(['a', true, true]);
  });

  it('is due again when there is something new and five minutes are over, after a purge too', async () => {
    const { ledger, due, row } = await begin();
    const passTime = () =>
      execute(sql`UPDATE views SET published_at = ${'2026-01-01T00:00:00Z'}::timestamptz`);
    await ledger.point(row('a', 3n), undefined);
    await passTime();
    const unchanged = await due();
    await execute(sql`UPDATE opinions SET revision = 4`);
    const changed = await due();
    await ledger.point(row('b', 4n), row('a', 3n));
    await purge();
    const early = await due();
    await passTime();
    const purged = await due();

    expect([unchanged, changed?.judge, early, purged?.judge]).toEqual([undefined, judge, undefined, judge]);
  });

  it('is due first that was published longest ago', async () => {
    const { ledger, due, row } = await begin();
    await execute(sql`INSERT INTO judges (id, kind, model, rank) VALUES ('a-judge', 'model', 'a', 2)`);
    await execute(sql`INSERT INTO opinions (text, judge, length, scored_at, hash32, revision)
      VALUES ('tree', 'a-judge', 4, clock_timestamp(), 1, 3)`);
    await ledger.point(row('a', 1n), undefined);
    await ledger.point({ ...row('b', 1n), judge: 'a-judge' }, undefined);
    await execute(sql`UPDATE views SET published_at = CASE WHEN judge = 'a-judge' THEN ${'2026-01-02T00:00:00Z'}::timestamptz
      ELSE ${'2026-01-01T00:00:00Z'}::timestamptz END`);

    expect((await due())?.judge).toBe(judge);
  });
});
