import { addRow, intersectWith, noRows, removeRow, subtract, uniteWith, type RowBits } from './row-bits.ts';

/** For each key the rows that have it. Keys are small whole numbers, none below -128. */
export interface Bitmaps {
  of(key: number): RowBits | undefined;
  /** The keys that rows had, ascending. */
  keys(): readonly number[];
  /** Told that a row lost some keys and has others now. */
  change(row: number, keys: { lost: readonly number[]; won: readonly number[] }): void;
}

/** Adds every row to the set of each of its keys. */
export type FillBitmaps = (setOf: (key: number) => RowBits) => void;

const leastKey = -128;

/** Made when first asked for: after a change of many words most are not needed. */
export const lazyBitmaps = (size: number, fill: FillBitmaps): Bitmaps => {
  const table: (RowBits | undefined)[] = [];
  let filled = false;

  const setOf = (key: number): RowBits => (table[key - leastKey] ??= noRows(size));
  const ensureFilled = (): void => {
    if (!filled) fill(setOf);
    filled = true;
  };

  return {
    of(key) {
      ensureFilled();
      return table[key - leastKey];
    },
    keys() {
      ensureFilled();
      return table.flatMap((bits, index) => (bits === undefined ? [] : [index + leastKey]));
    },
    change(row, { lost, won }) {
      if (!filled) return;
      for (const key of lost) removeRow(setOf(key), row);
      for (const key of won) addRow(setOf(key), row);
    },
  };
};

/** Keeps, in place, the rows that have one of these keys. */
export const keepAnyOf = (bits: RowBits, bitmaps: Bitmaps, keys: readonly number[]): void => {
  const any = new Uint32Array(bits.length);
  for (const key of keys) {
    const having = bitmaps.of(key);
    if (having !== undefined) uniteWith(any, having);
  }
  intersectWith(bits, any);
};

/** Keeps, in place, the rows whose key is in the range, bounds included. Every row must have exactly one key. */
export const keepBetween = (
  bits: RowBits,
  bitmaps: Bitmaps,
  { min, max }: { min: number; max: number },
): void => {
  const keys = bitmaps.keys();
  const inside = keys.filter((key) => key >= min && key <= max);
  if (inside.length * 2 <= keys.length) keepAnyOf(bits, bitmaps, inside);
  else {
    for (const key of keys) {
      const having = key >= min && key <= max ? undefined : bitmaps.of(key);
      if (having !== undefined) subtract(bits, having);
    }
  }
};
