import type { ChangedOpinion } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../client/open-database.ts';
import { opinionUnpacker, packedColumns, packedOpinion } from '../opinion-rows.ts';
import { rowsOf } from '../sql-parts.ts';

const opinionsPerRead = 20_000;

const changedRow = z.object({ text: z.string(), judge: z.string(), ...packedColumns });

/** Opinions, those taken back too, by judge; undefined when they are more than `most`. */
export async function readChanges(
  db: Database,
  condition: SQL,
  most: number,
): Promise<ReadonlyMap<string, ChangedOpinion[]> | undefined> {
  const changes = new Map<string, ChangedOpinion[]>();
  const unpack = opinionUnpacker();
  let count = 0;
  for (let last = { text: '', judge: '' }; ;) {
    const page = await db.read((queries) =>
      rowsOf(
        queries,
        changedRow,
        sql`SELECT text, judge, ${packedOpinion} FROM opinions
          WHERE ${condition} AND (text, judge) > (${last.text}::text, ${last.judge}::text)
          ORDER BY text, judge LIMIT ${opinionsPerRead}`,
      ),
    );
    count += page.length;
    if (count > most) return undefined;
    for (const row of page) {
      const own = changes.get(row.judge);
      if (own === undefined) changes.set(row.judge, [unpack(row)]);
      else own.push(unpack(row));
    }
    const end = page.at(-1);
    if (end === undefined || page.length < opinionsPerRead) return changes;
    last = end;
  }
}
