import { randomBytes } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateDatabase } from '../migrate-database.ts';
import { forgetPostgres, startPostgres, type DatabaseUser } from '../postgres-server/index.ts';

export interface TestDatabase {
  /** Connection URL of a user. */
  url(user: DatabaseUser): string;
}

export interface TestPostgres {
  /** A migrated, empty database of its own. */
  createDatabase(): Promise<TestDatabase>;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

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
      return { url: (user) => server.url(user, name) };
    },
    async stop() {
      await server.stop();
      await forgetPostgres(dataDir);
    },
  };
};
