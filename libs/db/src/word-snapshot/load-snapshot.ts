import { attributes } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../client/open-database.ts';
import type { FormReader } from '../form-reader.ts';
import { rowsOf } from '../sql-parts.ts';
import { makeSnapshotBuilder, withRows, type SnapshotRow } from './snapshot-rows.ts';
import { unscored } from './word-columns.ts';
import { makeSharedValues, type WordSnapshot } from './word-snapshot.ts';

const wordsPerRead = 20_000;

const readRow = z.object({ packed: z.string(), origin: z.string() });

const scores = sql.raw(
  attributes.map(({ name }) => `coalesce(("${name}" * 100)::text, '${unscored}')`).join(` || ',' || `),
);

const milliseconds = (column: string): SQL => sql.raw(`round(extract(epoch FROM ${column}) * 1000)::bigint`);

/** Two columns a row, which the driver reads several times faster than a dozen; the text comes last, so it may hold anything. */
const packed = sql`hash32::text || ' ' || length::text || ' ' || ${scores} || ' ' || ${milliseconds('scored_at')}::text
  || ' ' || array_to_string(types, '/') || ' ' || text AS packed,
  json_build_array(rubric_id, model, run_id, ${milliseconds('run_started_at')})::text AS origin`;

const fields = 5;

const unpack = ({ packed: row, origin }: z.infer<typeof readRow>): SnapshotRow => {
  const parts: string[] = [];
  let from = 0;
  for (let field = 0; field < fields; field += 1) {
    const end = row.indexOf(' ', from);
    parts.push(row.slice(from, end));
    from = end + 1;
  }
  const [hash, length, numbers = '', scoredAt, types = ''] = parts;
  return {
    hash: Number(hash),
    length: Number(length),
    scores: numbers.split(',').map(Number),
    scoredAt: Number(scoredAt),
    types,
    origin,
    text: row.slice(from),
  };
};

const readRows = async (db: Database, condition: SQL): Promise<SnapshotRow[]> => {
  const rows = await db.read((queries) =>
    rowsOf(queries, readRow, sql`SELECT ${packed} FROM words WHERE ${condition}`),
  );
  return rows.map(unpack);
};

/** Reads all words. Undefined when there are more than `maxWords`. What changes meanwhile is newer than `revision`. */
export const loadSnapshot = async (
  db: Database,
  { revision, maxWords, formOf }: { revision: bigint; maxWords: number; formOf: FormReader },
): Promise<WordSnapshot | undefined> => {
  const builder = makeSnapshotBuilder(makeSharedValues(formOf));
  for (let last = ''; ;) {
    const page = await readRows(db, sql`text > ${last} ORDER BY text LIMIT ${wordsPerRead}`);
    if (builder.size() + page.length > maxWords) return undefined;
    for (const row of page) builder.add(row);
    if (page.length < wordsPerRead) return builder.finish(revision);
    last = page.at(-1)?.text ?? '';
  }
};

/** Brings a snapshot up to at least this revision. The old one must not be used any more. */
export const refreshSnapshot = async (
  db: Database,
  snapshot: WordSnapshot,
  revision: bigint,
): Promise<WordSnapshot> => {
  const changed = await readRows(db, sql`revision > ${snapshot.revision.toString()}::bigint`);
  return withRows(snapshot, changed, revision);
};
