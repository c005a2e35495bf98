export { startFreezableProxy } from './freezable-proxy.ts';
export { startTestPostgres, type TestDatabase, type TestPostgres } from './start-test-postgres.ts';
export { wordsDatabase } from './words-database.ts';
