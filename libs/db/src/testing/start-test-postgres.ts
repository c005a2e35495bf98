import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableName } from 'drizzle-orm';
import pg from 'pg';
import { migrateDatabase } from '../migrate-database.ts';
import * as schema from '../schema/index.ts';
import { forgetPostgres, startPostgres, type DatabaseUser } from '../postgres-server/index.ts';

export interface TestDatabase {
  /** Connection URL of a user. */
  url(user: DatabaseUser): string;
  /** Forgets all rows: faster than another database. */
  empty(): Promise<void>;
}

export interface TestPostgres {
  /** A migrated, empty database of its own. */
  createDatabase(): Promise<TestDatabase>;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

const emptyTables = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  // A test leaves few rows: to delete them is faster than to make new files for every table and index.
  const deletions = Object.values(schema).map(
    (table) => `DELETE FROM ${client.escapeIdentifier(getTableName(table))}`,
  );
  try {
    await client.query([...deletions, 'INSERT INTO revision (id, value) VALUES (1, 0)'].join('; '));
  } finally {
    await client.end();
  }
};

/** A real PostgreSQL for tests, in a folder of its own, that flushes nothing to disk. Start one per test file. */
export const startTestPostgres = async (): Promise<TestPostgres> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'word-list-postgres-'));
  const password = () => randomBytes(12).toString('hex');
  const users = { owner: password(), writer: password(), reader: password() };
  const server = await startPostgres({ dataDir, port: 0, users, durable: false });
  await migrateDatabase(server.url('owner'));
  let databases = 0;

  return {
    async createDatabase() {
      databases += 1;
      const name = `test_${databases}`;
      const client = new pg.Client({ connectionString: server.url('owner', 'postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE ${name} TEMPLATE words`).finally(() => client.end());
      return {
        url: (user) => server.url(user, name),
        empty: () => emptyTables(server.url('owner', name)),
      };
    },
    async stop() {
      await server.stop();
      await forgetPostgres(dataDir);
    },
  };
};
