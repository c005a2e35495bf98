export {
  openDatabase,
  type Database,
  type DatabaseOptions,
  type TransactionFaults,
} from './client/open-database.ts';
export { type RetryOptions } from './client/retrying.ts';
export { drizzleClaimLedger } from './drizzle-claim-ledger.ts';
export { drizzleOutcomeWriter } from './drizzle-outcome-writer.ts';
export { drizzleRunStore } from './drizzle-run-store.ts';
export { drizzleScoreOrigins } from './drizzle-score-origins.ts';
export { migrateDatabase } from './migrate-database.ts';
export { DatabaseIsNewer } from './migration/migration-records.ts';
export { drizzleWordCatalogue } from './drizzle-word-catalogue.ts';
export {
  snapshotWordCatalogue,
  type SnapshotOptions,
  type SnapshotWordCatalogue,
} from './word-snapshot/snapshot-word-catalogue.ts';
