/** A set of rows, one bit each; bits behind the last row are 0. Every set of one snapshot has the same size. */
export type RowBits = Uint32Array;

// The loops over bits count: an iterator costs several times as much, and they run over every word.

export const noRows = (size: number): RowBits => new Uint32Array((size + 31) >>> 5);

/** The rows from `from` up to, not including, `to`. */
export const rowsBetween = (size: number, { from, to }: { from: number; to: number }): RowBits => {
  const bits = noRows(size);
  if (to <= from) return bits;
  const first = from >>> 5;
  const last = (to - 1) >>> 5;
  bits.fill(0xffff_ffff, first, last + 1);
  bits[first] = (bits[first] ?? 0) & (0xffff_ffff << (from & 31));
  bits[last] = (bits[last] ?? 0) & (0xffff_ffff >>> (31 - ((to - 1) & 31)));
  return bits;
};

export const addRow = (bits: RowBits, row: number): void => {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31));
};

export const removeRow = (bits: RowBits, row: number): void => {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) & ~(1 << (row & 31));
};

/** The set of these rows. */
export const rowsOfBits = (size: number, rows: Iterable<number>): RowBits => {
  const bits = noRows(size);
  for (const row of rows) addRow(bits, row);
  return bits;
};

/** Adds all rows of `other`, in place. */
export const uniteWith = (bits: RowBits, other: RowBits): void => {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) | (other[at] ?? 0);
};

/** Keeps the rows that are in `other` too, in place. */
export const intersectWith = (bits: RowBits, other: RowBits): void => {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & (other[at] ?? 0);
};

/** Removes the rows that are in `other`, in place. */
export const subtract = (bits: RowBits, other: RowBits): void => {
  for (let at = 0; at < bits.length; at += 1) bits[at] = (bits[at] ?? 0) & ~(other[at] ?? 0);
};

export const countRows = (bits: RowBits): number => {
  let count = 0;
  for (let at = 0; at < bits.length; at += 1) count += onesOf(bits[at] ?? 0);
  return count;
};

/** The least row of the set from `from` on; -1 when there is none. */
export const nextRow = (bits: RowBits, from: number): number => {
  let at = from >>> 5;
  let word = (bits[at] ?? 0) & (0xffff_ffff << (from & 31));
  while (word === 0) {
    at += 1;
    if (at >= bits.length) return -1;
    word = bits[at] ?? 0;
  }
  return (at << 5) + 31 - Math.clz32(word & -word);
};

/** The greatest row of the set up to and including `from`; -1 when there is none. */
export const previousRow = (bits: RowBits, from: number): number => {
  if (from < 0) return -1;
  let at = from >>> 5;
  let word = (bits[at] ?? 0) & (0xffff_ffff >>> (31 - (from & 31)));
  while (word === 0) {
    at -= 1;
    if (at < 0) return -1;
    word = bits[at] ?? 0;
  }
  return (at << 5) + 31 - Math.clz32(word);
};

/** The rows of the set, ascending. */
export const rowNumbers = (bits: RowBits): Uint32Array => {
  const rows = new Uint32Array(countRows(bits));
  let count = 0;
  for (let at = 0; at < bits.length; at += 1) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      rows[count] = (at << 5) + 31 - Math.clz32(word & -word);
      count += 1;
    }
  }
  return rows;
};

/** Keeps the rows that pass, in place. */
export const keepRows = (bits: RowBits, passes: (row: number) => boolean): void => {
  for (let row = nextRow(bits, 0); row >= 0; row = nextRow(bits, row + 1)) {
    if (!passes(row)) removeRow(bits, row);
  }
};

/** How many of 32 bits are set: sums of pairs, of fours, then of bytes by one multiplication. */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
