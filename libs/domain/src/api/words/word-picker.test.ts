import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deletionHashes } from './deletions.ts';
import { editDistance, isWithinDistance } from './edit-distance.ts';
import { makePicker, type Separation } from './word-picker.ts';

const shortWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '😀'), minLength: 1, maxLength: 6 });
const words = fc.uniqueArray(shortWord, { maxLength: 40 });
const separation: fc.Arbitrary<Separation> = fc.record(
  {
    prefixFree: fc.boolean(),
    minDistance: fc.integer({ min: 1, max: 4 }),
    uniquePrefix: fc.integer({ min: 1, max: 4 }),
  },
  { requiredKeys: ['prefixFree', 'minDistance'] },
);

const head = (text: string, length: number) => [...text].slice(0, length).join('');

/** The conditions as they are promised, pair by pair. */
const isApart = (a: string, b: string, { prefixFree, minDistance, uniquePrefix }: Separation) =>
  !(prefixFree && (a.startsWith(b) || b.startsWith(a))) &&
  editDistance(a, b) >= minDistance &&
  (uniquePrefix === undefined || head(a, uniquePrefix) !== head(b, uniquePrefix));

describe('the picker', () => {
  it('takes a word exactly when it keeps its distance from every word taken before', () => {
    fc.assert(
      fc.property(words, separation, (list, rules) => {
        const picks = makePicker(rules);
        const taken: string[] = [];

        for (const word of list) {
          const fits = taken.every((other) => isApart(word, other, rules));
          expect(picks(word)).toBe(fits);
          if (fits) taken.push(word);
        }
      }),
    );
  });

  it.each([
    [{ prefixFree: true, minDistance: 1 }, ['go', 'gone', 'ago', 'g', 'goat'], ['go', 'ago']],
    [{ prefixFree: false, minDistance: 2 }, ['cat', 'cats', 'bat', 'dog', 'cast'], ['cat', 'dog']],
    [{ prefixFree: false, minDistance: 1, uniquePrefix: 2 }, ['cat', 'car', 'co', 'c'], ['cat', 'co', 'c']],
  ])('of %j keeps of %j those: %j', (rules, list, expected) => {
    const kept = list.filter(makePicker(rules));

    expect(kept).toEqual(expected);
  });
});

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['kitten', 'sitting', 3],
    ['abc', '', 3],
    ['😀a', 'a', 1],
    ['flaw', 'lawn', 2],
  ])('of %j and %j is %i', (a, b, distance) => {
    expect([editDistance(a, b), editDistance(b, a)]).toEqual([distance, distance]);
  });

  it('is a metric', () => {
    fc.assert(
      fc.property(shortWord, shortWord, shortWord, (a, b, c) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
  });
});

describe('deletions', () => {
  const without = (text: string, count: number): string[] => {
    const characters = [...text];
    const shorter = characters.flatMap((_, at) => without(characters.toSpliced(at, 1).join(''), count - 1));
    return count === 0 ? [text] : [...new Set([text, ...shorter])];
  };

  it('are all texts that are left, each by its hash', () => {
    fc.assert(
      fc.property(shortWord, fc.integer({ min: 0, max: 3 }), (text, count) => {
        const hashes = new Set(without(text, count).flatMap((rest) => deletionHashes(rest, 0)));

        expect(new Set(deletionHashes(text, count))).toEqual(hashes);
      }),
    );
  });

  it('show words that are within a distance', () => {
    fc.assert(
      fc.property(shortWord, shortWord, fc.integer({ min: 0, max: 3 }), (a, b, edits) => {
        const theirs = deletionHashes(b, edits);
        const shared = deletionHashes(a, edits).some((hash) => theirs.includes(hash));

        expect(shared || !isWithinDistance(a, b, edits)).toBe(true);
      }),
    );
  });
});
