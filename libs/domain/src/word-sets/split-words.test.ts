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
