export {
  openDatabase,
  type Database,
  type DatabaseOptions,
  type TransactionFaults,
} from './client/open-database.ts';
export { retrying, type RetryOptions } from './client/retrying.ts';
export { drizzleClaimLedger, drizzleOutcomeWriter, drizzleRunStore } from './drizzle-words-ports.ts';
export { drizzleScoreOrigins } from './drizzle-score-origins.ts';
export { migrateDatabase } from './migrate-database.ts';
export { DatabaseIsNewer } from './migration/migration-records.ts';
export { drizzleWordCatalogue } from './drizzle-word-catalogue.ts';
export {
  snapshotWordCatalogue,
  type SnapshotOptions,
  type SnapshotWordCatalogue,
} from './word-snapshot/snapshot-word-catalogue.ts';
