import { addRow, noRows, type RowBits } from './row-bits.ts';
import type { TextTable } from './text-table.ts';

/** Finds the rows whose texts consist of these letters alone. */
export type RowsOfLetters = (letters: string) => RowBits;

/** Keeps what was found for the alphabets that were asked for last: texts do not change, and most readers ask for a–z. */
export const rowsOfLetters = (texts: TextTable): RowsOfLetters => {
  const kept = new Map<string, RowBits>();
  return (letters) => {
    const found = kept.get(letters) ?? findRows(texts, letters);
    kept.delete(letters);
    kept.set(letters, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return found;
  };
};

const mostKept = 4;

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly marks: Uint8Array;
  /** Letters of two UTF-16 units. */
  readonly pairs: ReadonlySet<string>;
}

function findRows({ joined, ends }: TextTable, letters: string): RowBits {
  const marks = new Uint8Array(0x1_0000);
  for (const letter of letters) if (letter.length === 1) marks[letter.charCodeAt(0)] = 1;
  const pairs = new Set([...letters].filter((letter) => letter.length > 1));
  const rows = noRows(ends.length);
  let start = 0;
  for (let row = 0; row < ends.length; row += 1) {
    const end = ends[row] ?? 0;
    if (consistsOf(joined, { start, end, marks, pairs })) addRow(rows, row);
    start = end + 1;
  }
  return rows;
}

function consistsOf(joined: string, { start, end, marks, pairs }: Stretch): boolean {
  for (let at = start; at < end; at += 1) {
    if (marks[joined.charCodeAt(at)] === 1) continue;
    if (pairs.size === 0 || !pairs.has(joined.slice(at, at + 2))) return false;
    at += 1;
  }
  return true;
}
