import { sql } from 'drizzle-orm';
import type { Database } from '../client/open-database.ts';
import type { Migration, Step } from './migration.ts';
import { readRecords, recordStep } from './migration-records.ts';

/**
 * Does the steps that are not recorded, in order, and records each after it is done. CockroachDB commits each change of the
 * schema by itself, so nothing here relies on a transaction around a migration: after a death at any moment the next
 * call does the step that was under way again, and goes on. Throws DatabaseIsNewer.
 */
export async function runMigrations(db: Database, migrations: readonly Migration[]): Promise<void> {
  const records = await readRecords(db, migrations);
  for (const migration of migrations) {
    for (const [number, step] of migration.steps.entries()) {
      if (records.has(migration, number)) continue;
      await runStep(db, step);
      await recordStep(db, migration, number);
    }
  }
}

async function runStep(db: Database, step: Step): Promise<void> {
  if ('statement' in step) {
    await db.read((queries) => queries.execute(sql.raw(step.statement)));
    return;
  }
  while (await db.transaction((queries) => step.moveSlice(queries))) {
    // The next slice.
  }
}
