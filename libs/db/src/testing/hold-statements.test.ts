import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database } from '../client/open-database.ts';
import { sharedDatabase } from './shared-database.ts';

let migrating: Database;

beforeAll(async () => {
  const { url } = await sharedDatabase();
  migrating = openDatabase(url('owner'), { applicationName: 'migrate' });
});

afterAll(() => migrating.close());

it.each([
  ['CREATE TABLE IF NOT EXISTS t (a text COLLATE "C" PRIMARY KEY)', 'a column has a collation'],
  ['SELECT pg_advisory_lock(1)', 'function pg_advisory_lock'],
  ['CREATE TABLE t (a text PRIMARY KEY)', 'CREATE without IF NOT EXISTS'],
])('fails a test whose code sends %s', async (statement, reason) => {
  const sending = migrating.read((queries) => queries.execute(sql.raw(statement)));

  await expect(sending).rejects.toMatchObject({
    cause: { message: expect.stringContaining(reason) as string },
  });
});
