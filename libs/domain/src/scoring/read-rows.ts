import { canonicalForm } from '../words/canonical-form.ts';
import { rowsInObjects } from './read-objects.ts';
import { rowsInTable } from './read-table.ts';
import { readRow, type ReadRow } from './row-format.ts';
import type { RubricDocument } from './rubric.ts';

/** The text of an answer, and what it was about. */
export interface AnswerText {
  readonly text: string;
  /** True when the text stops in the middle: its last line or string is not whole. */
  readonly cut: boolean;
  readonly words: readonly string[];
}

/** A row as it was read, with the text that it was read from when it has a fault. */
export type FoundRow =
  Extract<ReadRow, { hundredths: unknown }> | (Extract<ReadRow, { fault: unknown }> & { row: string });

/**
 * The rows of an answer that are about words that were asked, each under the word as it was asked. Models and servers
 * write them as strings in JSON, as objects, as tables or as plain lines, whatever was asked for: the form that
 * gives the most rows is the one that counts.
 */
export const readRows = (rubric: RubricDocument, { text, cut, words }: AnswerText): FoundRow[] => {
  const said = withoutThoughts(text);
  const asked = new Map(
    words.flatMap((word) => [[canonicalForm(word), word] as const, [word, word] as const]),
  );
  const read = (rows: readonly string[]) => rows.flatMap((row) => readAskedRow(rubric, row, asked));
  const strings = read(stringsOf(said));
  // Nearly every answer is as it was asked for: the other forms could only say the same, or less.
  if (isWhole(strings, words)) return strings;
  const lines = linesOf(said, cut);
  const others = [rowsInObjects(rubric, said), rowsInTable(rubric, lines), lines].map(read);
  return others.reduce((best, rows) => (rows.length > best.length ? rows : best), strings);
};

const openThought = /<(?:think|thinking|reasoning)>/giu;
const closeThought = /<\/(?:think|thinking|reasoning)>/giu;

/** Thoughts come first and end with a mark; some servers leave out the mark that begins them. */
export const withoutThoughts = (text: string): string => {
  const close = [...text.matchAll(closeThought)].at(-1);
  const rest = close === undefined ? text : text.slice(close.index + close[0].length);
  const [open] = rest.matchAll(openThought);
  return open === undefined ? rest : rest.slice(0, open.index);
};

/** The closing quote is optional so that a text full of unclosed ones is still read in one pass. */
const quoted = /"((?:[^"\\\n]|\\.)*)("?)/gu;

const listMark = /^[\s\-–•+>#([{]*(?:\d{1,4}[.):]\s*)?[\s\-–•+>#([{]*/u;
const severalTypes = /(?<=,\s*\p{L}+)\s*,\s*(?=\p{L})/gu;

/** A row of letters, numbers, types and perhaps evidence, exactly as it was asked for. */
const bareRow = /^\p{L}[\p{L}\p{M}'-]*:[\d.,-]+,[a-z/]*[a-z-](?:,[\d-][a-z\d-]+)?$/u;

function readAskedRow(rubric: RubricDocument, row: string, asked: ReadonlyMap<string, string>): FoundRow[] {
  const read = readRow(rubric, plainRow(row));
  const word = read && (asked.get(read.word) ?? asked.get(canonicalForm(read.word)));
  if (read === undefined || word === undefined) return [];
  if ('hundredths' in read) return [{ ...read, word }];
  return looksLikeRow(rubric, row) ? [{ ...read, word, row }] : [];
}

/** A row without what people and models put around it: list marks, numbers, emphasis, quotes, brackets, a last comma. */
function plainRow(row: string): string {
  if (bareRow.test(row)) return row;
  return row
    .replaceAll(/["“”*`_]/gu, '')
    .replace(listMark, '')
    .replace(/[\s,;.)\]}]+$/u, '')
    .replace(/^'([^:,]{2,})'(?=\s*[:,])/u, '$1')
    .replaceAll(severalTypes, '/');
}

/** Some of its fields are numbers: a sentence with a colon or a header is no bad row of the word that it begins with. */
function looksLikeRow(rubric: RubricDocument, row: string): boolean {
  const numbers = row.split(/[:,]/u).filter((field) => /^\s*["']?[+-]?\d/u.test(field));
  return numbers.length >= Math.ceil(rubric.attributes.length / 3);
}

/** All whole strings of a JSON text, whichever array they are in, and even if the rest of it is missing. */
function stringsOf(text: string): string[] {
  return [...text.matchAll(quoted)].flatMap(([, inner = '', end]) => (end === '' ? [] : [unquote(inner)]));
}

function unquote(inner: string): string {
  try {
    return String(JSON.parse(`"${inner}"`));
  } catch {
    return inner; // not a JSON string after all: the row parser judges it
  }
}

/** One good row for each word and nothing else. */
function isWhole(rows: readonly FoundRow[], words: readonly string[]): boolean {
  const good = rows.filter((row) => 'hundredths' in row);
  return rows.length === words.length && new Set(good.map(({ word }) => word)).size === words.length;
}

/** A line that begins an object or an array of arrays is JSON, which is read as such. */
function linesOf(text: string, cut: boolean): string[] {
  const lines = text.split(/\r?\n/u).filter((line) => /^\s*(?!\{|\[\s*[[{])\S/u.test(line));
  return cut ? lines.slice(0, -1) : lines;
}
