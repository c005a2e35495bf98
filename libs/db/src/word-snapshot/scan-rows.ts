import { noRows, type RowBits } from './row-bits.ts';
import type { Codes } from './word-columns.ts';

// A column is read as a whole, four values at a time, and nothing branches: ten million take some ten milliseconds.

/** The rows whose value is at most this. */
export function rowsUpTo(column: Int16Array | Uint8Array, most: number): RowBits {
  const rows = noRows(column.length);
  const behind = most + 1;
  const whole = column.length >>> 5;
  for (let at = 0; at < whole; at += 1) rows[at] = signsOf(column, at << 5, behind);
  for (let row = whole << 5; row < column.length; row += 1) {
    rows[whole] = (rows[whole] ?? 0) | (Number((column[row] ?? 0) <= most) << (row & 31));
  }
  return rows;
}

/** The rows whose code is marked with 1. */
export function rowsMarked(codes: Uint8Array | Codes, marks: Uint8Array): RowBits {
  const rows = noRows(codes.length);
  for (let at = 0; at < rows.length; at += 1) {
    const from = at << 5;
    const count = Math.min(32, codes.length - from);
    let passing = 0;
    for (let bit = 0; bit < count; bit += 1) passing |= (marks[codes[from + bit] as number] ?? 0) << bit;
    rows[at] = passing;
  }
  return rows;
}

/** One bit for each of 32 values: whether it is less. */
function signsOf(column: Int16Array | Uint8Array, from: number, behind: number): number {
  let found = 0;
  for (let bit = 0; bit < 32; bit += 4) {
    const row = from + bit;
    const some =
      (((column[row] as number) - behind) >>> 31) |
      ((((column[row + 1] as number) - behind) >>> 31) << 1) |
      ((((column[row + 2] as number) - behind) >>> 31) << 2) |
      ((((column[row + 3] as number) - behind) >>> 31) << 3);
    found |= some << bit;
  }
  return found;
}
