import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf } from './balance.ts';
import { makeEnglish } from './english/index.ts';
import { splitWords, type Split } from './split-words.ts';

const words = [
  { text: 'grief', scores: { sentiment: -300 }, types: ['noun' as const] },
  { text: 'sad', scores: { sentiment: -200 }, types: ['adjective' as const, 'noun' as const] },
  { text: 'lamp', scores: { sentiment: 0 }, types: ['noun' as const] },
  { text: 'joys', scores: { sentiment: 301 }, types: ['noun' as const] },
  { text: 'zzz', scores: { sentiment: null } },
];

describe('splitWords', () => {
  it.each<[Split, (number | undefined)[]]>([
    [{ by: 'sentiment', parts: [{ to: -200 }, { from: 200 }] }, [0, 0, undefined, 1, undefined]],
    [{ by: 'sentiment', parts: [{ to: -300 }, { from: -300, to: 0 }, {}] }, [0, 1, 1, 2, undefined]],
    [{ by: 'length', parts: [{ from: 5 }, { from: 4, to: 4 }] }, [0, undefined, 1, 1, undefined]],
    [{ by: 'mainType', parts: [['adjective'], ['noun', 'verb']] }, [1, 0, 1, 1, undefined]],
    [{ by: 'types', parts: [['noun'], ['adjective']] }, [0, 0, 0, 0, undefined]],
    [{ by: 'forms', parts: [['plural'], ['base']] }, [1, 1, 1, 0, 1]],
  ])('by %j gives the parts %j', (split, expected) => {
    const { parts, partOf } = splitWords(split, makeEnglish());

    expect(words.map(partOf)).toEqual(expected);
    expect(parts).toBe(split.parts.length);
  });

  it('by ranges puts each word into the first that holds its value', () => {
    const value = fc.option(fc.integer({ min: -5, max: 5 }), { nil: null });
    const end = fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined });
    const ranges = fc.array(fc.record({ from: end, to: end }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(value, ranges, (sentiment, parts) => {
        const { partOf } = splitWords({ by: 'sentiment', parts });

        const held = parts.map(
          ({ from, to }) =>
            sentiment !== null &&
            !(from !== undefined && sentiment < from) &&
            !(to !== undefined && sentiment > to),
        );
        const first = held.indexOf(true);
        expect(partOf({ text: 'word', scores: { sentiment } })).toBe(first === -1 ? undefined : first);
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses forms without a language', () => {
    expect(() => splitWords({ by: 'forms', parts: [] })).toThrow(/split: forms are known for English/);
  });
});

describe('balanceOf', () => {
  const of = (...values: (number | null)[]) =>
    values.map((sentiment, at) => ({ text: `${at}`, scores: { sentiment } }));

  it('gives mean, deviation of the sample and Cohen’s d by the pooled deviation', () => {
    // Worked out by hand: variances 4 and 1, of three and five words; pooled (2 · 4 + 4 · 1) / 6 = 2.
    const [balance] = balanceOf([of(2, 4, 6, null), of(1, 1, 2, 3, 3)], ['sentiment']);

    expect(balance?.parts).toEqual([
      { count: 3, mean: 4, deviation: 2, d: 0 },
      { count: 5, mean: 2, deviation: 1, d: expect.closeTo(-2 / Math.SQRT2, 10) as number },
    ]);
  });

  it('gives what the textbook’s sums give', () => {
    const sample = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(sample, sample, (one, other) => {
        const found = balanceOf([of(...one), of(...other)], ['sentiment'])[0]?.parts ?? [];

        // By the sums of values and of their squares, not by distances from the mean.
        const [left, right] = [one, other].map((values) => {
          const sum = values.reduce((total, value) => total + value, 0);
          const squares = values.reduce((total, value) => total + value * value, 0);
          const within = squares - (sum * sum) / values.length;
          return { mean: sum / values.length, within, freedom: values.length - 1 };
        });
        const pooled = (left!.within + right!.within) / (left!.freedom + right!.freedom);
        expect(found[1]?.mean).toBeCloseTo(right!.mean, 8);
        expect(found[1]?.deviation).toBeCloseTo(Math.sqrt(right!.within / right!.freedom), 5);
        if (pooled > 1e-6) expect(found[1]?.d).toBeCloseTo((right!.mean - left!.mean) / Math.sqrt(pooled), 6);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not say what cannot be told', () => {
    const [balance] = balanceOf([of(1, 1), of(2, 2), of(5), of()], ['sentiment']);

    expect(balance?.parts.map(({ mean, deviation, d }) => [mean, deviation, d])).toEqual([
      [1, 0, 0],
      [2, 0, null],
      [5, null, null],
      [null, null, null],
    ]);
  });
});
