import { parameterNames } from './read-choice.ts';

const mostEdits = 3;

/** The parameter that was probably meant, or none that is near. */
export function nearestName(name: string): string | undefined {
  const near = parameterNames
    .map((known) => ({ known, edits: editsBetween(name.toLowerCase(), known.toLowerCase()) }))
    .filter(({ known, edits }) => edits <= Math.min(mostEdits, known.length / 2))
    .sort((one, other) => one.edits - other.edits);
  return near[0]?.known;
}

/** Levenshtein's distance; names are short. */
function editsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (letter === other[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
