import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pruneToDecodable, testDecodability } from './decodability.ts';
import { slowDangling, slowIsDecodable } from './testing/slow-rules.ts';
import { finish } from './work.ts';

const runs = { numRuns: 1000 };
const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', 'é', '😀'), maxLength: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
);
const texts = fc.array(text, { maxLength: 14 });

describe('testDecodability', () => {
  it('says what a search over pairs of sequences says, with a text that reads in two ways', () => {
    fc.assert(
      fc.property(texts, (words) => {
        const { decodable, ambiguity } = finish(testDecodability(words));

        expect(decodable).toBe(slowIsDecodable(words));
        if (!ambiguity) return;
        expect(ambiguity.one.join('')).toBe(ambiguity.text);
        expect(ambiguity.other.join('')).toBe(ambiguity.text);
        expect(ambiguity.one).not.toEqual(ambiguity.other);
        expect([...ambiguity.one, ...ambiguity.other].every((word) => words.includes(word))).toBe(true);
      }),
      runs,
    );
  });

  it.each([
    ['news newspaper paper', 'newspaper'],
    ['to tot al total', 'total'],
    ['a ab bb', undefined],
    ['0 01 10', '010'],
    ['0 01 011 0111', undefined],
  ])('of %s gives %s', (words, expected) => {
    expect(finish(testDecodability(words.split(' '))).ambiguity?.text).toBe(expected);
  });
});

describe('pruneToDecodable', () => {
  it('leaves a decodable list, without the words that dangle in the better direction', () => {
    fc.assert(
      fc.property(texts, (words) => {
        const kept = finish(pruneToDecodable(words));

        const backwards = (list: readonly string[]) => list.map((word) => word.split('').reverse().join(''));
        const some = words.filter((word) => word !== '');
        const forwardsLost = slowDangling(some);
        const backwardsLost = backwards(slowDangling(backwards(some)));
        const lost = backwardsLost.length < forwardsLost.length ? backwardsLost : forwardsLost;
        expect(slowIsDecodable([...new Set(kept)])).toBe(true);
        expect(kept).toEqual(some.filter((word) => !lost.includes(word)));
      }),
      runs,
    );
  });
});
