import { exampleForm, type WordsDatabase } from '@word-list/domain/testing';
import type { Database } from '../client/open-database.ts';
import {
  drizzleClaimLedger,
  drizzleCorrectionStore,
  drizzleJudgeStore,
  drizzleOutcomeWriter,
  drizzleRunStore,
} from '../drizzle-words-ports.ts';
import { drizzleWordCatalogue } from '../drizzle-word-catalogue.ts';

/** All adapters of one database. */
export const wordsDatabase = (db: Database): WordsDatabase => ({
  runs: drizzleRunStore(db),
  ledger: drizzleClaimLedger(db),
  outcomes: drizzleOutcomeWriter(db),
  corrections: drizzleCorrectionStore(db),
  judges: drizzleJudgeStore(db),
  catalogue: drizzleWordCatalogue(db, exampleForm),
});
