import { countsParameters, readFilter, readParameters, viewCounts } from '@word-list/domain/api';
import { exampleWord } from '@word-list/domain/api/testing';
import { fixedClock, memoryWordsDatabase, putWord } from '@word-list/domain/testing';
import { attributes, wordTypes } from '@word-list/domain/vocabulary';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { noChoice, type Choice } from '../choice/choice.ts';
import { filterPairs, joinPairs } from '../choice/write-choice.ts';
import { countOwn } from './count-own.ts';

const types = fc
  .uniqueArray(fc.constantFrom('noun' as const, 'verb' as const), { maxLength: 2 })
  .map((some) => wordTypes.filter((type) => some.some((one) => one === type)));
const score = fc.constantFrom(null, 0, 1, 0.5, 0.25);
const words = fc.uniqueArray(
  fc.record({
    text: fc.constantFrom('a', 'fig', 'plum', 'pear', 'harbour', 'éclair', 'cafe\u0301'),
    types,
    score,
  }),
  { selector: ({ text }) => text },
);
const range = fc.record({ known: fc.constantFrom([0, 0], [0, 50], [25, 100]), unknown: fc.boolean() });
const choices = fc.record({
  scales: fc.record({ commonness: range, nsfw: range }, { requiredKeys: [] }),
  length: fc.constantFrom(undefined, { from: 3, to: 4 }, { from: 1, to: 1 }),
  types,
  notTypes: types,
  mainType: types,
  not: fc.constantFrom([], ['fig']),
});

it('counts an own list as the API counts its words', async () => {
  await fc.assert(
    fc.asyncProperty(words, choices, async (some, chosen) => {
      const { tables, catalogue } = memoryWordsDatabase({ clock: fixedClock() });
      const scored = some.map(({ text, types: own, score: one }) => ({
        ...exampleWord(text.normalize()),
        types: own,
        scores: { ...exampleWord('a').scores, commonness: one, nsfw: one },
      }));
      for (const word of scored) putWord(tables, word);
      const choice = { ...noChoice, ...chosen } as Choice;
      const search = joinPairs(filterPairs(choice));

      const own = countOwn(scored, choice);

      const filter = readFilter(readParameters(countsParameters, search), {});
      const { forms: _, ...kept } = viewCounts(await catalogue.counts({ filter }), 0n);
      expect({ ...own, forms: undefined }).toEqual({ ...kept, forms: undefined });
    }),
  );
});

it('leaves to others what it cannot tell', () => {
  expect(countOwn([], { ...noChoice, text: 'a*' })).toBeUndefined();
  expect(countOwn([], { ...noChoice, forms: ['base'] })).toBeUndefined();
  expect(attributes.map(({ name }) => countOwn([], noChoice)?.scales[name].unknown)).toEqual(
    attributes.map(() => 0),
  );
});
