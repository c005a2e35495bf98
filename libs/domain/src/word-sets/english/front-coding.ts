/**
 * Reads a sorted table of words in which each begins with a digit or capital: how many characters it has in common
 * with the one before it (0 to 9, then A to Z). What follows is the rest of the word.
 */
export function readFrontCoded(lines: readonly string[]): string[] {
  const words: string[] = [];
  let word = '';
  for (const [, shared = '', rest = ''] of lines.join('').matchAll(/([0-9A-Z])([^0-9A-Z]*)/gu)) {
    word = word.slice(0, Number.parseInt(shared, 36)) + rest;
    words.push(word);
  }
  return words;
}

/** Writes such a table, in lines of about a hundred characters. */
export function frontCode(sorted: readonly string[]): string[] {
  const lines: string[] = [];
  let line = '';
  let before = '';
  for (const word of sorted) {
    const shared = Math.min(sharedLength(before, word), 35);
    const entry = shared.toString(36).toUpperCase() + word.slice(shared);
    if (line.length + entry.length > 100) {
      lines.push(line);
      line = '';
    }
    line += entry;
    before = word;
  }
  return [...lines, line];
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
