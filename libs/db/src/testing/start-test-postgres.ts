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

/** Connects as the owner, deletes all rows and begins the revision again. */
export const emptyTables = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(emptyText()).finally(() => client.end());
};

/** For each user the connection URL of a migrated, empty database, which nobody else connects to. */
export type TemplateUrls = Readonly<Record<DatabaseUser, string>>;

/** Copies the template, on its server, into a database with a name of its own. */
export const copyDatabase = async (template: TemplateUrls): Promise<TestDatabase> => {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const client = new pg.Client({ connectionString: inDatabase(template.owner, 'postgres') });
  await client.connect();
  await client.query(`CREATE DATABASE ${name} TEMPLATE words`).finally(() => client.end());
  const url = (user: DatabaseUser) => inDatabase(template[user], name);
  // A connection that is kept, since most tests begin with it. The server may stop first.
  const owners = new pg.Pool({ connectionString: url('owner'), max: 1, allowExitOnIdle: true });
  owners.on('error', () => undefined);
  const empty = async (): Promise<void> => {
    await owners.query(emptyText());
  };
  return { url, empty };
};

/** A server for tests. */
export interface TestServer {
  readonly template: TemplateUrls;
  /** Stops the server and deletes its data. */
  stop(): Promise<void>;
}

/** A real PostgreSQL with a migrated database, in a folder of its own, that flushes nothing to disk. */
export const startTestServer = async (): Promise<TestServer> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'word-list-postgres-'));
  const password = () => randomBytes(12).toString('hex');
  const users = { owner: password(), writer: password(), reader: password() };
  const server = await startPostgres({ dataDir, port: 0, users, durable: false });
  await migrateDatabase(server.url('owner'));
  return {
    template: { owner: server.url('owner'), writer: server.url('writer'), reader: server.url('reader') },
    async stop() {
      await server.stop();
      await forgetPostgres(dataDir);
    },
  };
};

/** A test server of a test file's own. */
export const startTestPostgres = async (): Promise<TestPostgres> => {
  const { template, stop } = await startTestServer();
  return { createDatabase: () => copyDatabase(template), stop };
};

/** A test leaves few rows: to delete them is faster than to make new files for every table and index. */
function emptyText(): string {
  const deletions = Object.values(schema).map((table) => `DELETE FROM "${getTableName(table)}"`);
  return [...deletions, 'INSERT INTO revision (id, value) VALUES (1, 0)'].join('; ');
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
