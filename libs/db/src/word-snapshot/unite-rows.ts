import { compareRows, startOf, type OpinionTable } from '@word-list/domain';

/** What one judge holds, and for each word of a view the row at which it does; -1 where it does not. */
export interface RowsOfJudge {
  readonly table: OpinionTable;
  readonly rows: Int32Array;
}

/**
 * Walks through all tables at once, by text. Only the first `judges` of them say which words there are: one that is asked
 * about a scale alone adds none.
 */
export function uniteRows(tables: readonly OpinionTable[], judges: number): RowsOfJudge[] {
  const known = tables.slice(0, judges);
  const most = known.reduce((sum, { size }) => sum + size, 0);
  const own = tables.map((table) => ({ table, rows: new Int32Array(most).fill(-1), next: 0 }));
  let size = 0;
  for (;;) {
    const least = leastOf(own.slice(0, judges));
    if (least === undefined) break;
    const text = [least.table, least.next] as const;
    for (const of of own) {
      const found = seek(of.table, of.next, text);
      if (found >= 0) of.rows[size] = found;
      if (of !== least) of.next = found < 0 ? ~found : found + 1;
    }
    least.next += 1;
    size += 1;
  }
  return own.map(({ table, rows }) => ({ table, rows: rows.subarray(0, size) }));
}

/** The texts of the words, with a zero behind each. */
export function unitedTexts(own: readonly RowsOfJudge[]): Uint8Array {
  const texts = new Uint8Array(own.reduce((sum, { table }) => sum + table.texts.length, 0));
  const size = own[0]?.rows.length ?? 0;
  let at = 0;
  for (let word = 0; word < size; word += 1) {
    const from = own.find(({ rows }) => rows[word] !== -1);
    if (from !== undefined) at = copyText(from, word, { into: texts, at });
  }
  // A copy: what it is cut off has room for the texts of all judges, and would stay as long.
  return texts.slice(0, at);
}

/** By a loop: the texts are too short for anything else. Returns where the copy ends. */
function copyText(
  { table, rows }: RowsOfJudge,
  word: number,
  { into, at }: { into: Uint8Array; at: number },
): number {
  const row = rows[word] ?? 0;
  const from = startOf(table, row);
  const length = (table.ends[row] ?? 0) - from + 1;
  for (let byte = 0; byte < length; byte += 1) into[at + byte] = table.texts[from + byte] ?? 0;
  return at + length;
}

interface Place {
  readonly table: OpinionTable;
  next: number;
}

/** The table whose next text comes before those of the others. */
function leastOf<Of extends Place>(places: readonly Of[]): Of | undefined {
  let least: Of | undefined;
  for (const place of places) {
    if (place.next >= place.table.size) continue;
    if (least === undefined || compareRows(place.table, place.next, [least.table, least.next]) < 0)
      least = place;
  }
  return least;
}

/** The row of this text from `row` on; where there is none the complement of the first that comes behind it. */
function seek(table: OpinionTable, row: number, text: readonly [OpinionTable, number]): number {
  for (let at = row; at < table.size; at += 1) {
    const order = compareRows(table, at, text);
    if (order === 0) return at;
    if (order > 0) return ~at;
  }
  return ~table.size;
}
