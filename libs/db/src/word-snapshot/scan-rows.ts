import type { RowBits } from './row-bits.ts';

// A column is read as a whole: for a quarter of a million rows that takes less time than an index which every change
// of a word would have to keep right, whatever the number of values. The comparisons do not branch.

/** Which values pass: those between the bounds, both included, and this one more. */
export interface ValueRange {
  readonly min: number;
  readonly max: number;
  readonly also?: number;
}

/** Keeps, in place, the rows whose value is in the range. */
export function keepInRange(bits: RowBits, column: Int16Array, { min, max, also }: ValueRange): void {
  const span = Math.min(max, greatest) - min;
  const other = also ?? noValue;
  for (let at = 0; at < bits.length; at += 1) {
    const held = bits[at] ?? 0;
    if (held === 0) continue;
    const from = at << 5;
    const rows = Math.min(32, column.length - from);
    let passing = 0;
    for (let bit = 0; bit < rows; bit += 1) {
      const value = column[from + bit] ?? noValue;
      passing |= (Number((value - min) >>> 0 <= span) | Number(value === other)) << bit;
    }
    bits[at] = held & passing;
  }
}

/** Keeps, in place, the rows whose code is marked with 1. */
export function keepMarked(bits: RowBits, codes: Uint32Array, marks: Uint8Array): void {
  for (let at = 0; at < bits.length; at += 1) {
    const held = bits[at] ?? 0;
    if (held === 0) continue;
    const from = at << 5;
    const rows = Math.min(32, codes.length - from);
    let passing = 0;
    for (let bit = 0; bit < rows; bit += 1) passing |= (marks[codes[from + bit] ?? 0] ?? 0) << bit;
    bits[at] = held & passing;
  }
}

/** Behind every value of a column. */
const noValue = 0x8000;
const greatest = 0x7fff;
