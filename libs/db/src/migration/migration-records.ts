import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../client/open-database.ts';
import { rowsOf, wholeNumber } from '../sql-parts.ts';
import type { Migration } from './migration.ts';

/** The database was migrated by a newer release than this one. */
export class DatabaseIsNewer extends Error {
  override readonly name = 'DatabaseIsNewer';

  constructor(unknown: readonly string[]) {
    super(
      `this release does not know migration(s) that the database has (${unknown.join(', ')}): use the release that made them`,
    );
  }
}

/** Which steps have been done. */
export interface MigrationRecords {
  has(migration: Migration, step: number): boolean;
}

/** Makes the table of records where it is missing. */
export async function ensureRecords(db: Database): Promise<void> {
  await db.read((queries) => queries.execute(createRecords));
}

/** Throws DatabaseIsNewer when the table has a migration that is not among these. */
export async function readRecords(db: Database, migrations: readonly Migration[]): Promise<MigrationRecords> {
  const rows = await db.read((queries) => rowsOf(queries, recordRow, selectRecords));
  const known = new Set(migrations.map(identity));
  const unknown = rows.filter((row) => !known.has(identity(row))).map(({ name }) => name);
  if (unknown.length > 0) throw new DatabaseIsNewer([...new Set(unknown)]);
  const done = new Set(rows.map(({ name, step }) => `${name} ${step}`));
  return { has: ({ name }, step) => done.has(`${name} ${step}`) };
}

/** Notes that a step is done; noting it twice changes nothing. */
export async function recordStep(db: Database, migration: Migration, step: number): Promise<void> {
  const { name, writtenAt } = migration;
  await db.read((queries) =>
    queries.execute(sql`INSERT INTO migrations (name, step, written_at, applied_at)
      VALUES (${name}, ${step}, ${writtenAt}, clock_timestamp()) ON CONFLICT (name, step) DO NOTHING`),
  );
}

const createRecords = sql`CREATE TABLE IF NOT EXISTS migrations (
  name text NOT NULL,
  step int4 NOT NULL,
  written_at bigint NOT NULL,
  applied_at timestamp(3) with time zone NOT NULL,
  PRIMARY KEY (name, step)
)`;

const selectRecords = sql`SELECT name, step, written_at AS "writtenAt" FROM migrations ORDER BY name, step`;

const recordRow = z.object({ name: z.string(), step: wholeNumber, writtenAt: wholeNumber });

function identity({ name, writtenAt }: Pick<Migration, 'name' | 'writtenAt'>): string {
  return `${name} ${writtenAt}`;
}
