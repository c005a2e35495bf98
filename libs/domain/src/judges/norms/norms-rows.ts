import * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { isWordTitle } from '../../words/find-header.ts';
import { separators } from '../../words/separators.ts';
import { splitCells } from '../../words/split-cells.ts';

/** What a line of norms says, before anything of it is looked at: numbers as they are written, null where there is none. */
export interface NormsRow {
  readonly word: string;
  readonly scores: ReadonlyMap<AttributeName, string | null>;
  readonly types: readonly string[] | null;
}

/** Reads a line; a text says why it cannot be read. */
export type NormsRowReader = (line: string) => NormsRow | string;

/** Reads lines of NDJSON as the API writes words: `{"text": "good", "scores": {"sentiment": 1.9}, "types": ["adjective"]}`. */
export const jsonRows: NormsRowReader = readJson;

/**
 * Reads rows of a CSV by its first line: a column `word`, and any of our scales and `types`. Throws InvalidInput for a line
 * that names no such columns.
 */
export function csvRows(header: string): NormsRowReader {
  const separator = [',', '\t', ';'].find((one) => header.includes(one)) ?? separators.comma;
  const cells = splitCells(header, separator);
  if (cells === 'open') throw wrongHeader('a quote is not closed');
  const columns = cells.map(readTitle);
  const twice = columns.find((column, at) => columns.indexOf(column) !== at);
  if (twice !== undefined) throw wrongHeader(`has two columns ${twice}`);
  if (!columns.includes('word')) throw wrongHeader('has no column word');
  if (columns.length < 2) throw wrongHeader(`has no column of ours beside word: ${columnNames}`);
  return (line) => readCells(splitCells(line, separator), columns);
}

type Column = AttributeName | 'word' | 'types';

const scaleNames: readonly string[] = attributes.map(({ name }) => name);
const columnNames = [...scaleNames, 'types'].join(', ');
/** How files write that there is no number. */
const blanks = new Set(['', '-', '?', 'na', 'n/a', 'nan', 'null']);

const jsonRow = z.object({
  word: z.string().optional(),
  text: z.string().optional(),
  scores: z.record(z.string(), z.union([z.number(), z.string(), z.null()])).default({}),
  types: z.array(z.string()).nullable().default(null),
});

function readJson(line: string): NormsRow | string {
  const parsed = jsonRow.safeParse(jsonOf(line));
  if (!parsed.success) return 'is no JSON such as {"word": "good", "scores": {"sentiment": 1.9}}';
  const { word, text = word, scores, types } = parsed.data;
  if (text === undefined) return 'names no word';
  const other = Object.keys(scores).find((name) => !scaleNames.includes(name));
  if (other !== undefined) return `${other.slice(0, 30)} is no scale: ${scaleNames.join(', ')}`;
  const pairs = Object.entries(scores) as [AttributeName, string | number | null][];
  return {
    word: text,
    scores: new Map(pairs.map(([name, score]) => [name, score === null ? null : numberText(String(score))])),
    types: types?.length === 0 ? null : types,
  };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined; // the schema says what is wrong with it
  }
}

function readTitle(cell: string): Column {
  const title = cell.trim().toLowerCase();
  if (isWordTitle(title)) return 'word';
  if (title === 'types' || scaleNames.includes(title)) return title as Column;
  throw wrongHeader(
    `${JSON.stringify(cell.slice(0, 40))} is no column of ours: name it word, types or a scale (${scaleNames.join(', ')}), or leave it out`,
  );
}

function wrongHeader(detail: string): InvalidInput {
  return new InvalidInput('body', `line 1: ${detail}`);
}

function readCells(cells: ReturnType<typeof splitCells>, columns: readonly Column[]): NormsRow | string {
  if (cells === 'open') return 'a quote is not closed';
  if (cells.length !== columns.length)
    return `has ${String(cells.length)} cells, line 1 has ${String(columns.length)}`;
  const scores = new Map<AttributeName, string | null>();
  let [word, types]: [string, readonly string[] | null] = ['', null];
  for (const [at, column] of columns.entries()) {
    const cell = cells[at] ?? '';
    if (column === 'word') word = cell;
    else if (column === 'types') types = typesOf(cell);
    else scores.set(column, numberText(cell));
  }
  return { word, scores, types };
}

function typesOf(cell: string): readonly string[] | null {
  return numberText(cell) === null ? null : cell.split(/[/,|\s]+/u).filter((type) => type !== '');
}

function numberText(cell: string): string | null {
  const text = cell.trim();
  return blanks.has(text.toLowerCase()) ? null : text;
}
