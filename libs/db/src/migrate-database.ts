import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { openDatabase, type Database, type DatabaseOptions } from './client/open-database.ts';
import { adoptFirstRelease } from './migration/adopt-first-release.ts';
import { grantUsers } from './migration/grant-users.ts';
import { readMigrations } from './migration/migration.ts';
import { ensureRecords } from './migration/migration-records.ts';
import { runMigrations } from './migration/run-migrations.ts';
import { rowsOf } from './sql-parts.ts';

/** Indexes of a large table are made in one statement. */
const statementMilliseconds = 15 * 60_000;

/**
 * Brings the schema of the database up to this release, as its owner, and grants the users that exist their rights.
 * Safe to run again, beside itself, and after a death at any statement. Throws DatabaseIsNewer when a newer release was
 * here first, and UsersAreAdministrators.
 */
export async function migrateDatabase(url: string, options: Partial<DatabaseOptions> = {}): Promise<void> {
  const db = openDatabase(url, { applicationName: 'migrate', max: 1, statementMilliseconds, ...options });
  try {
    await refuseOtherOrder(db);
    const migrations = await readMigrations();
    await besideAnother(async () => {
      await ensureRecords(db);
      await adoptFirstRelease(db, migrations);
      await runMigrations(db, migrations);
      await grantUsers(db);
    });
  } finally {
    await db.close();
  }
}

const orderRow = z.object({ byBytes: z.boolean() });

/** Texts are compared by bytes in memory, too; and a column with a collation of its own is refused by CockroachDB. */
async function refuseOtherOrder(db: Database): Promise<void> {
  const select = sql`SELECT 'B' < 'a' AS "byBytes"`;
  const [row] = await db.read((queries) => rowsOf(queries, orderRow, select));
  if (row?.byBytes === true) return;
  throw new Error(
    'the database sorts texts by the rules of a language; make one that sorts by bytes: CREATE DATABASE … LOCALE "C" TEMPLATE template0',
  );
}

/**
 * Two migrations at the same time: one meets what the other has just made or dropped, and sees so when it looks again.
 * XX000 is how PostgreSQL says that two grants touched one entry of its catalogue.
 */
const meetsAnother: ReadonlySet<string> = new Set(['23505', '42710', '42P01', '42P07', 'XX000']);

const tries = 8;

async function besideAnother(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      if (attempt === tries || !meetsAnother.has(codeOf(error))) throw error;
    }
  }
}

function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at) return String(at.code);
  return '';
}
