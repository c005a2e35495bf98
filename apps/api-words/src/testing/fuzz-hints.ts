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

/** Values of parameters that are likely to find something. */
export const fuzzHints = {
  word: anyWord,
  text: anyPattern,
  ...Object.fromEntries(attributes.map(({ name, min, max }) => [name, anyRange(min, max)])),
  length: anyRange(1, 12).map((range) => range.replaceAll(/\.\d\d|,?\?/g, '') || '3..'),
  letters: fc.constantFrom('a-z', 'a-p', 'aeioußé-', 'A-Z', "a-z'"),
  not: fc.array(anyWord, { minLength: 1, maxLength: 5 }).map((list) => list.join(',')),
  split: fc.constantFrom('sentiment:..-1/0..', 'length:..4/5..7/8..', 'types:noun/verb', 'forms:base/plural'),
  hold: fc.constantFrom('length', 'length:2,commonness:1', 'mainType'),
  was: fc.constantFrom('7.00000000', '0.e3b0c442'),
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

/** Parameters as a recipe holds them: a few of those that a list is made of, and some that it is handed over by. */
const anyParameters = fc
  .subarray(
    Object.entries<fc.Arbitrary<unknown>>({
      commonness: anyRange(0, 5),
      sentiment: anyRange(-5, 5),
      length: fc.constantFrom('3..8', '..5', 4),
      text: anyPattern,
      types: fc.constantFrom(['noun'], 'verb,noun'),
      forms: fc.constantFrom('base', ['plural', 'name']),
      letters: fuzzHints.letters,
      not: fuzzHints.not,
      has: fc.constantFrom('~e3b0c442', '~00000000'),
      split: fuzzHints.split,
      order: fc.constantFrom('given', 'text', '-commonness', 'random'),
      prefixFree: fc.constantFrom(true, 'true', ''),
      decodable: fc.boolean(),
      minDistance: fc.integer({ min: 1, max: 4 }),
      safePairs: fc.constant(true),
      noHomophones: fc.constant(true),
      take: fc.constantFrom(1, '5', '3**2', 50),
      sort: fc.constantFrom('-text', 'complexity'),
      dice: fc.integer({ min: 2, max: 36 }),
      format: fc.constantFrom('json', 'csv', 'ndjson', 'text'),
      limit: fc.integer({ min: 1, max: 20 }),
    }),
    { maxLength: 5 },
  )
  .chain((some) => fc.record(Object.fromEntries(some)));

const anyTexts = fc.array(
  fc.oneof({ weight: 6, arbitrary: anyWord }, { weight: 1, arbitrary: fc.string({ maxLength: 70 }) }),
  { maxLength: 30 },
);
const along = { words: sometimes(anyTexts), lists: sometimes(fc.array(anyTexts, { maxLength: 2 })) };

/** Bodies of requests that send words along. */
export const fuzzBodies = {
  sendWords: fc.record({ recipe: fc.record({ parameters: anyParameters }), ...along }),
  checkWords: fc.record({ words: anyTexts }),
  verifyList: fc.record({ recipe: fc.record({ parameters: anyParameters }), list: anyTexts, ...along }),
};

/** Ranges with and without ends, decimals and unknown scores; some begin above their end. */
function anyRange(min: number, max: number): fc.Arbitrary<string> {
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
}

function sometimes<Value>(value: fc.Arbitrary<Value>) {
  return fc.option(value, { nil: undefined, freq: 2 });
}
