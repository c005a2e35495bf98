/** The next row of the table of edit distances: row i holds the distances of the first i characters. */
const nextRow = (row: readonly number[], character: string, other: readonly string[]): number[] => {
  const next = [(row[0] ?? 0) + 1];
  other.forEach((theirs, index) => {
    const replaced = (row[index] ?? 0) + (theirs === character ? 0 : 1);
    next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
  });
  return next;
};

/** The least number of characters (code points) to insert, delete or replace to make one text of the other. */
export const editDistance = (left: string, right: string): number => {
  const other = [...right];
  let row: readonly number[] = [...other.keys(), other.length];
  for (const character of left) row = nextRow(row, character, other);
  return row.at(-1) ?? 0;
};

/** Whether at most `edits` edits make one text of the other. */
export const isWithinDistance = (left: string, right: string, edits: number): boolean =>
  editDistance(left, right) <= edits;
