import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pickWords, type PickRequest } from './pick-words.ts';
import type { Rules } from './rules/rule.ts';
import { slowKeeps, slowPick } from './testing/slow-rules.ts';
import { finish, WorkRefused } from './work.ts';

const runs = { numRuns: 1000 };

/** Few letters, so that words collide; now and then what a foreign list may hold. */
const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.constantFrom('a', 'é', 'e\u0301', '😀', '𝒳'), maxLength: 4 }),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);
const texts = fc.array(text, { maxLength: 18 });

const flag = fc.boolean();
const rules: fc.Arbitrary<Rules> = fc.record({
  prefixFree: flag,
  suffixFree: flag,
  decodable: flag,
  minDistance: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  uniquePrefix: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});

const pick = (words: readonly string[], request: PickRequest) =>
  finish(
    pickWords(
      words.map((word) => ({ text: word })),
      request,
    ),
  );

const textsOf = (words: readonly { text: string }[]) => words.map((word) => word.text);

describe('pickWords', () => {
  it.each<Rules>([
    { prefixFree: true },
    { suffixFree: true },
    { decodable: true },
    { minDistance: 2 },
    { minDistance: 3 },
    { uniquePrefix: 2 },
  ])('under %j takes what comparing all pairs takes', (only) => {
    fc.assert(
      fc.property(texts, (words) => {
        expect(textsOf(pick(words, { rules: only }).words)).toEqual(slowPick(words, only));
      }),
      runs,
    );
  });

  it('takes the same under any rules together, up to any number', () => {
    fc.assert(
      fc.property(texts, rules, fc.nat({ max: 20 }), (words, some, take) => {
        expect(textsOf(pick(words, { rules: some, take }).words)).toEqual(slowPick(words, some, take));
      }),
      runs,
    );
  });

  it('passes over no word that would fit beside all better ones it took', () => {
    fc.assert(
      fc.property(texts, rules, (words, some) => {
        const taken = textsOf(pick(words, { rules: some }).words);

        const passedOver = words.filter((word) => !taken.includes(word));

        for (const word of passedOver) {
          const better = taken.filter((other) => words.indexOf(other) < words.indexOf(word));
          expect(slowKeeps([...better, word], some)).toBe(false);
        }
      }),
      runs,
    );
  });

  it('called exact, holds at least as many words as any set that keeps the rules', () => {
    const few = fc.array(text, { maxLength: 7 });
    const exact = fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined });
    fc.assert(
      fc.property(few, exact, (words, uniquePrefix) => {
        const picked = pick(words, { rules: { uniquePrefix } });

        expect(picked.choice).toBe('exact');
        expect(picked.words.length).toBe(largestSet([...new Set(words)], { uniquePrefix }));
      }),
      runs,
    );
  });

  it('fills each part for itself, with the rules over all of them', () => {
    const words = ['cat', 'catalogue', 'dog', 'dogma', 'emu', 'bee'].map((word) => ({ text: word }));
    const partOf = (word: { text: string }) => (word.text.length === 3 ? 0 : 1);

    const picked = finish(pickWords(words, { rules: { prefixFree: true }, take: 2, parts: 2, partOf }));

    expect(picked.parts.map(textsOf)).toEqual([['cat', 'dog'], []]);
    expect(picked.turnedAway).toEqual({ prefixFree: 2 });
    expect(picked.looked).toBe(6);
  });

  it('refuses with advice when the work goes over the budget', () => {
    const words = Array.from({ length: 1000 }, (_, number) => ({ text: `word${number}` }));

    const picking = () => finish(pickWords(words, { rules: { minDistance: 3 }, budget: 5000 }));

    expect(picking).toThrow(WorkRefused);
    expect(picking).toThrow(/more than 5000 steps of work: take fewer words/);
  });

  it.each([0, 6, 1.5, NaN])('refuses a distance of %d', (minDistance) => {
    expect(() => pick(['a'], { rules: { minDistance } })).toThrow(/minDistance: has to be a whole number/);
  });

  it('refuses a rule that needs a language it was not given', () => {
    expect(() => pick(['a'], { rules: { noHomophones: true } })).toThrow(
      /noHomophones: is known for English/,
    );
  });
});

/** Size of the largest subset that keeps the rules, by trying all. */
function largestSet(words: readonly string[], some: Rules): number {
  let best = 0;
  for (let chosen = 0; chosen < 2 ** words.length; chosen += 1) {
    const set = words.filter((_, at) => (chosen >> at) & 1);
    if (set.length > best && slowKeeps(set, some)) best = set.length;
  }
  return best;
}
