import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListWord } from './list-word.ts';
import { nearestWords } from './nearest-words.ts';
import { finish, WorkRefused } from './work.ts';

const score = fc.option(fc.integer({ min: -500, max: 500 }), { nil: null, freq: 8 });
const word: fc.Arbitrary<ListWord> = fc.record({
  text: fc.string({ unit: fc.constantFrom('a', 'b', '😀'), minLength: 1, maxLength: 6 }),
  scores: fc.record({ commonness: score, sentiment: score }),
  types: fc.subarray(['noun', 'verb'] as const),
});
const words = fc.uniqueArray(word, { selector: ({ text }) => text, maxLength: 15 });
const known = { text: 'me', scores: { commonness: 100, sentiment: 0 }, types: ['noun'] as const };

describe('nearestWords', () => {
  it('finds those that sorting all words by their distance finds', () => {
    const by = fc.subarray(['commonness', 'sentiment', 'length', 'mainType'] as const, { minLength: 1 });
    fc.assert(
      fc.property(words, by, fc.integer({ min: 1, max: 6 }), (some, names, limit) => {
        const found = finish(nearestWords([known, ...some], known, { by: names, limit }));

        const part = (own: ListWord): Record<(typeof names)[number], number | null> => {
          const { commonness = null, sentiment = null } = own.scores ?? {};
          return {
            commonness: commonness === null ? null : (commonness - 100) / 500,
            sentiment: sentiment === null ? null : sentiment / 1000,
            length: ([...own.text].length - 2) / 20,
            mainType: own.types?.[0] === 'noun' ? 0 : null,
          };
        };
        const measured = some.flatMap((own) => {
          const parts = names.map((name) => part(own)[name]);
          if (own.text === 'me' || parts.includes(null)) return [];
          return [{ text: own.text, distance: Math.hypot(...parts.map((value) => value ?? 0)) }];
        });
        const bytes = (text: string) => Buffer.from(text);
        const expected = measured
          .map((own) => ({ ...own, rounded: Math.round(own.distance * 1e6) }))
          .sort((a, b) => a.rounded - b.rounded || Buffer.compare(bytes(a.text), bytes(b.text)))
          .slice(0, limit);
        expect(found.map((near) => near.word.text)).toEqual(expected.map(({ text }) => text));
        found.forEach((near, at) => expect(near.distance).toBeCloseTo(expected[at]!.distance, 6));
      }),
      { numRuns: 1000 },
    );
  });

  it('needs to know the word itself, and keeps to its budget', () => {
    const find = (to: ListWord, budget?: number) =>
      finish(nearestWords([known], to, { by: ['commonness'], limit: 1, budget }));

    expect(() => find({ text: 'unknown' })).toThrow(/similar: nobody knows the commonness of unknown/);
    expect(() => find(known, 1)).toThrow(WorkRefused);
  });
});
