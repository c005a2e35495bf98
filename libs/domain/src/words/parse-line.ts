import { limits } from '../limits.ts';
import { separators, type SourceFormat } from '../sources/source.ts';
import type { RejectReason } from './reject-reasons.ts';

/** A word of a list, in its one canonical form, or why the line holds none. */
export type ParsedLine =
  | { readonly word: string; readonly reject?: undefined }
  | { readonly word?: undefined; readonly reject: RejectReason };

const wordPattern = /^\p{L}\p{M}*(?:['-]?\p{L}\p{M}*)*$/u;
const plainWord = /^[a-z]+$/;

/** NFC, trimmed, lower case without locale; typographic apostrophes and hyphens become the plain ones. */
export const canonicalForm = (text: string): string =>
  text.normalize('NFC').trim().replaceAll('’', "'").replaceAll('‐', '-').toLowerCase().normalize('NFC');

/** True for a canonical form that is a word: letters with their marks, single inner apostrophes or hyphens. */
export const isWord = (canonical: string): boolean => wordPattern.test(canonical);

const isTooLong = (text: string): boolean =>
  text.length > limits.wordCodePoints && Array.from(text).length > limits.wordCodePoints;

const parseField = (field: string): ParsedLine => {
  if (field.length <= limits.wordCodePoints && plainWord.test(field)) return { word: field };
  const canonical = canonicalForm(field);
  if (canonical === '') return { reject: 'empty' };
  if (isTooLong(canonical)) return { reject: 'too_long' };
  return isWord(canonical) ? { word: canonical } : { reject: 'not_a_word' };
};

/** Makes the parser of a format: one decoded line, without its line end, into a word or a reject. */
export const lineParser = (format: SourceFormat): ((line: string) => ParsedLine) => {
  if (format.kind === 'lines') return parseField;
  const separator = separators[format.separator];
  return (line) => {
    const field = line.split(separator, format.column)[format.column - 1];
    return field === undefined ? { reject: 'missing_column' } : parseField(field);
  };
};
