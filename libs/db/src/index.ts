export { openDatabase, type Database } from './client/open-database.ts';
export { retrying } from './client/retrying.ts';
export { drizzleOperatorPorts } from './drizzle-operator-ports.ts';
export { drizzleClaimLedger, drizzleOutcomeWriter, drizzleRunStore } from './drizzle-words-ports.ts';
export { migrateDatabase } from './migrate-database.ts';
export { drizzleWordCatalogue } from './drizzle-word-catalogue.ts';
export { snapshotWordCatalogue } from './word-snapshot/snapshot-word-catalogue.ts';
