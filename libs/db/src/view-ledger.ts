import { viewFormat, type ChangedOpinion, type ViewLedger, type ViewPointer } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database, Queries } from './client/open-database.ts';
import { opinionUnpacker, packedColumns, packedOpinion } from './opinion-rows.ts';
import { rowsOf, serverNow, textArray, wholeNumber } from './sql-parts.ts';

/** Where published views are, in the words database. */
export const drizzleViewLedger = (db: Database): ViewLedger => ({
  due: async (of) => (await db.read((queries) => rowsOf(queries, dueRow, selectDue(of))))[0],

  changes: async ({ judge, after, upTo: most, limit }) => {
    const upTo = await db.read((queries) => readLimit(queries, { judge, after, most, limit }));
    const rows: ChangedOpinion[] = [];
    for (let last = { revision: after + 1n, text: '' }; ;) {
      const page = await db.read((queries) => readChanges(queries, { judge, upTo, ...last }));
      for (const { row } of page) rows.push(row);
      const end = page.at(-1);
      if (end === undefined || page.length < rowsPerRead) return { rows, upTo };
      last = { revision: end.revision, text: end.row.text };
    }
  },

  point: async (to, instead) => {
    const statement = instead === undefined ? insertPointer(to) : movePointer(to, instead);
    return (await db.read((queries) => queries.execute(statement))).rows.length > 0;
  },

  pointer: async (judge) => {
    const select = sql`SELECT ${pointerColumns} FROM views v WHERE v.judge = ${judge} AND v.format = ${viewFormat}`;
    return (await db.read((queries) => rowsOf(queries, pointerRow, select)))[0];
  },
});

const rowsPerRead = 20_000;

const revisionNumber = z.coerce.bigint();

const pointerColumns = sql.raw('v.object, v.previous, v.sha256, v.epoch, v.purges, v.revision');

const pointerRow = z.object({
  object: z.string(),
  previous: z.string().nullable(),
  sha256: z.string(),
  epoch: z.string(),
  purges: wholeNumber,
  revision: revisionNumber,
});

const dueRow = z
  .object({
    judge: z.string(),
    nowEpoch: z.string(),
    nowRevision: revisionNumber,
    nowPurges: wholeNumber,
    ...z.object(pointerRow.shape).partial().shape,
    object: z.string().nullable(),
    sha256: z.string().nullable(),
    epoch: z.string().nullable(),
    purges: z.union([z.null(), wholeNumber]),
    revision: z.union([z.null(), revisionNumber]),
  })
  .transform(({ judge, nowEpoch, nowRevision, nowPurges, ...pointer }) => ({
    judge,
    epoch: nowEpoch,
    revision: nowRevision,
    purges: nowPurges,
    published: pointer.object === null ? undefined : pointerRow.parse(pointer),
  }));

function selectDue({ seconds, except }: Parameters<ViewLedger['due']>[0]): SQL {
  const publishedAt = secondsOf(sql.raw('v.published_at'));
  return sql`SELECT j.id AS judge, r.epoch AS "nowEpoch", r.value AS "nowRevision",
      j.purges AS "nowPurges", ${pointerColumns}
    FROM revision r CROSS JOIN judges j LEFT JOIN views v ON v.judge = j.id AND v.format = ${viewFormat}
    WHERE NOT (j.id = ANY(${textArray(except)}))
      AND (v.judge IS NULL OR v.epoch <> r.epoch OR ${secondsOf(serverNow)} - ${publishedAt} >= ${seconds}::int4)
      AND EXISTS (SELECT 1 FROM opinions o WHERE o.judge = j.id
        AND o.revision > CASE WHEN v.epoch = r.epoch AND v.purges = j.purges THEN v.revision ELSE -1 END)
    ORDER BY coalesce(${publishedAt}, 0), j.id LIMIT 1`;
}

type Pointing = Parameters<ViewLedger['point']>[0];

function insertPointer({ judge, object, previous, sha256, epoch, purges, revision }: Pointing): SQL {
  return sql`INSERT INTO views (judge, format, object, previous, sha256, epoch, purges, revision, published_at)
    SELECT ${judge}::text, ${viewFormat}::text, ${object}::text, ${previous}::text, ${sha256}::text,
      r.epoch, j.purges, ${revision.toString()}::bigint, ${serverNow}
    FROM revision r CROSS JOIN judges j
    WHERE r.epoch = ${epoch}::uuid AND r.value >= ${revision.toString()}::bigint
      AND j.id = ${judge} AND j.purges = ${purges}::int4
    ON CONFLICT (judge, format) DO NOTHING RETURNING judge`;
}

function movePointer(
  { judge, object, previous, sha256, epoch, purges, revision }: Pointing,
  instead: Pick<ViewPointer, 'object'>,
): SQL {
  return sql`UPDATE views AS v SET object = ${object}, previous = ${previous}::text, sha256 = ${sha256},
      epoch = r.epoch, purges = j.purges, revision = ${revision.toString()}::bigint, published_at = ${serverNow}
    FROM revision r CROSS JOIN judges j
    WHERE j.id = v.judge AND j.purges = ${purges}::int4 AND v.judge = ${judge} AND v.format = ${viewFormat} AND v.object = ${instead.object}
      AND r.epoch = ${epoch}::uuid AND r.value >= ${revision.toString()}::bigint
      AND (v.epoch <> r.epoch OR v.purges <> j.purges OR v.revision < ${revision.toString()}::bigint)
    RETURNING v.judge`;
}

function secondsOf(moment: SQL): SQL {
  return sql`extract(epoch FROM ${moment})`;
}

const limitRow = z.object({ count: wholeNumber, revision: z.union([z.null(), revisionNumber]) });

async function readLimit(
  queries: Queries,
  { judge, after, most, limit }: { judge: string; after: bigint; most: bigint; limit: number },
): Promise<bigint> {
  const [row] = await rowsOf(
    queries,
    limitRow,
    sql`SELECT count(*) AS count, max(revision) AS revision FROM (SELECT revision FROM opinions
        WHERE judge = ${judge} AND revision > ${after.toString()}::bigint AND revision <= ${most.toString()}::bigint
        ORDER BY revision LIMIT ${limit}) AS next`,
  );
  return row === undefined || row.revision === null || row.count < limit ? most : row.revision;
}

const changedRow = z.object({ ...packedColumns, revision: revisionNumber });

async function readChanges(
  queries: Queries,
  { judge, upTo, revision, text }: { judge: string; upTo: bigint; revision: bigint; text: string },
): Promise<{ revision: bigint; row: ChangedOpinion }[]> {
  const rows = await rowsOf(
    queries,
    changedRow,
    sql`SELECT ${packedOpinion}, revision FROM opinions
      WHERE judge = ${judge} AND revision <= ${upTo.toString()}::bigint
        AND (revision, text) > (${revision.toString()}::bigint, ${text}::text)
      ORDER BY revision, text LIMIT ${rowsPerRead}`,
  );
  const unpack = opinionUnpacker();
  return rows.map((row) => ({ revision: row.revision, row: unpack(row) }));
}
