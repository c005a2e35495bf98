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

function findRows(table: TextTable, letters: string): RowBits {
  const accepted = new Set(Array.from(letters, (letter) => letter.codePointAt(0) ?? 0));
  const ascii = Uint8Array.from({ length: 128 }, (_, code) => Number(accepted.has(code)));
  const rows = noRows(table.ends.length);
  let start = 0;
  for (let row = 0; row < table.ends.length; row += 1) {
    const end = table.ends[row] ?? 0;
    if (consistsOf(table.texts, { start, end, ascii, accepted })) addRow(rows, row);
    start = end + 1;
  }
  return rows;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly ascii: Uint8Array;
  readonly accepted: ReadonlySet<number>;
}

function consistsOf(texts: Uint8Array, { start, end, ascii, accepted }: Stretch): boolean {
  for (let at = start; at < end;) {
    const byte = texts[at] as number;
    if (byte < 0x80) {
      if (ascii[byte] !== 1) return false;
      at += 1;
      continue;
    }
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    if (!accepted.has(codePointAt(texts, at, length))) return false;
    at += length;
  }
  return true;
}

/** Of UTF-8: each byte behind the first has six bits. */
function codePointAt(texts: Uint8Array, at: number, length: number): number {
  let code = (texts[at] as number) & (0xff >>> (length + 1));
  for (let next = 1; next < length; next += 1) code = (code << 6) | ((texts[at + next] as number) & 0x3f);
  return code;
}
