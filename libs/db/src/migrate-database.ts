import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import * as z from 'zod';

const migrationsFolder = join(import.meta.dirname, '..', 'migrations');

/** The database was migrated by a newer release than this one. */
export class DatabaseIsNewer extends Error {
  override readonly name = 'DatabaseIsNewer';

  constructor(unknown: number) {
    super(
      `the database has ${unknown} migration(s) that this release does not know: use the release that made them`,
    );
  }
}

const hashes = z.object({ rows: z.array(z.object({ hash: z.string() })) });
const found = z.object({ rows: z.array(z.object({ found: z.boolean() })) });

const isThere = async (db: NodePgDatabase, query: ReturnType<typeof sql>): Promise<boolean> =>
  found.parse(await db.execute(sql`SELECT EXISTS (${query}) AS found`)).rows[0]?.found ?? false;

const refuseNewer = async (db: NodePgDatabase): Promise<void> => {
  const table = sql`SELECT 1 FROM information_schema.tables
    WHERE table_schema = 'drizzle' AND table_name = '__drizzle_migrations'`;
  if (!(await isThere(db, table))) return;
  const applied = hashes.parse(await db.execute(sql`SELECT hash FROM drizzle.__drizzle_migrations`)).rows;
  const known = new Set(readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash));
  const unknown = applied.filter(({ hash }) => !known.has(hash)).length;
  if (unknown > 0) throw new DatabaseIsNewer(unknown);
};

/** CockroachDB Cloud makes every user that it creates an administrator; only the owner stays one. */
const revokeAdmin = async (db: NodePgDatabase): Promise<void> => {
  const members = sql`SELECT 1 FROM pg_auth_members AS m JOIN pg_roles AS r ON r.oid = m.roleid
    JOIN pg_roles AS u ON u.oid = m.member WHERE r.rolname = 'admin' AND u.rolname IN ('writer', 'reader')`;
  if (await isThere(db, members)) await db.execute(sql`REVOKE admin FROM writer, reader`);
};

/** Gives the users `writer` and `reader` what they need, and no more: rows of every table; the words and their revision. */
export const grantUsers = async (db: NodePgDatabase): Promise<void> => {
  const tables = sql.raw(
    'batch_costs, resends, revision, rubrics, run_parts, runs, word_claims, word_failures, word_waits, words',
  );
  await revokeAdmin(db);
  await db.execute(sql`GRANT USAGE ON SCHEMA public TO writer, reader`);
  await db.execute(sql`GRANT SELECT, INSERT, UPDATE, DELETE ON ${tables} TO writer`);
  await db.execute(sql`GRANT SELECT ON words, revision TO reader`);
};

/**
 * Two migrations at the same time: one meets what the other has just made, and finds it done when it looks again.
 * XX000 is how PostgreSQL says that two grants touched one entry of its catalogue.
 */
const meetsAnother = new Set(['23505', '42P06', '42P07', '40001', '40P01', 'XX000']);

const codeOf = (error: unknown): string => {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at) return String(at.code);
  return '';
};

const tries = 8;

const besideAnother = async (work: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === tries || !meetsAnother.has(codeOf(error))) throw error;
    }
  }
};

/**
 * Brings the schema of the database up to this release, as its owner, and grants the users that exist their rights.
 * Safe to run again and beside itself. Throws DatabaseIsNewer when a newer release was here first.
 */
export const migrateDatabase = async (url: string): Promise<void> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    application_name: 'migrate',
    connectionTimeoutMillis: 10_000,
  });
  try {
    const db = drizzle(pool);
    await besideAnother(async () => {
      await refuseNewer(db);
      await migrate(db, { migrationsFolder });
    });
    const users = sql`SELECT 1 FROM pg_roles WHERE rolname IN ('writer', 'reader') HAVING count(*) = 2`;
    if (await isThere(db, users)) await besideAnother(() => grantUsers(db));
  } finally {
    await pool.end();
  }
};
