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
import { afterAll, beforeAll, describe } from 'vitest';
import { openDatabase, type Database } from './client/open-database.ts';
import { wordsDatabase } from './testing/words-database.ts';
import type { TestDatabase } from './testing/index.ts';
import { sharedDatabase } from './testing/shared-database.ts';

const levels = ['read committed', 'serializable'] as const;
type Level = (typeof levels)[number];

let database: TestDatabase;
let databases: Readonly<Record<Level, Database>>;

beforeAll(async () => {
  database = await sharedDatabase();
  const open = (isolation: Level) =>
    openDatabase(database.url('writer'), { applicationName: 'test', max: 6, isolation });
  databases = { 'read committed': open('read committed'), serializable: open('serializable') };
});

afterAll(() => Promise.all(levels.map((level) => databases[level].close())));

const makeWorld = (level: Level) => async (): Promise<WordsWorld> => {
  await database.empty();
  return { ...wordsDatabase(databases[level]), moveOn: () => wait(3) };
};

describe.each(levels)('under %s', (isolation) => {
  runStoreContract('drizzle', makeWorld(isolation));
  claimLedgerContract('drizzle', makeWorld(isolation));
  outcomeWriterContract('drizzle', makeWorld(isolation));
  correctionStoreContract('drizzle', makeWorld(isolation));
  judgeStoreContract('drizzle', makeWorld(isolation));
  normsContract('drizzle', makeWorld(isolation));
});

wordCatalogueContract('drizzle', makeWorld('read committed'));
twoJudgesContract('drizzle', makeWorld('read committed'));
