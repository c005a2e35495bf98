import { attributes } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from '../client/open-database.ts';
import { rowsOf } from '../sql-parts.ts';
import {
  emptySnapshot,
  typeBits,
  unscored,
  withRows,
  type SnapshotRow,
  type WordSnapshot,
} from './word-snapshot.ts';

const wordsPerRead = 20_000;

const packedRow = z.object({ packed: z.string() });

const scores = sql.raw(
  attributes.map(({ name }) => `coalesce("${name}"::text, '${unscored}')`).join(` || ',' || `),
);

/** One column a row, which the driver reads several times faster than a dozen; the text comes last, so it may hold anything. */
const packed = sql`hash32::text || ' ' || length::text || ' ' || ${scores} || ' ' || array_to_string(types, '/') || ' ' || text`;

const unpack = (row: string): SnapshotRow => {
  const ends = [0, 0, 0, 0];
  let from = 0;
  for (let field = 0; field < ends.length; field += 1) {
    const end = row.indexOf(' ', from);
    ends[field] = end;
    from = end + 1;
  }
  const [hash = 0, length = 0, numbers = 0, types = 0] = ends;
  return {
    hash: Number(row.slice(0, hash)),
    length: Number(row.slice(hash + 1, length)),
    scores: row
      .slice(length + 1, numbers)
      .split(',')
      .map(Number),
    types: typeBits(row.slice(numbers + 1, types).split('/')),
    text: row.slice(types + 1),
  };
};

const readRows = async (db: Database, condition: SQL): Promise<SnapshotRow[]> => {
  const rows = await db.read((queries) =>
    rowsOf(queries, packedRow, sql`SELECT ${packed} AS packed FROM words WHERE ${condition}`),
  );
  return rows.map((row) => unpack(row.packed));
};

/** Reads all words. Undefined when there are more than `maxWords`. What changes meanwhile is newer than `revision`. */
export const loadSnapshot = async (
  db: Database,
  { revision, maxWords }: { revision: bigint; maxWords: number },
): Promise<WordSnapshot | undefined> => {
  const rows: SnapshotRow[] = [];
  for (let last = ''; ;) {
    const page = await readRows(db, sql`text > ${last} ORDER BY text LIMIT ${wordsPerRead}`);
    rows.push(...page);
    if (rows.length > maxWords) return undefined;
    if (page.length < wordsPerRead) return withRows(emptySnapshot(revision), rows, revision);
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
