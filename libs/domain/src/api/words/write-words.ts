import type { ScoredWord } from '../../words/scored-word.ts';
import { cellOf, columnsOf, wordPicker, type WordField } from './word-fields.ts';
import type { WordFormat } from './word-formats.ts';

/** What goes with the words of a page. */
export interface PageFacts {
  readonly revision: number;
  readonly next?: string;
  readonly total?: number;
  readonly seed?: string;
}

interface PageForm {
  readonly head: string;
  readonly row: (word: ScoredWord) => string;
  readonly between: string;
  readonly tail: (facts: PageFacts) => string;
}

/** The words of a page as text, and how many of them found room. */
export interface WrittenWords {
  readonly count: number;
  readonly body: (facts: PageFacts) => string;
}

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const nothing = (): string => '';

const forms: Record<WordFormat, (fields: readonly WordField[]) => PageForm> = {
  json: (fields) => {
    const pick = wordPicker(fields);
    return {
      head: '{"words":[',
      row: (word) => JSON.stringify(pick(word)),
      between: ',',
      tail: (facts) => `],${JSON.stringify(facts).slice(1)}`,
    };
  },
  csv: (fields) => {
    const columns = columnsOf(fields);
    return {
      head: `${columns.join(',')}\r\n`,
      row: (word) => `${columns.map((column) => quote(cellOf(word, column))).join(',')}\r\n`,
      between: '',
      tail: nothing,
    };
  },
  ndjson: (fields) => {
    const pick = wordPicker(fields);
    return { head: '', row: (word) => `${JSON.stringify(pick(word))}\n`, between: '', tail: nothing };
  },
  text: () => ({ head: '', row: (word) => `${word.text}\n`, between: '', tail: nothing }),
};

/** Room for head and tail, within the bytes of an answer. */
const reserve = 4096;

/**
 * Writes as many of the words as fit into `maxBytes` bytes of UTF-8, at least one. CSV is RFC 4180 with a header
 * line; NDJSON and plain text end every line with LF.
 */
export const writeWords = (
  words: readonly ScoredWord[],
  { format, fields, maxBytes }: { format: WordFormat; fields: readonly WordField[]; maxBytes: number },
): WrittenWords => {
  const form = forms[format](fields);
  const rows: string[] = [];
  let room = maxBytes - reserve;
  for (const word of words) {
    const row = form.row(word);
    room -= Buffer.byteLength(row, 'utf8') + form.between.length;
    if (room < 0 && rows.length > 0) break;
    rows.push(row);
  }
  return { count: rows.length, body: (facts) => form.head + rows.join(form.between) + form.tail(facts) };
};
