import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkList } from './check-list.ts';
import { makeEnglish } from './english/index.ts';
import { slowDistance, slowIsDecodable } from './testing/slow-rules.ts';
import { finish } from './work.ts';

const text = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 }) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', 'é', '😀'), minLength: 1, maxLength: 4 }) },
);

const check = (texts: readonly string[]) =>
  finish(
    checkList(
      texts.map((word) => ({ text: word })),
      { language: makeEnglish(), listed: 1000 },
    ),
  );

const sorted = (pairs: readonly (readonly string[])[]) => pairs.map((pair) => [...pair].join()).sort();

describe('checkList', () => {
  it('finds what comparing all pairs finds', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 12 }), (texts) => {
        const report = finish(
          checkList(
            texts.map((word) => ({ text: word })),
            { listed: 1000 },
          ),
        );

        const words = [...new Set(texts)];
        const pairs = words.flatMap((one) =>
          words.filter((other) => other !== one).map((other) => [one, other]),
        );
        const apart = pairs.filter(([one, other]) => words.indexOf(one!) < words.indexOf(other!));
        expect(report.distinct).toBe(words.length);
        expect(report.repeats.count).toBe(
          words.filter((word) => texts.filter((t) => t === word).length > 1).length,
        );
        expect(sorted(report.prefixes.some)).toEqual(sorted(pairs.filter(([a, b]) => b!.startsWith(a!))));
        expect(sorted(report.suffixes.some)).toEqual(sorted(pairs.filter(([a, b]) => b!.endsWith(a!))));
        expect(sorted(report.oneEdit.some)).toEqual(
          sorted(apart.filter(([a, b]) => slowDistance(a!, b!) === 1)),
        );
        expect(report.ambiguity === undefined).toBe(slowIsDecodable(words));
        if (report.uniquePrefix === undefined) return;
        const heads = (length: number) =>
          new Set(words.map((word) => [...word].slice(0, length).join(''))).size;
        expect(heads(report.uniquePrefix)).toBe(words.length);
        expect(report.uniquePrefix < 2 || heads(report.uniquePrefix - 1) < words.length).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('names what sounds, looks and is alike, and what the list is worth', () => {
    const report = check(['flour', 'flower', 'modem', 'modern', 'cat', 'cats', 'cat']);

    expect(report.homophones?.some).toEqual([['flour', 'flower']]);
    expect(report.lookalikes.some).toEqual([['modem', 'modern']]);
    expect(report.lemmas?.some).toEqual([['cat', 'cats']]);
    expect(report.repeats.some).toEqual(['cat']);
    expect(report.lengths).toEqual({ shortest: 3, longest: 6, mean: 29 / 6 });
    expect(report.entropy.bitsPerWord).toBeCloseTo(2.585);
  });

  it('of nothing says so', () => {
    expect(check([])).toMatchObject({ words: 0, ambiguity: undefined, lengths: { longest: 0, mean: 0 } });
  });
});
