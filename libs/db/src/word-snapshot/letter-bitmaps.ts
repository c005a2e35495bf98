import { addRow, noRows, type RowBits } from './row-bits.ts';
import type { TextTable } from './text-table.ts';

/** Letters of one alphabet lie beside one another, so their bytes rarely share one of so many groups. */
const groups = 64;

/** For each group of letters the rows whose texts have one of it; made when first asked for. */
export const letterBitmaps = (texts: TextTable): (() => readonly RowBits[]) => {
  let made: readonly RowBits[] | undefined;
  return () => (made ??= fillGroups(texts));
};

/** The groups that any text matching these wildcards has letters of. */
export const lettersOf = (wildcards: string): number[] => {
  const literal = new TextEncoder().encode(wildcards.replaceAll(/[?*]/gu, ''));
  return [...new Set(Array.from(literal, groupOf))];
};

function fillGroups({ texts, ends }: TextTable): readonly RowBits[] {
  const sets = Array.from({ length: groups }, () => noRows(ends.length));
  let at = 0;
  for (let row = 0; row < ends.length; row += 1) {
    const end = ends[row] ?? 0;
    for (; at < end; at += 1) {
      const set = sets[groupOf(texts[at] ?? 0)];
      if (set !== undefined) addRow(set, row);
    }
    at += 1;
  }
  return sets;
}

/** The group of a byte of UTF-8. */
function groupOf(byte: number): number {
  return byte % groups;
}
