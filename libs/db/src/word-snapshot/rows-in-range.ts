import { attributes, type AttributeName, type ScoreRange } from '@word-list/domain';
import { intersectWith, subtract, uniteWith, type RowBits } from './row-bits.ts';
import { rowsUpTo } from './scan-rows.ts';
import { unscored } from './word-columns.ts';
import type { WordSnapshot } from './word-snapshot.ts';

/** What words have a number of. */
export type Measured = AttributeName | 'length';

/**
 * Keeps, in place, the rows whose value is in the range. Bounds are looked up one by one: who pulls at one keeps the other,
 * and whatever the number of values, only bounds that were asked for take room.
 */
export function keepInRange(
  snapshot: WordSnapshot,
  rows: RowBits,
  { of, ...range }: ScoreRange & { readonly of: Measured },
): void {
  const { min, max } = valuesOf(of);
  const lacking = range.unknown === true ? rows.slice() : undefined;
  if (lacking !== undefined) intersectWith(lacking, rowsOfUpTo(snapshot, of, unscored));
  if (range.max < max) intersectWith(rows, rowsOfUpTo(snapshot, of, range.max));
  if (of !== 'length' || range.min > min)
    subtract(rows, rowsOfUpTo(snapshot, of, Math.max(range.min, min) - 1));
  if (lacking !== undefined) uniteWith(rows, lacking);
}

/** The rows whose value is at most this, those without one among them: they come before all values. */
export function rowsOfUpTo({ columns, index }: WordSnapshot, of: Measured, value: number): RowBits {
  const most = value < valuesOf(of).min ? unscored : value;
  // Columns are replaced when words come: they are read when they are asked for.
  const column = () => (of === 'length' ? columns.lengths : columns.scores[of]);
  return index.conditions.rowsOf(`${of} ${most}`, {
    find: () => rowsUpTo(column(), most),
    holds: (row) => (column()[row] ?? unscored) <= most,
  });
}

/** The least and the greatest value that there can be. */
export function valuesOf(of: Measured): { readonly min: number; readonly max: number } {
  if (of === 'length') return { min: 0, max: 0xff };
  const { min = 0, max = 0 } = attributes.find(({ name }) => name === of) ?? {};
  return { min: min * 100, max: max * 100 };
}
