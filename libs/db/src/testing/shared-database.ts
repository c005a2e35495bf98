import { inject } from 'vitest';
import { copyDatabase, type TestDatabase } from './start-test-postgres.ts';

/** A migrated, empty database of the test file's own, on the server that the test files of this project share. */
export const sharedDatabase = (): Promise<TestDatabase> => copyDatabase(inject('template'));
