import type { RowBits } from './row-bits.ts';
import { unscored } from './word-columns.ts';

/** The value and row behind which a page continues; the row itself need not be there. */
export interface ValuePlace {
  readonly value: number;
  /** The first row of the page among those of this value, in the direction of the order. */
  readonly row: number;
}

interface Order {
  readonly descending: boolean;
  readonly limit: number;
  readonly after?: ValuePlace;
}

/**
 * The first rows of a set by their value in a column and then by row, both in the same direction; rows without a value
 * come last. Two passes over the set, whatever the number of values: one counts, one puts each row in its place.
 */
export function rowsByValue(bits: RowBits, column: Int16Array, order: Order): number[] {
  const isAhead = pageTest(order);
  const counts = countRanks(bits, column, { order, isAhead });
  const last = lastRank(counts, order.limit);
  const places = placesOf(counts, last);
  const rows = new Uint32Array(places.total);
  forEachRow(bits, order.descending, (row) => {
    const value = column[row] ?? unscored;
    const rank = rankOf(value, order.descending);
    if (rank > last || !isAhead(rank, row)) return;
    const place = places.starts[rank] ?? 0;
    rows[place] = row;
    places.starts[rank] = place + 1;
  });
  return Array.from(rows.subarray(0, order.limit));
}

const ranks = 0x1_0001;

/** Where a value stands among all that a column can hold, in the direction of the order. */
function rankOf(value: number, descending: boolean): number {
  if (value === unscored) return ranks - 1;
  return descending ? 0x7fff - value : value + 0x8000;
}

type PageTest = (rank: number, row: number) => boolean;

function pageTest({ descending, after }: Order): PageTest {
  if (after === undefined) return () => true;
  const begin = rankOf(after.value, descending);
  return (rank, row) =>
    rank > begin || (rank === begin && (descending ? row <= after.row : row >= after.row));
}

function countRanks(
  bits: RowBits,
  column: Int16Array,
  { order, isAhead }: { order: Order; isAhead: PageTest },
): Uint32Array {
  const counts = new Uint32Array(ranks);
  forEachRow(bits, false, (row) => {
    const rank = rankOf(column[row] ?? unscored, order.descending);
    if (isAhead(rank, row)) counts[rank] = (counts[rank] ?? 0) + 1;
  });
  return counts;
}

/** The rank with which there are rows enough. */
function lastRank(counts: Uint32Array, limit: number): number {
  let found = 0;
  for (let rank = 0; rank < ranks; rank += 1) {
    found += counts[rank] ?? 0;
    if (found >= limit) return rank;
  }
  return ranks - 1;
}

function placesOf(counts: Uint32Array, last: number): { starts: Uint32Array; total: number } {
  const starts = new Uint32Array(last + 1);
  let total = 0;
  for (let rank = 0; rank <= last; rank += 1) {
    starts[rank] = total;
    total += counts[rank] ?? 0;
  }
  return { starts, total };
}

function forEachRow(bits: RowBits, backwards: boolean, visit: (row: number) => void): void {
  for (let step = 0; step < bits.length; step += 1) {
    const at = backwards ? bits.length - 1 - step : step;
    let word = bits[at] ?? 0;
    while (word !== 0) {
      const bit = backwards ? 31 - Math.clz32(word) : 31 - Math.clz32(word & -word);
      visit((at << 5) + bit);
      word &= ~(1 << bit);
    }
  }
}
