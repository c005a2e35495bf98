import type { ClaimLedger, OutcomeWriter, RunStore, WordCatalogue } from '@word-list/domain';
import { exampleForm } from '@word-list/domain/testing';
import type { Database } from '../client/open-database.ts';
import { drizzleClaimLedger, drizzleOutcomeWriter, drizzleRunStore } from '../drizzle-words-ports.ts';
import { drizzleWordCatalogue } from '../drizzle-word-catalogue.ts';

/** All adapters of one database. */
export const wordsDatabase = (
  db: Database,
): { runs: RunStore; ledger: ClaimLedger; outcomes: OutcomeWriter; catalogue: WordCatalogue } => ({
  runs: drizzleRunStore(db),
  ledger: drizzleClaimLedger(db),
  outcomes: drizzleOutcomeWriter(db),
  catalogue: drizzleWordCatalogue(db, exampleForm),
});
