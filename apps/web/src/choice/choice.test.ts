import { wordsParameters } from '@word-list/domain/api';
import { attributes, limits, wordTypes } from '@word-list/domain/vocabulary';
import { wordForms } from '@word-list/domain/asking';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noChoice, usualChoice, type Choice } from './choice.ts';
import { describeFilters } from './describe-filters.ts';
import { namedOrders } from './orders.ts';
import { parameterNames, readChoice } from './read-choice.ts';
import { writeChoice } from './write-choice.ts';

const ranges = fc.record(
  Object.fromEntries(
    attributes.map(({ name, min, max }) => {
      const score = fc.integer({ min: min * 100, max: max * 100 });
      const known = fc.tuple(score, score).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
      const range = fc.oneof(
        fc.record({ known, unknown: fc.boolean() }),
        fc.constant({ known: undefined, unknown: true }),
      );
      return [name, range];
    }),
  ),
  { requiredKeys: [] },
);
const length = fc
  .tuple(
    fc.integer({ min: 1, max: limits.wordCodePoints }),
    fc.integer({ min: 1, max: limits.wordCodePoints }),
  )
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const types = fc
  .uniqueArray(fc.constantFrom(...wordTypes))
  .map((some) => wordTypes.filter((type) => some.includes(type)));
const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((it) => it.isWellFormed());
const names = fc.uniqueArray(
  fc.oneof(
    fc.constant('~9f2c41ab'),
    text.filter((it) => !it.includes(',')),
  ),
  { maxLength: 3 },
);
const printOrders = fc.constantFrom(...namedOrders.map(({ order }) => order));

const choices: fc.Arbitrary<Choice> = fc.record({
  scales: ranges,
  length: fc.option(length, { nil: undefined }),
  text: fc.oneof(fc.constant(''), text),
  letters: fc.oneof(fc.constant(''), text),
  types,
  notTypes: types,
  mainType: types,
  forms: fc
    .uniqueArray(fc.constantFrom(...wordForms))
    .map((some) => wordForms.filter((form) => some.includes(form))),
  split: fc.constantFrom('', 'mainType:adjective/noun', 'sentiment:..-2/2..', 'length:3/4/5..6'),
  hold: fc.constantFrom('', 'length', 'length,commonness:0.25'),
  not: fc.uniqueArray(
    text.filter((it) => !it.includes(',')),
    { maxLength: 5 },
  ),
  list: names,
  inAll: names,
  notList: names,
  has: names,
  judge: fc.oneof(fc.constant(''), text),
  rules: fc.record(
    {
      prefixFree: fc.constant(true),
      suffixFree: fc.constant(true),
      decodable: fc.constant(true),
      oneLemma: fc.constant(true),
      noHomophones: fc.constant(true),
      safePairs: fc.constant(true),
      noLookalikes: fc.constant(true),
      minDistance: fc.integer({ min: 1, max: 4 }),
      uniquePrefix: fc.integer({ min: 1, max: 8 }),
    },
    { requiredKeys: [] },
  ),
  order: fc.oneof(fc.constant('random' as const), printOrders),
  seed: text,
  take: fc.constantFrom('1', '100', '7776', '6**5', '500000'),
  sort: fc.option(printOrders, { nil: undefined }),
  dice: fc.option(fc.integer({ min: 2, max: 36 }), { nil: undefined }),
  view: fc.constantFrom('words' as const, 'table' as const),
  was: fc.oneof(fc.constant(''), fc.constant('7776.3f9a2c1b')),
});

describe('an address', () => {
  it('brings back every choice', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const search = writeChoice(choice);

        expect(readChoice(search)).toEqual({ choice, strange: [] });
        expect(new URL(`http://words.example/?${search}`).search).not.toBe('');
      }),
    );
  });

  it('has every parameter by which the API chooses words, and the test above them all', () => {
    const ofApi = Object.entries(wordsParameters.shape)
      .filter(([, schema]) => schema.meta()?.['deprecated'] !== true)
      .map(([name]) => name);
    const ofPages = ['cursor', 'fields', 'format', 'limit', 'total'];
    const tried = new Set(
      fc.sample(choices, 500).flatMap((choice) => [...new URLSearchParams(writeChoice(choice)).keys()]),
    );

    expect([...parameterNames].sort()).toEqual(
      [...ofApi.filter((name) => !ofPages.includes(name)), 'view'].sort(),
    );
    expect([...tried].sort()).toEqual([...parameterNames].sort());
  });

  it('means something, whatever stands in it', () => {
    const names = fc.oneof(
      fc.constantFrom(
        '__proto__',
        'constructor',
        'commonness',
        'length',
        'take',
        'types',
        'prefixFree',
        'view',
      ),
      fc.string(),
    );
    const pairs = fc.array(
      fc.tuple(names, fc.oneof(fc.string(), fc.constantFrom('..', '?', ',?', '3..5', '2', '..9'))),
    );
    fc.assert(
      fc.property(pairs, (some) => {
        const search = new URLSearchParams(some).toString();
        const { choice, strange } = readChoice(search);

        expect(strange.length).toBeLessThanOrEqual(some.length);
        if (search !== '') expect(readChoice(writeChoice(choice)).choice).toEqual(choice);
      }),
    );
  });

  it('that is bare is the usual choice', () => {
    expect(readChoice('').choice).toEqual(usualChoice);
    expect(writeChoice(usualChoice)).toBe('commonness=3..&offensiveness=0&nsfw=0');
  });

  it('with any parameter is taken literally', () => {
    expect(readChoice('take=100').choice).toEqual(noChoice);
    expect(writeChoice(noChoice)).toBe('take=100');
  });

  it('keeps what it cannot read, with a hint', () => {
    const { choice, strange } = readChoice('lenght=5&commonness=9..&length=5&length=6&sentiment=-1..,?');

    expect(choice).toMatchObject({
      length: { from: 5, to: 5 },
      scales: { sentiment: { known: [-100, 500], unknown: true } },
    });
    expect(strange).toEqual([
      { name: 'lenght', value: '5' },
      { name: 'commonness', value: '9..', hint: 'commonness=2.., from 0 to 5' },
      { name: 'length', value: '6', hint: 'once only' },
    ]);
  });
});

describe('a choice in words', () => {
  it('names each filter, and lifts each alone', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const filters = describeFilters(choice);

        for (const { id, lift } of filters) {
          const left = describeFilters({ ...choice, ...lift });
          expect(left).toHaveLength(filters.length - 1);
          expect(left.map((filter) => filter.id)).not.toContain(id);
        }
      }),
    );
  });

  it('says what the usual choice is', () => {
    expect(describeFilters(usualChoice).map(({ name }) => name)).toEqual([
      'commonness 3 or more',
      'inoffensive',
      'fit for work',
    ]);
  });
});
