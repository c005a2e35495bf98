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
export { askAtMost } from './word-snapshot/ask-at-most.ts';
export { keepByState } from './word-snapshot/keep-by-state.ts';
export { makeSnapshotKeeper } from './word-snapshot/snapshot-keeper.ts';
export { snapshotWordCatalogue } from './word-snapshot/snapshot-word-catalogue.ts';
export { drizzleViewLedger } from './view-ledger.ts';
