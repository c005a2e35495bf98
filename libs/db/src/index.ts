export { openDatabase, type Database } from './client/open-database.ts';
export { retrying } from './client/retrying.ts';
export { drizzleOperatorPorts } from './drizzle-operator-ports.ts';
export {
  drizzleClaimLedger,
  drizzleJudgeStore,
  drizzleOutcomeWriter,
  drizzleRunStore,
} from './drizzle-words-ports.ts';
export { migrateDatabase } from './migrate-database.ts';
export { drizzleWordCatalogue } from './drizzle-word-catalogue.ts';
export type { Changes, WordReadings } from './word-snapshot/word-readings.ts';
export { snapshotWordCatalogue, wordsInMemory } from './word-snapshot/snapshot-word-catalogue.ts';
export { drizzleViewLedger } from './view-ledger.ts';
