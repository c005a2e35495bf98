import { compareJudges, viewFormat, type Judge, type ViewPointer, type WordsState } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from '../client/open-database.ts';
import { rowsOf, wholeNumber } from '../sql-parts.ts';
import { judgeColumns, judgeRow } from '../view-rows.ts';

/** What is asked each second: in which state the words are, who rates, and what is published of whom. */
export interface WordsHead extends WordsState {
  /** In the order in which they are believed. */
  readonly judges: readonly Judge[];
  /** By judge. */
  readonly published: ReadonlyMap<string, ViewPointer>;
}

const stateRow = z.object({ epoch: z.string(), revision: z.coerce.bigint() });

const pointerRow = z.object({
  object: z.string(),
  previous: z.string().nullable(),
  viewSha256: z.string(),
  viewPurges: wholeNumber,
  viewEpoch: z.string(),
  viewRevision: z.coerce.bigint(),
});

const anyRow = z.record(z.string(), z.unknown());

/** All of it in one statement, so of one moment. */
export async function readHead(queries: Queries): Promise<WordsHead> {
  const rows = await rowsOf(
    queries,
    anyRow,
    sql`SELECT r.epoch, r.value AS revision, ${judgeColumns('j')}, v.object, v.previous,
        v.sha256 AS "viewSha256", v.epoch AS "viewEpoch", v.purges AS "viewPurges",
        v.revision AS "viewRevision"
      FROM revision r LEFT JOIN judges j ON true
        LEFT JOIN views v ON v.judge = j.id AND v.format = ${viewFormat}`,
  );
  const [first] = rows;
  if (first === undefined) throw new Error('the revision row is missing: the database was not migrated');
  const judged = rows.filter((row) => row['id'] !== null);
  const judges = judged.map((row) => judgeRow.parse(row)).toSorted(compareJudges);
  const published = judged.flatMap((row) =>
    row['object'] === null ? [] : [[String(row['id']), pointerOf(row)] as const],
  );
  return { ...stateRow.parse(first), judges, published: new Map(published) };
}

function pointerOf(row: object): ViewPointer {
  const { object, previous, ...view } = pointerRow.parse(row);
  const { viewSha256: sha256, viewEpoch: epoch, viewPurges: purges, viewRevision: revision } = view;
  return { object, previous, sha256, epoch, purges, revision };
}
