import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { openDatabase } from './client/open-database.ts';
import { rowsOf } from './sql-parts.ts';

const epochRow = z.object({ epoch: z.string() });

/**
 * Draws a new epoch for the words database, as its owner, and returns it: after it was restored from a copy its revisions
 * come again, with other words, and whoever knew the first ones has to notice. May run again, and while functions run.
 */
export async function renewEpoch(url: string): Promise<string> {
  const db = openDatabase(url, { applicationName: 'restored', max: 1 });
  try {
    const [row] = await db.transaction((queries) =>
      rowsOf(queries, epochRow, sql`UPDATE revision SET epoch = gen_random_uuid() RETURNING epoch`),
    );
    if (row === undefined) throw new Error('the revision row is missing: the database was not migrated');
    return row.epoch;
  } finally {
    await db.close();
  }
}
