export { startFreezableProxy } from './freezable-proxy.ts';
export { interceptedClient } from './intercepted-client.ts';
export { startTestPostgres, type TestDatabase, type TestPostgres } from './start-test-postgres.ts';
export { wordsDatabase } from './words-database.ts';
