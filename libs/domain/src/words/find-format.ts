import { SourceRefused } from '../errors.ts';
import type { SourceFormat } from '../sources/source.ts';
import { columnOfTitle, isHeaderLine } from './find-header.ts';
import { findColumn, findTable, rowsOf } from './find-table.ts';
import { isComment } from './parse-line.ts';
import { separators, type SeparatorName } from './separators.ts';

/** How a list is read, and where its titles are. */
export interface FoundFormat {
  readonly kind: 'lines' | 'hunspell' | 'delimited' | 'csv';
  /** Of a table. */
  readonly separator?: SeparatorName;
  /** Of a table; counts from 1. */
  readonly column?: number;
  /** Titles of the columns, or the title of the list, where its first line has them. */
  readonly header?: readonly string[] | undefined;
  /** Whether a person may have meant another column. */
  readonly isGuess?: boolean;
}

/**
 * How to read a list that begins with these lines. Throws SourceRefused `no_such_column` when a column is asked for by
 * a title that the first line does not have.
 */
export const findFormat = (format: SourceFormat, head: readonly string[]): FoundFormat => {
  const lines = head.filter((line) => line.trim() !== '');
  const content = lines.filter((line, place) => isContent(line, place === 0)).slice(0, looked);
  if (format.kind === 'auto') return findAny(content);
  if (format.kind === 'delimited') return { ...format, header: headerOf(content, format) };
  if (format.kind === 'csv') return findCsv(format, content);
  return { kind: format.kind, header: format.kind === 'hunspell' ? countLine(content) : undefined };
};

const looked = 200;

/** Whether a line is neither blank nor a comment. A first line of titles may begin with a #, as in `#	word	count`. */
export const isContent = (line: string, isFirst: boolean): boolean => {
  if (line.trim() === '') return false;
  return !isComment(line) || (isFirst && /^#["']?\t[^\t]+\t/u.test(line));
};

type Csv = Extract<SourceFormat, { kind: 'csv' }>;

/** A format in words, as in `CSV separated by commas, column 1 “word” of 3`. */
export const describeFormat = (found: FoundFormat): string => {
  if (found.kind === 'lines') return 'one word a line';
  return found.kind === 'hunspell' ? 'a Hunspell dictionary' : describeTable(found);
};

const separatorTexts: Readonly<Record<SeparatorName, string>> = {
  tab: 'tabs',
  comma: 'commas',
  semicolon: 'semicolons',
  pipe: 'pipes',
  space: 'blanks',
};

export const separatorOf = ({ separator = 'comma' }: FoundFormat): string => separators[separator];

function findAny(content: readonly string[]): FoundFormat {
  const count = countLine(content);
  if (count !== undefined && content.length > 1)
    return { kind: kindOfCounted(content.slice(1)), header: count };
  const table = findTable(content.map(withoutTrailingComment));
  if (table !== undefined) return { kind: kindOfTable(table), ...table };
  const [first = '', ...others] = content;
  return { kind: 'lines', header: isHeaderLine(first, others) ? [first.trim()] : undefined };
}

function countLine([first = '']: readonly string[]): string[] | undefined {
  return /^\s*\d+\s*$/u.test(first) || /^personal_(?:ws|repl)-/u.test(first) ? [first.trim()] : undefined;
}

/** Lines after one that gives their number: the entries of a dictionary if one of them has flags. */
function kindOfCounted(lines: readonly string[]): 'hunspell' | 'lines' {
  return lines.some((line) => /\p{L}\/[A-Za-z0-9~,]+(?:\s|$)/u.test(line)) ? 'hunspell' : 'lines';
}

function withoutTrailingComment(line: string): string {
  return line.replace(/\s(?:#|\/\/).*$/u, '');
}

function kindOfTable({ separator }: { separator: SeparatorName }): 'delimited' | 'csv' {
  return separator === 'tab' || separator === 'space' ? 'delimited' : 'csv';
}

function headerOf(
  content: readonly string[],
  { separator, column }: { separator: SeparatorName; column: number },
): readonly string[] | undefined {
  const { header } = findColumn(rowsOf(content, separator));
  return header?.[column - 1] === undefined ? undefined : header;
}

function findCsv({ column, separator: given }: Csv, content: readonly string[]): FoundFormat {
  const separator = given ?? findSeparator(content);
  const rows = rowsOf(content, separator);
  const [first = []] = rows;
  if (typeof column !== 'string') {
    const found = findColumn(rows);
    return { kind: 'csv', separator, ...found, ...(column === undefined ? {} : { column, isGuess: false }) };
  }
  const place = columnOfTitle(first, column);
  if (place < 0 && content.length > 0) {
    const titles = first.slice(0, 20).map((cell) => `“${cell.trim().slice(0, 30)}”`);
    throw new SourceRefused(
      'no_such_column',
      `no column has the title “${column}”; the first line, cut at each ${separator}, has ${titles.join(', ')}`,
    );
  }
  return { kind: 'csv', separator, column: place + 1, header: first, isGuess: false };
}

/** The separator that cuts the first line into the most cells. */
function findSeparator(content: readonly string[]): SeparatorName {
  const counts = (['comma', 'semicolon', 'tab', 'pipe'] as const).map((separator) => ({
    separator,
    cells: rowsOf(content.slice(0, 1), separator)[0]?.length ?? 0,
  }));
  return counts.reduce((one, other) => (other.cells > one.cells ? other : one)).separator;
}

function describeTable({ kind, separator = 'comma', column = 1, header, isGuess }: FoundFormat): string {
  const table = `${kind === 'csv' ? 'CSV' : 'columns'} separated by ${separatorTexts[separator]}`;
  const place = header === undefined ? String(column) : titleText(header, column);
  return `${table}, column ${place}${isGuess === true ? ' (other columns hold words too)' : ''}`;
}

function titleText(header: readonly string[], column: number): string {
  const title = header[column - 1]?.trim().slice(0, 40) ?? '';
  return `${column}${title === '' ? '' : ` “${title}”`} of ${header.length}`;
}
