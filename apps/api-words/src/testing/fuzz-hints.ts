import { attributes } from '@word-list/domain';
import { exampleTexts } from '@word-list/domain/api/testing';
import * as fc from 'fast-check';

/** The words that made-up requests ask for. */
export const fuzzTexts = exampleTexts(150);

const anyWord = fc.constantFrom(...fuzzTexts);

/** A pattern that at least one word meets: letters of a word replaced by wildcards. */
const anyPattern = fc
  .tuple(anyWord, fc.infiniteStream(fc.constantFrom('', '', '?', '*')))
  .map(([word, wild]) => [...word].map((letter) => String(wild.next().value) || letter).join(''));

/** Ranges with and without ends, decimals and unknown scores; some begin above their end. */
const anyRange = (min: number, max: number): fc.Arbitrary<string> => {
  const hundredths = fc.integer({ min: min * 100, max: max * 100 });
  const end = fc.oneof(
    fc.constant(''),
    fc.integer({ min, max }).map(String),
    hundredths.map((value) => (value / 100).toFixed(2)),
  );
  const range = fc
    .tuple(end, fc.constantFrom('..', '..', '..', ''), end, fc.constantFrom('', ',?'))
    .filter(([from, dots]) => dots !== '' || from !== '')
    .map(([from, dots, to, unknown]) => `${from}${dots}${dots === '' ? '' : to}${unknown}`);
  return fc.oneof({ weight: 12, arbitrary: range }, { weight: 1, arbitrary: fc.constant('?') });
};

/** Values of parameters that are likely to find something. */
export const fuzzHints = {
  word: anyWord,
  text: anyPattern,
  ...Object.fromEntries(attributes.map(({ name, min, max }) => [name, anyRange(min, max)])),
  length: anyRange(1, 12).map((range) => range.replaceAll(/\.\d\d|,?\?/g, '') || '3..'),
  letters: fc.constantFrom('a-z', 'a-p', 'aeioußé-', 'A-Z', "a-z'"),
  not: fc.array(anyWord, { minLength: 1, maxLength: 5 }).map((list) => list.join(',')),
  take: fc.constantFrom('1', '7', '50', '1000', '6**2', '10**5'),
  seed: fc.string({ minLength: 1, maxLength: 10 }),
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
