import type { MadeSet } from '../../word-sets/index.ts';
import type { PartFacts } from './number-words.ts';
import type { Recipe } from './recipe.ts';
import { cellOf, columnsOf, wordPicker, type ListedWord, type WordField } from './word-fields.ts';
import type { WordFormat } from './word-formats.ts';

/** What goes with the words of a page. */
export interface PageFacts {
  readonly revision: number;
  readonly next?: string;
  readonly total?: number;
  readonly seed?: string;
  readonly parts?: readonly PartFacts[];
  readonly balance?: MadeSet['balance'];
  readonly choice?: MadeSet['choice'];
  /** Whether the list is what was shared. */
  readonly same?: boolean;
  /** Words that were sent along and are not stored. */
  readonly unknown?: number;
  readonly recipe?: Recipe;
}

interface PageForm {
  readonly head: string;
  readonly row: (word: ListedWord) => string;
  readonly between: string;
  readonly tail: (facts: PageFacts) => string;
}

/** The words of a page as text, and how many of them found room. */
export interface WrittenWords {
  readonly count: number;
  readonly body: (facts: PageFacts) => string;
}

const forms: Record<WordFormat, (form: Pick<Form, 'fields' | 'places'>) => PageForm> = {
  json: ({ fields }) => {
    const pick = wordPicker(fields);
    return {
      head: '{"words":[',
      row: (word) => JSON.stringify(pick(word)),
      between: ',',
      tail: (facts) => `],${JSON.stringify(facts).slice(1)}`,
    };
  },
  csv: ({ fields, places }) => {
    const columns = columnsOf(fields);
    return {
      head: `${[...places, ...columns].join(',')}\r\n`,
      row: (word) => {
        const cells = columns.map((column) => quote(cellOf(word, column)));
        return `${[...places.map((place) => String(word[place] ?? '')), ...cells].join(',')}\r\n`;
      },
      between: '',
      tail: nothing,
    };
  },
  ndjson: ({ fields }) => {
    const pick = wordPicker(fields);
    return { head: '', row: (word) => `${JSON.stringify(pick(word))}\n`, between: '', tail: nothing };
  },
  text: () => ({ head: '', row: lineOf, between: '', tail: nothing }),
};

/** Room for head and tail, within the bytes of an answer: a recipe names up to a hundred words to leave out. */
const reserve = 40_960;

interface Form {
  readonly format: WordFormat;
  readonly fields: readonly WordField[];
  /** What words have by their place in the list. */
  readonly places: readonly ('part' | 'number')[];
  readonly maxBytes: number;
}

/**
 * Writes as many of the words as fit into `maxBytes` bytes of UTF-8, at least one. CSV is RFC 4180 with a header
 * line; NDJSON and plain text end every line with LF.
 */
export const writeWords = (
  words: readonly ListedWord[],
  { format, fields, places, maxBytes }: Form,
): WrittenWords => {
  const form = forms[format]({ fields, places });
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

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function nothing(): string {
  return '';
}

/** A numbered word stands behind its number. */
function lineOf({ text, number }: ListedWord): string {
  return number === undefined ? `${text}\n` : `${number}\t${text}\n`;
}
