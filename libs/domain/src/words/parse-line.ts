import { limits } from '../limits.ts';
import { canonicalForm, hasMixedScripts, isWord, plainWord } from './canonical-form.ts';
import type { RejectReason } from './reject-reasons.ts';

/** A word of a list, in its one canonical form, or why there is none. */
export type ParsedLine =
  | { readonly word: string; readonly reject?: undefined }
  | { readonly word?: undefined; readonly reject: RejectReason };

/** The word of a line that holds one word. Quotes, a bullet or number before it, a comma or comment after it are not part of it. */
export const parseLine = (line: string): ParsedLine => {
  if (isPlainWord(line)) return { word: line };
  const text = line.replace(trailingComment, '').replace(bullet, '').trim().replace(/[,;]$/u, '');
  return parseCell(text);
};

/** The word of a cell of a table. */
export const parseCell = (cell: string): ParsedLine => {
  if (isPlainWord(cell)) return { word: cell };
  const canonical = canonicalForm(unquoted(cell.trim()));
  if (canonical === '') return { reject: 'empty' };
  if (isTooLong(canonical)) return { reject: 'too_long' };
  if (isWord(canonical)) return { word: canonical };
  return { reject: isMixed(canonical) ? 'mixed_scripts' : 'not_a_word' };
};

/** The word of a line of a Hunspell dictionary: what stands before flags and morphology. */
export const parseDictionaryLine = (line: string): ParsedLine => {
  const [entry = ''] = line.split(/\t| +(?=[a-z]{2}:)/u, 1);
  return parseCell(entry.replace(/(?<!\\)\/.*$/u, '').replaceAll('\\/', '/'));
};

/** Whether a line is a comment as lists and scripts write them. A cell may be a # or a number behind one. */
export const isComment = (line: string): boolean => /^\s*(?:#(?!\d*["']?[,;|])|\/\/|;;;)/u.test(line);

const trailingComment = /\s(?:#|\/\/).*$/u;
const bullet = /^\s*(?:[-*+•‣–]|\d{1,7}[.)])\s+/u;

function isPlainWord(text: string): boolean {
  return text.length <= limits.wordCodePoints && plainWord.test(text);
}

function isTooLong(text: string): boolean {
  return text.length > limits.wordCodePoints && Array.from(text).length > limits.wordCodePoints;
}

/** A hyphen, an apostrophe and letters alone, of two scripts: anything else is no word for another reason. */
function isMixed(canonical: string): boolean {
  return hasMixedScripts(canonical) && /^[\p{L}\p{M}'\-·]+$/u.test(canonical);
}

const quotes = /^(?:["“”„«»‹›「『](.*)["”“»«›‹」』]|['‘’‚`](.{2,})['’‘`])$/su;

/** A text without the pair of quotes around it. A single letter in single quotes keeps them: rock 'n' roll. */
function unquoted(text: string): string {
  const found = quotes.exec(text);
  if (found === null) return text;
  const inner = (found[1] ?? found[2] ?? '').trim();
  return inner === text ? inner : unquoted(inner);
}
