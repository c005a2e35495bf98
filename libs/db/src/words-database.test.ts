import { setTimeout as wait } from 'node:timers/promises';
import {
  claimLedgerContract,
  correctionStoreContract,
  judgeStoreContract,
  normsContract,
  outcomeWriterContract,
  runStoreContract,
  twoJudgesContract,
  wordCatalogueContract,
  type WordsWorld,
} from '@word-list/domain/contracts';
import { afterEach, beforeAll, describe } from 'vitest';
import { openDatabase, type Database, type DatabaseOptions } from './client/open-database.ts';
import { wordsDatabase } from './testing/words-database.ts';
import type { TestDatabase } from './testing/index.ts';
import { sharedDatabase } from './testing/shared-database.ts';

let database: TestDatabase;
const open: Database[] = [];

beforeAll(async () => {
  database = await sharedDatabase();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((db) => db.close()));
});

const makeWorld = (isolation: NonNullable<DatabaseOptions['isolation']>) => async (): Promise<WordsWorld> => {
  await database.empty();
  const db = openDatabase(database.url('writer'), { applicationName: 'test', max: 6, isolation });
  open.push(db);
  return { ...wordsDatabase(db), moveOn: () => wait(3) };
};

describe.each(['read committed', 'serializable'] as const)('under %s', (isolation) => {
  runStoreContract('drizzle', makeWorld(isolation));
  claimLedgerContract('drizzle', makeWorld(isolation));
  outcomeWriterContract('drizzle', makeWorld(isolation));
  correctionStoreContract('drizzle', makeWorld(isolation));
  judgeStoreContract('drizzle', makeWorld(isolation));
  normsContract('drizzle', makeWorld(isolation));
});

wordCatalogueContract('drizzle', makeWorld('read committed'));
twoJudgesContract('drizzle', makeWorld('read committed'));
