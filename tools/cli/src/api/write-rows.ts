import { attributes, type AttributeName } from '@word-list/domain';
import { evidenceText, wordFields, type WordField } from '@word-list/domain/api';
import type { ListedWord } from '@word-list/domain/api/client';
import { linesOf, type PrintedWords } from '../print-words.ts';
import { hashWords } from '@word-list/domain/api';
import type { AskedWord } from './ask-words.ts';

interface Rows {
  readonly printed: PrintedWords<AskedWord>;
  readonly format: 'text' | 'csv' | 'ndjson' | 'json';
  /** What is told of a word; types and all scores unless named. */
  readonly fields: readonly string[] | undefined;
  readonly revision: number;
}

const scales: readonly string[] = attributes.map(({ name }) => name);
const origins = wordFields.filter((name) => name !== 'text' && name !== 'types' && !isScale(name));

/** Words in the forms of the API, piece by piece; plain text with their numbers. */
export function writeRows(rows: Rows): Iterable<string> {
  const { printed, format, revision } = rows;
  if (format === 'text') return linesOf(printed);
  if (format === 'csv') return csvRows(rows);
  const views = () => viewsOf(rows);
  if (format === 'ndjson') return views().map((view) => `${JSON.stringify(view)}\n`);
  const words = [...views()];
  return [`${JSON.stringify({ words, count: words.length, sha256: hashWords(printed.texts), revision })}\n`];
}

function* viewsOf({ printed, fields }: Rows): Generator<ListedWord> {
  for (const [place, { listed }] of printed.words.entries()) {
    const { text, ...told } = viewOf(listed, fields);
    yield { text, ...(printed.numberOf && { number: printed.numberOf(place) }), ...told };
  }
}

function isScale(name: string): name is AttributeName {
  return scales.includes(name);
}

function* csvRows({ printed, fields = ['types', ...scales] }: Rows): Generator<string> {
  const columns = wordFields.filter((name) => name === 'text' || fields.includes(name));
  const { numberOf } = printed;
  yield `${[...(numberOf ? ['number'] : []), ...columns].join(',')}\r\n`;
  for (const [place, { listed }] of printed.words.entries()) {
    const cells = columns.map((column) => quoted(cellOf(listed, column)));
    yield `${[...(numberOf ? [numberOf(place)] : []), ...cells].join(',')}\r\n`;
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellOf(word: ListedWord, column: WordField): string {
  if (column === 'types') return word.types?.join('/') ?? '';
  if (column === 'evidence') return evidenceText(word.evidence);
  return String((isScale(column) ? word.scores?.[column] : word[column]) ?? '');
}

/** The fields that were chosen, in the order of the API. */
function viewOf(word: ListedWord, fields: Rows['fields']): ListedWord {
  if (fields === undefined) return word;
  const { text, types, scores = {} } = word;
  const chosen = Object.entries(scores).filter(([name]) => fields.includes(name));
  return {
    text,
    ...(fields.includes('types') && types !== undefined && { types }),
    ...(chosen.length > 0 && { scores: Object.fromEntries(chosen) }),
    ...Object.fromEntries(origins.filter((name) => fields.includes(name)).map((name) => [name, word[name]])),
  };
}
