import { exampleTexts } from '@word-list/domain/api/testing';
import * as fc from 'fast-check';

/** The words that made-up requests ask for. */
export const fuzzTexts = exampleTexts(300);

const anyWord = fc.constantFrom(...fuzzTexts);

/** A pattern that at least one word meets: letters of a word replaced by wildcards. */
const anyPattern = fc
  .tuple(anyWord, fc.infiniteStream(fc.constantFrom('', '', '?', '*')))
  .map(([word, wild]) => [...word].map((letter) => String(wild.next().value) || letter).join(''));

/** Values of parameters that are likely to find something. */
export const fuzzHints = {
  word: anyWord,
  text: anyPattern,
  randomSeed: fc.string({ minLength: 1, maxLength: 10 }),
  'If-None-Match': fc.constantFrom('"x"', 'W/"y", "z"', 'x', '*'),
  Accept: fc.constantFrom(
    'application/json',
    '*/*',
    'text/csv',
    'application/x-ndjson',
    'text/*',
    'text/plain;q=0.5, */*;q=0.1',
    'image/png',
  ),
};
