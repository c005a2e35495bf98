import { attributes, judgesIn, type Judge, type WordView } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database, Queries } from '../client/open-database.ts';
import type { FormReader } from '../form-reader.ts';
import { epochMilliseconds, rowsOf, textArray, textsOf } from '../sql-parts.ts';
import { wordsOf } from '../view-rows.ts';
import { makeSnapshotBuilder, withRows, type SnapshotRow } from './snapshot-rows.ts';
import { unscored } from './word-columns.ts';
import { makeSharedValues, type WordSnapshot } from './word-snapshot.ts';

const wordsPerRead = 20_000;

const readRow = z.object({ packed: z.string(), origin: z.string() });

const scores = sql.raw(
  attributes.map(({ name }) => `coalesce("${name}"::text, '${unscored}')`).join(` || ',' || `),
);

/** Two columns a row, which the driver reads several times faster than a dozen; the text comes last, so it may hold anything. */
const packed = sql`hash32::text || ' ' || length::text || ' ' || ${scores} || ' ' || ${epochMilliseconds('scored_at')}::text
  || ' ' || array_to_string(types, '/') || ' ' || text AS packed,
  json_build_array(judge, judges, run_id, ${epochMilliseconds('run_started_at')})::text AS origin`;

const fields = 5;

export interface LoadOptions {
  readonly revision: bigint;
  readonly maxWords: number;
  readonly formOf: FormReader;
  /** The view as it is now. */
  readonly readView: (queries: Queries) => Promise<WordView>;
}

/** Reads all words of the view. Undefined when there are more than `maxWords`. What changes meanwhile is newer than `revision`. */
export const loadSnapshot = async (
  db: Database,
  { revision, maxWords, formOf, readView }: LoadOptions,
): Promise<WordSnapshot | undefined> => {
  const view = await db.read(readView);
  const builder = makeSnapshotBuilder(makeSharedValues({ view, formOf }));
  for (let last = ''; ;) {
    const page = await readRows(db, view, sql`text > ${last} ORDER BY text LIMIT ${wordsPerRead}`);
    if (builder.size() + page.length > maxWords) return undefined;
    for (const row of page) builder.add(row);
    if (page.length < wordsPerRead) return builder.finish(revision);
    last = page.at(-1)?.text ?? '';
  }
};

/**
 * Brings a snapshot up to at least this revision. The old one must not be used any more. Undefined when judges have come,
 * gone or changed places: then everything has to be read again.
 */
export const refreshSnapshot = async (
  db: Database,
  snapshot: WordSnapshot,
  { revision, readView }: Pick<LoadOptions, 'revision' | 'readView'>,
): Promise<WordSnapshot | undefined> => {
  const { view } = snapshot.shared;
  if (!isSameView(view, await db.read(readView))) return undefined;
  const ids = textArray(judgesIn(view).map(({ id }) => id));
  const isChanged = sql`judge = ANY(${ids}) AND revision > ${snapshot.revision.toString()}::bigint`;
  const gone = await db.read((queries) =>
    textsOf(queries, sql`SELECT text FROM opinions WHERE ${isChanged} AND gone`),
  );
  const changed = await readRows(db, view, sql`text IN (SELECT text FROM opinions WHERE ${isChanged})`);
  const left = new Set(changed.map(({ text }) => text));
  return withRows(snapshot, { rows: changed, gone: gone.filter((text) => !left.has(text)), revision });
};

async function readRows(db: Database, view: WordView, condition: SQL): Promise<SnapshotRow[]> {
  const rows = await db.read((queries) =>
    rowsOf(queries, readRow, sql`SELECT ${packed} FROM ${wordsOf(view)} WHERE ${condition}`),
  );
  return rows.map(unpack);
}

function unpack({ packed: row, origin }: z.infer<typeof readRow>): SnapshotRow {
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
}

function isSameView(one: WordView, other: WordView): boolean {
  return nameOf(one) === nameOf(other);
}

function nameOf({ judges, scales = {} }: WordView): string {
  const inScales = Object.entries(scales).map(([scale, judge]) => `${scale}:${stateOf(judge)}`);
  return [...judges.map(stateOf), ...inScales].join(' ');
}

/** Opinions that were deleted have no revision that would tell of it. */
function stateOf({ id, purges }: Judge): string {
  return `${id}/${String(purges)}`;
}
