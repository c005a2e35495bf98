import { intersectWith, rowNumbers, type RowBits } from './row-bits.ts';
import { keepInRange, rowsOfUpTo, valuesOf, type Measured } from './rows-in-range.ts';
import { unscored } from './word-columns.ts';
import type { WordSnapshot } from './word-snapshot.ts';

/** The value and row behind which a page continues; the row itself need not be there. */
export interface ValuePlace {
  readonly value: number;
  /** The first row of the page among those of this value, in the direction of the order. */
  readonly row: number;
}

interface Order {
  readonly by: Measured;
  readonly descending: boolean;
  readonly limit: number;
  readonly after?: ValuePlace;
}

/**
 * The first rows of a set by their value and then by row, both in the same direction; rows without a value come last. Looks
 * at the rows of one whole number after another until there are enough.
 */
export function rowsByValue(snapshot: WordSnapshot, bits: RowBits, order: Order): number[] {
  const { by, after, limit } = order;
  const column = by === 'length' ? snapshot.columns.lengths : snapshot.columns.scores[by];
  const page: number[] = [];
  for (const stretch of stretchesOf(order)) {
    if (page.length === limit) break;
    if (after !== undefined && isBehind(order, after.value, stretch)) continue;
    const rows = rowNumbers(rowsIn(snapshot, bits, { by, stretch }));
    for (const row of firstOf(rows, column, { ...order, limit: limit - page.length, stretch }))
      page.push(row);
  }
  return page;
}

/** Values that lie beside one another, both ends included. */
interface Stretch {
  readonly least: number;
  readonly greatest: number;
}

const withoutValue: Stretch = { least: unscored, greatest: unscored };

/** All that there can be, in the order's direction. Lengths are few, but not in any of the bounds that readers ask for. */
function stretchesOf({ by, descending }: Order): Stretch[] {
  const { min, max } = valuesOf(by);
  if (by === 'length') return [{ least: min, greatest: max }];
  const count = (max - min) / 100 + 1;
  const all = Array.from({ length: count }, (_, at): Stretch => {
    const least = min + at * 100;
    return { least, greatest: Math.min(least + 99, max) };
  });
  return [...(descending ? all.toReversed() : all), withoutValue];
}

/** Whether a page that continues behind this value has nothing of the stretch. */
function isBehind({ descending }: Order, value: number, stretch: Stretch): boolean {
  if (value === unscored) return stretch !== withoutValue;
  if (stretch === withoutValue) return false;
  return descending ? stretch.least > value : stretch.greatest < value;
}

function rowsIn(
  snapshot: WordSnapshot,
  bits: RowBits,
  { by, stretch }: { by: Measured; stretch: Stretch },
): RowBits {
  if (by === 'length') return bits;
  const rows = bits.slice();
  if (stretch === withoutValue) intersectWith(rows, rowsOfUpTo(snapshot, by, unscored));
  else keepInRange(snapshot, rows, { of: by, min: stretch.least, max: stretch.greatest });
  return rows;
}

type Wanted = Order & { readonly stretch: Stretch };

/** Two passes over the rows of a stretch, whatever the number of values: one counts, one puts each row in its place. */
function firstOf(rows: Uint32Array, column: Int16Array | Uint8Array, wanted: Wanted): Uint32Array {
  const { stretch, descending, limit } = wanted;
  const rankOf = descending
    ? (value: number) => stretch.greatest - value
    : (value: number) => value - stretch.least;
  const ordered = descending ? rows.reverse() : rows;
  const passing = pageTest(wanted);
  const counts = new Uint32Array(stretch.greatest - stretch.least + 1);
  for (let at = 0; at < ordered.length; at += 1) {
    const row = ordered[at] as number;
    const value = column[row] as number;
    if (!passing(value, row)) continue;
    const rank = rankOf(value);
    counts[rank] = (counts[rank] as number) + 1;
  }
  const { starts, last, total } = placesOf(counts, limit);
  const sorted = new Uint32Array(total);
  for (let at = 0; at < ordered.length; at += 1) {
    const row = ordered[at] as number;
    const value = column[row] as number;
    const rank = rankOf(value);
    if (rank > last || !passing(value, row)) continue;
    const place = starts[rank] as number;
    sorted[place] = row;
    starts[rank] = place + 1;
  }
  return sorted.subarray(0, limit);
}

/** Whether a row of the stretch is on the page. */
function pageTest({ descending, after, stretch }: Wanted): (value: number, row: number) => boolean {
  // Those without a value come behind every value, whatever the direction.
  if (after === undefined || (stretch === withoutValue && after.value !== unscored)) return () => true;
  return descending
    ? (value, row) => value < after.value || (value === after.value && row <= after.row)
    : (value, row) => value > after.value || (value === after.value && row >= after.row);
}

/** Where the rows of each rank begin, up to the one with which there are enough. */
function placesOf(counts: Uint32Array, limit: number): { starts: Uint32Array; last: number; total: number } {
  const starts = new Uint32Array(counts.length);
  let total = 0;
  let last = 0;
  for (let rank = 0; rank < counts.length && total < limit; rank += 1) {
    starts[rank] = total;
    total += counts[rank] ?? 0;
    last = rank;
  }
  return { starts, last, total };
}
