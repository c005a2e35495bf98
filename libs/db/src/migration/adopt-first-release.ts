import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../client/open-database.ts';
import { rowsOf, wholeNumber } from '../sql-parts.ts';
import type { Migration } from './migration.ts';
import { DatabaseIsNewer, recordStep } from './migration-records.ts';

/**
 * Version 0.1.0 left its records to Drizzle, by hash and time, and gave its text columns the collation "C", which
 * CockroachDB refuses: such a database is always PostgreSQL. This makes of it what this release would have made, and notes
 * that, also for 0.1.0, which then refuses the database as a newer one. Safe to run again after a death at any moment.
 */
export async function adoptFirstRelease(db: Database, migrations: readonly Migration[]): Promise<void> {
  if (!(await hasRows(db, drizzleTable))) return;
  if (await hasRows(db, sql`SELECT 1 FROM drizzle.__drizzle_migrations WHERE hash = ${adopted}`)) return;
  const applied = await appliedMigrations(db, migrations);
  for (const statement of await plainTextStatements(db)) await db.read((q) => q.execute(sql.raw(statement)));
  for (const migration of applied)
    for (const step of migration.steps.keys()) await recordStep(db, migration, step);
  await db.read((queries) =>
    queries.execute(sql`INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES (${adopted}, 0)`),
  );
}

const adopted = 'recorded in public.migrations since version 0.2.0';

const drizzleTable = sql`SELECT 1 FROM information_schema.tables
  WHERE table_schema = 'drizzle' AND table_name = '__drizzle_migrations'`;

async function hasRows(db: Database, query: ReturnType<typeof sql>): Promise<boolean> {
  return (await db.read((queries) => rowsOf(queries, z.unknown(), query))).length > 0;
}

const timeRow = z.object({ time: wholeNumber });

async function appliedMigrations(db: Database, migrations: readonly Migration[]): Promise<Migration[]> {
  const select = sql`SELECT created_at AS time FROM drizzle.__drizzle_migrations ORDER BY created_at`;
  const rows = await db.read((queries) => rowsOf(queries, timeRow, select));
  const byTime = new Map(migrations.map((migration) => [migration.writtenAt, migration]));
  const unknown = rows.filter(({ time }) => !byTime.has(time));
  if (unknown.length > 0)
    throw new DatabaseIsNewer(unknown.map(({ time }) => `of ${new Date(time).toISOString()}`));
  return rows.flatMap(({ time }) => byTime.get(time) ?? []);
}

const columnRow = z.object({ table: z.string(), column: z.string() });

/** One statement a table, since each makes the table's indexes again. */
async function plainTextStatements(db: Database): Promise<string[]> {
  const select = sql`SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
    WHERE table_schema = 'public' AND collation_name = 'C' ORDER BY table_name, ordinal_position`;
  const rows = await db.read((queries) => rowsOf(queries, columnRow, select));
  return [...Map.groupBy(rows, ({ table }) => table)].map(([table, columns]) => {
    const changes = columns.map(({ column }) => `ALTER COLUMN "${column}" TYPE text`);
    return `ALTER TABLE "${table}" ${changes.join(', ')}`;
  });
}
