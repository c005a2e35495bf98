import { addRow, noRows, type RowBits } from './row-bits.ts';
import type { TextTable } from './text-table.ts';

/** Letters of one alphabet lie beside one another, so they rarely share one of so many groups. */
const groups = 64;

/** For each group of letters the rows whose texts have one of it; made when first asked for. */
export const letterBitmaps = (texts: TextTable): (() => readonly RowBits[]) => {
  let made: readonly RowBits[] | undefined;
  return () => (made ??= fillGroups(texts));
};

/** The groups that any text matching these wildcards has letters of. */
export const lettersOf = (wildcards: string): number[] => {
  const literal = wildcards.replaceAll(/[?*]/gu, '');
  return [...new Set(Array.from({ length: literal.length }, (_, at) => groupOf(literal.charCodeAt(at))))];
};

function fillGroups({ joined, ends }: TextTable): readonly RowBits[] {
  const sets = Array.from({ length: groups }, () => noRows(ends.length));
  let at = 0;
  for (let row = 0; row < ends.length; row += 1) {
    const end = ends[row] ?? 0;
    for (; at < end; at += 1) {
      const set = sets[groupOf(joined.charCodeAt(at))];
      if (set !== undefined) addRow(set, row);
    }
    at += 1;
  }
  return sets;
}

/** The group of a UTF-16 unit. */
function groupOf(unit: number): number {
  return unit % groups;
}
