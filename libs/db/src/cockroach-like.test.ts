import {
  claimLedgerContract,
  correctionStoreContract,
  judgeStoreContract,
  normsContract,
  outcomeWriterContract,
  runStoreContract,
  wordCatalogueContract,
  type WordsWorld,
} from '@word-list/domain/contracts';
import { sql } from 'drizzle-orm';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type DatabaseOptions } from './client/open-database.ts';
import { cockroachLike, type CockroachFaults } from './testing/cockroach-like.ts';
import type { TestDatabase } from './testing/index.ts';
import { sharedDatabase } from './testing/shared-database.ts';
import { wordsDatabase } from './testing/words-database.ts';

let database: TestDatabase;
const open: Database[] = [];

beforeAll(async () => {
  database = await sharedDatabase();
});

afterAll(() => Promise.all(open.map((db) => db.close())));

const never = { readEvery: Number.POSITIVE_INFINITY, commitEvery: Number.POSITIVE_INFINITY };

const openLike = (faults: CockroachFaults, isolation?: DatabaseOptions['isolation']) => {
  const { client, counts } = cockroachLike(faults);
  const db = openDatabase(database.url('writer'), {
    applicationName: 'test',
    max: 6,
    client,
    retries: { pause: () => Promise.resolve() },
    ...(isolation && { isolation }),
  });
  open.push(db);
  return { db, counts };
};

describe.each(['read committed', 'serializable'] as const)(
  'under %s, as CockroachDB answers',
  (isolation) => {
    let like: ReturnType<typeof openLike>;

    beforeAll(() => {
      // Of COMMITs that took effect, repeated work gives other counts: races.test.ts holds what is stored then.
      like = openLike({ readEvery: 7, commitEvery: 3 }, isolation);
    });

    const makeWorld = async (): Promise<WordsWorld> => {
      await database.empty();
      Object.assign(like.counts, { reads: 0, commits: 0 });
      return { ...wordsDatabase(like.db), moveOn: () => wait(3) };
    };

    runStoreContract('drizzle', makeWorld);
    claimLedgerContract('drizzle', makeWorld);
    outcomeWriterContract('drizzle', makeWorld);
    correctionStoreContract('drizzle', makeWorld);
    judgeStoreContract('drizzle', makeWorld);
    normsContract('drizzle', makeWorld);
    wordCatalogueContract('drizzle', makeWorld);
  },
);

describe('the likeness', () => {
  it('hands whole numbers of four bytes over as text', async () => {
    const { db } = openLike(never);

    expect(
      (await db.read((queries) => queries.execute(sql`SELECT 1::int4 AS n, 1::int2 AS m`))).rows,
    ).toEqual([{ n: '1', m: 1 }]);
  });

  it('asks for a restart in a read, inside a transaction as well as outside', async () => {
    const { db, counts } = openLike({ ...never, readEvery: 2 });
    let tries = 0;

    await db.transaction(async (queries) => {
      tries += 1;
      await queries.execute(sql`SELECT 1`);
      if (tries === 1) await queries.execute(sql`SELECT 2`);
    });

    expect([tries, counts.reads]).toEqual([2, 3]);
  });

  it.each([
    { isTaken: false, value: '3' },
    { isTaken: true, value: '5' },
  ])('says that nobody knows whether a COMMIT took effect (it did: $isTaken)', async ({ isTaken, value }) => {
    await database.empty();
    const { db } = openLike({ ...never, commitEvery: 2, isTaken });
    const add = () =>
      db.transaction((queries) => queries.execute(sql`UPDATE revision SET value = value + 1`));

    // COMMITs 2 and 4 are in doubt, and repeated as 3 and 5.
    for (let call = 0; call < 3; call += 1) await add();

    const { rows } = await db.read((queries) => queries.execute(sql`SELECT value FROM revision`));
    expect(rows).toEqual([{ value }]);
  });
});
