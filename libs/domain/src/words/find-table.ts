import { isHeaderRow, isNumber, isWordTitle } from './find-header.ts';
import { parseCell } from './parse-line.ts';
import { mostRecordLines, splitBlanks, splitCells } from './split-cells.ts';
import { separators, type SeparatorName } from './separators.ts';

/** A table in the beginning of a list; `column` counts from 1. */
export interface FoundTable {
  readonly separator: SeparatorName;
  readonly column: number;
  /** The cells of its first row, if they are titles. */
  readonly header: readonly string[] | undefined;
  /** Whether more than one column holds words, and no title says which is meant. */
  readonly isGuess: boolean;
}

type Rows = readonly (readonly string[])[];

/** The table in the first lines of a list: nearly all of them have the same number of cells, one of which holds words. */
export const findTable = (lines: readonly string[]): FoundTable | undefined => {
  for (const separator of ['tab', 'semicolon', 'pipe', 'comma'] as const) {
    const found = tableOf(rowsOf(lines, separator), separator);
    if (found !== undefined) return found;
  }
  const rows = rowsOf(lines, 'space');
  // Phrases have blanks too: only a column of numbers makes a table of them.
  return numberColumns(rows) === 0 ? undefined : tableOf(rows, 'space');
};

/** The rows of lines, and of lines that are joined because a cell in quotes spans them. */
export const rowsOf = (lines: readonly string[], separator: SeparatorName): Rows => {
  if (separator === 'space') return lines.map(splitBlanks);
  const rows: (readonly string[])[] = [];
  let held: string[] = [];
  for (const line of lines) {
    held.push(line);
    const cells = splitCells(held.join('\n'), separators[separator]);
    if (cells !== 'open') rows.push(cells);
    if (cells !== 'open' || held.length === mostRecordLines) held = [];
  }
  return rows;
};

/** The column of words of a table, by its titles, else by what it holds. */
export const findColumn = (rows: Rows): Omit<FoundTable, 'separator'> => {
  const [first = [], ...others] = rows;
  const header = isHeaderRow(first, others) ? first : undefined;
  const titled = header?.findIndex(isWordTitle) ?? -1;
  if (titled >= 0) return { column: titled + 1, header, isGuess: false };
  const body = header === undefined ? rows : others;
  const best = bestColumn(body.length === 0 ? rows : body);
  return { column: best.column + 1, header, isGuess: best.rivals > 0 };
};

const mostly = 0.9;

function shareOf<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(is).length / items.length;
}

function commonWidth(rows: Rows): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].reduce((one, other) => (other[1] > one[1] ? other : one), [0, 0])[0];
}

function tableOf(rows: Rows, separator: SeparatorName): FoundTable | undefined {
  const width = commonWidth(rows);
  if (width < 2 || shareOf(rows, ({ length }) => length === width) < mostly) return undefined;
  const whole = rows.filter(({ length }) => length === width);
  const found = findColumn(whole);
  const body = found.header === undefined ? whole : whole.slice(1);
  // One row alone is as likely a list of words in one line.
  if (found.header === undefined && body.length < 2) return undefined;
  const words = shareOf(body, (row) => isWordCell(row[found.column - 1] ?? ''));
  return body.length > 0 && words < 0.5 ? undefined : { separator, ...found };
}

function isWordCell(cell: string): boolean {
  return parseCell(cell).word !== undefined;
}

/** The first of the columns that hold words and the most different ones; how many others would do as well. */
function bestColumn(rows: Rows): { readonly column: number; readonly rivals: number } {
  const columns = (rows[0] ?? []).map((_, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    const words = shareOf(cells, isWordCell);
    return { column, words, different: words < 0.5 ? 0 : new Set(cells).size / cells.length };
  });
  const best = columns.reduce((one, other) => (other.different > one.different ? other : one), {
    column: 0,
    words: 0,
    different: 0,
  });
  const rivals = columns.filter(
    ({ column, words, different }) => column !== best.column && words >= mostly && different > 0.5,
  );
  return { column: best.column, rivals: rivals.length };
}

function numberColumns(rows: Rows): number {
  const width = commonWidth(rows);
  return Array.from({ length: width }, (_, column) =>
    shareOf(rows, (row) => isNumber(row[column] ?? '')),
  ).filter((share) => share >= mostly).length;
}
