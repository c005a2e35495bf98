import { addRow, removeRow, type RowBits } from './row-bits.ts';

/** A condition on the values of a row. */
export interface RowCondition {
  /** Reads all rows. */
  readonly find: () => RowBits;
  readonly holds: (row: number) => boolean;
}

/** Keeps the rows of the conditions that were asked for last: most readers ask for the same. */
export interface RowsByCondition {
  /** The rows for which it holds, of this name for good; not to be changed. */
  rowsOf(name: string, condition: RowCondition): RowBits;
  /** These rows have other values. */
  update(rows: readonly number[]): void;
}

/** Conditions kept at most: 34 kB each of a quarter of a million words, 1.25 MB of ten million. */
const mostKept = 48;

export const rowsByCondition = (): RowsByCondition => {
  const kept = new Map<string, { readonly rows: RowBits; readonly holds: RowCondition['holds'] }>();

  return {
    rowsOf(name, { find, holds }) {
      const found = kept.get(name) ?? { rows: find(), holds };
      kept.delete(name);
      kept.set(name, found);
      for (const oldest of kept.keys()) {
        if (kept.size <= mostKept) break;
        kept.delete(oldest);
      }
      return found.rows;
    },
    update(changed) {
      for (const { rows, holds } of kept.values()) {
        for (const row of changed) {
          if (holds(row)) addRow(rows, row);
          else removeRow(rows, row);
        }
      }
    },
  };
};
