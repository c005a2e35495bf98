import { foldName, isTypesName, joinTypes } from './read-objects.ts';
import type { RubricDocument } from './rubric.ts';

/**
 * Rows, as strings, of a table with `|`, tabs or commas between its cells: by the names in its header if that has all
 * attributes, else in the order of the attributes. A table with commas is read here only if it has such a header.
 */
export const rowsInTable = (rubric: RubricDocument, lines: readonly string[]): string[] => {
  const rows = lines.map(cellsOf);
  const at = rows.findIndex((cells) => isHeader(rubric, cells));
  const header = rows[at];
  if (header !== undefined) return rows.slice(at + 1).flatMap((cells) => rowByHeader(rubric, header, cells));
  return lines.filter((line) => /[|\t]/u.test(line)).map((line) => rowInOrder(cellsOf(line)));
};

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replaceAll(/^\||\|$/gu, '')
    .split(separatorOf(line))
    .map((cell) => cell.replaceAll(/["“”*`_]/gu, '').trim());
}

function separatorOf(line: string): string {
  return ['|', '\t'].find((mark) => line.includes(mark)) ?? ',';
}

function isHeader(rubric: RubricDocument, cells: readonly string[]): boolean {
  const names = new Set(cells.map(foldName));
  return rubric.attributes.every(({ name }) => names.has(name));
}

function rowByHeader(rubric: RubricDocument, header: readonly string[], cells: readonly string[]): string[] {
  if (cells.length < header.length) return [];
  const names = header.map(foldName);
  const scores = rubric.attributes.map(({ name }) => cells[names.indexOf(name)] ?? '?');
  const types = header.findIndex(isTypesName);
  const isNamed = (name: string): boolean =>
    isTypesName(name) || rubric.attributes.some((of) => of.name === name);
  const named = names.findIndex((name) => /^(?:word|term|text|token)$/u.test(name));
  const word = cells[named < 0 ? names.findIndex((name) => name !== '' && !isNamed(name)) : named] ?? '';
  // Types with commas between them, in a table that has commas between its cells.
  const last = types === header.length - 1 ? cells.slice(types) : [cells[types] ?? ''];
  return [`${word}:${[...scores, joinTypes(last.join('/'))].join(',')}`];
}

/** A first column of numbers counts the rows. */
function rowInOrder(cells: readonly string[]): string {
  const own = /^\d+[.)]?$/u.test(cells[0] ?? '') && !/^\d/u.test(cells[1] ?? '') ? cells.slice(1) : cells;
  return [...own.slice(0, -1), joinTypes(own.at(-1) ?? '')].join(',');
}
