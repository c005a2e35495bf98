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
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openDatabase, type Database, type DatabaseOptions } from './client/open-database.ts';
import { rowsOf } from './sql-parts.ts';
import { emptyTables } from './testing/start-test-postgres.ts';
import { wordsDatabase } from './testing/words-database.ts';

// nx run db:contracts: the contracts of the ports against the migrated, empty database behind DATABASE_URL, as its owner.
const isAsked = process.env.RUN_CONTRACTS === 'yes';
const ownerUrl = (): string =>
  z
    .url('set DATABASE_URL to the URL of the owner of a migrated, empty database')
    .parse(process.env.DATABASE_URL);

const open: Database[] = [];
const openOwner = (isolation?: DatabaseOptions['isolation']): Database => {
  const db = openDatabase(ownerUrl(), {
    applicationName: 'contracts',
    max: 6,
    ...(isolation && { isolation }),
  });
  open.push(db);
  return db;
};

const stateRow = z.object({ rows: z.coerce.number(), version: z.string() });

/** What the contracts delete must not be anybody's. Prints what decision 3 wants to know. */
const refuseRows = async (): Promise<void> => {
  const count = sql`SELECT (SELECT count(*) FROM runs) + (SELECT count(*) FROM opinions) AS rows, version() AS version`;
  const [state] = await openOwner().read((queries) => rowsOf(queries, stateRow, count));
  if (state?.rows !== 0)
    throw new Error('the database has runs or words; the contracts delete all rows: use an empty one');
  console.log(`Contracts at ${new Date().toISOString()} on ${state.version}`);
};

const closeAll = async (): Promise<void> => {
  await Promise.all(open.splice(0).map((db) => db.close()));
};

describe.skipIf(!isAsked)('a database behind a URL', () => {
  beforeAll(refuseRows);
  afterEach(closeAll);
  afterAll(() => emptyTables(ownerUrl()));

  describe.each(['read committed', 'serializable'] as const)('under %s', (isolation) => {
    const makeWorld = async (): Promise<WordsWorld> => {
      await emptyTables(ownerUrl());
      return { ...wordsDatabase(openOwner(isolation)), moveOn: () => wait(3) };
    };

    runStoreContract('drizzle', makeWorld);
    claimLedgerContract('drizzle', makeWorld);
    outcomeWriterContract('drizzle', makeWorld);
    correctionStoreContract('drizzle', makeWorld);
    judgeStoreContract('drizzle', makeWorld);
    normsContract('drizzle', makeWorld);
    wordCatalogueContract('drizzle', makeWorld);
  });
});
