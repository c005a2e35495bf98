import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListWord } from './list-word.ts';
import { matchParts, type MatchRequest } from './match-parts.ts';
import { slowMatch } from './testing/slow-match.ts';
import { finish, WorkRefused } from './work.ts';

const value = fc.option(fc.integer({ min: 0, max: 6 }), { nil: null });
const words: fc.Arbitrary<ListWord[]> = fc.array(
  fc.record({
    text: fc.string({ unit: fc.constantFrom('a', 'b', '😀'), minLength: 1, maxLength: 4 }),
    scores: fc.record({ commonness: value, sentiment: value }),
  }),
  { maxLength: 16 },
);
const hold = fc.oneof(
  fc.constant([]),
  fc.constant([{ by: 'length' as const }]),
  fc.tuple(
    fc.record({ by: fc.constant('length' as const), within: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ by: fc.constant('commonness' as const), within: fc.integer({ min: 0, max: 3 }) }),
  ),
);
const rules = fc.record({
  prefixFree: fc.boolean(),
  decodable: fc.boolean(),
  minDistance: fc.constantFrom(undefined, 2),
});

const bySentiment = ({ scores }: ListWord) => {
  const sentiment = scores?.sentiment ?? null;
  return sentiment === null || sentiment > 5 ? undefined : sentiment % 3;
};

const textsOf = (sets: readonly (readonly ListWord[])[]) => sets.map((set) => set.map(({ text }) => text));

const match = (some: readonly ListWord[], request: Omit<MatchRequest, 'partOf'>) =>
  finish(matchParts(some, { ...request, partOf: bySentiment }));

describe('matchParts', () => {
  it('makes the sets that going through all words for each of the first part makes', () => {
    fc.assert(
      fc.property(
        words,
        hold,
        rules,
        fc.integer({ min: 1, max: 3 }),
        fc.nat({ max: 6 }),
        (some, held, asked, parts, take) => {
          const request = { parts, hold: held, rules: asked, take };

          const matched = match(some, request);

          expect(textsOf(matched.sets)).toEqual(
            textsOf(slowMatch(some, { ...request, partOf: bySentiment })),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('called exact, makes as many sets as the smallest part has words of each value, added up', () => {
    fc.assert(
      fc.property(words, (some) => {
        const { choice, sets } = match(some, { parts: 3, hold: [{ by: 'length' }], rules: {} });

        const distinct = some.filter(
          (word, at) => bySentiment(word) !== undefined && !earlierOf(some, at).has(word.text),
        );
        const counts = [1, 2, 3, 4].map((length) =>
          Math.min(
            ...[0, 1, 2].map(
              (part) =>
                distinct.filter((word) => bySentiment(word) === part && [...word.text].length === length)
                  .length,
            ),
          ),
        );
        expect(choice).toBe('exact');
        expect(sets.length).toBe(counts.reduce((sum, count) => sum + count));
      }),
      { numRuns: 1000 },
    );
  });

  it('says how alike the parts became', () => {
    const of = (text: string, commonness: number, sentiment: number) => ({
      text,
      scores: { commonness, sentiment },
    });
    const some = [of('a', 100, 0), of('b', 200, 0), of('c', 120, 1), of('d', 230, 1), of('e', 500, 1)];

    const { sets, choice, balance } = match(some, {
      parts: 2,
      hold: [{ by: 'commonness', within: 30 }],
      rules: {},
    });

    expect(textsOf(sets)).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ]);
    expect(choice).toBe('greedy');
    expect(balance[0]?.parts.map(({ count, mean }) => [count, mean])).toEqual([
      [2, 150],
      [2, 175],
    ]);
    expect(balance[0]?.parts[1]?.d).toBeCloseTo(25 / Math.sqrt((5000 + 6050) / 2));
  });

  it('refuses a tolerance below 0, and too much work with advice', () => {
    const some = [{ text: 'a', scores: { sentiment: 0 } }];
    const asked = { parts: 2, rules: {} };

    expect(() => match(some, { ...asked, hold: [{ by: 'length', within: -1 }] })).toThrow(
      /hold: length has to be held within a number from 0 up, and not -1/,
    );
    expect(() => match(some, { ...asked, hold: [], budget: 1 })).toThrow(WorkRefused);
  });

  it('takes no longer for a word however many are alike', () => {
    const timeOf = (count: number) => {
      const some = Array.from({ length: count }, (_, at) => ({
        text: `${at}`.padStart(6, '0'),
        scores: { sentiment: at % 2 },
      }));
      const before = process.cpuUsage();
      const { sets } = match(some, { parts: 2, hold: [{ by: 'length' }], rules: {} });
      const { user, system } = process.cpuUsage(before);
      expect(sets).toHaveLength(count / 2);
      return user + system;
    };
    timeOf(4000);

    const growth = Math.min(timeOf(64_000), timeOf(64_000)) / Math.min(timeOf(4000), timeOf(4000));

    // Sixteen times as many words; 256 times as long when each goes through all.
    expect(growth).toBeLessThan(80);
  });
});

const earlierOf = (some: readonly ListWord[], at: number) =>
  new Set(
    some
      .slice(0, at)
      .filter((word) => bySentiment(word) !== undefined)
      .map(({ text }) => text),
  );
