import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOn, type ScoredTwice } from './agreement.ts';

const scale = { min: -5, max: 5 };

describe('the agreement of two judges', () => {
  it('equals one calculated word against word, ties and unknowns included', () => {
    const next = numbers(7);
    const words = Array.from({ length: 5000 }, (_, word): ScoredTwice => {
      const first = scoreFrom(next);
      return {
        text: `w${String(word)}`,
        first: next() < 0.1 ? null : first,
        second: next() < 0.1 ? null : next() < 0.5 ? first : scoreFrom(next),
      };
    });

    const agreement = agreementOn(scale, words);

    const known = words.flatMap(({ first, second }) =>
      first === null || second === null ? [] : [[first, second] as const],
    );
    expect(agreement.words).toBe(known.length);
    expect(agreement.exact).toBe(
      known.filter(([a, b]) => Math.floor(a / 100 + 0.5) === Math.floor(b / 100 + 0.5)).length,
    );
    expect(agreement.withinOne).toBe(known.filter(([a, b]) => a <= b + 100 && b <= a + 100).length);
    expect(agreement.spearman?.value).toBeCloseTo(
      pearson(
        known.map(([a]) => rankAmong(a, known, 0)),
        known.map(([, b]) => rankAmong(b, known, 1)),
      ),
      10,
    );
    for (let row = -5; row <= 5; row += 1)
      for (let column = -5; column <= 5; column += 1)
        expect(agreement.confusion[row + 5]?.[column + 5]).toBe(
          known.filter(([a, b]) => Math.floor(a / 100 + 0.5) === row && Math.floor(b / 100 + 0.5) === column)
            .length,
        );
    const apart = words
      .flatMap(({ text, first, second }) =>
        first === null || second === null || first === second ? [] : [{ text, first, second }],
      )
      .sort(
        (a, b) => Math.abs(b.first - b.second) - Math.abs(a.first - a.second) || (a.text < b.text ? -1 : 1),
      );
    expect(agreement.worst).toEqual(apart.slice(0, 40));
  });

  it.each([
    { shape: 'fine scores', words: 200, pull: 0.6, round: 1 },
    { shape: 'few words', words: 40, pull: 0.4, round: 1 },
    { shape: 'whole steps', words: 200, pull: 0.6, round: 100 },
    { shape: 'steps where most words stand on one', words: 400, pull: 0.5, round: 300 },
    { shape: 'no relation', words: 100, pull: 0, round: 100 },
  ])('has an interval that holds the truth 93 to 97 times of 100: $shape', ({ words, pull, round }) => {
    const next = numbers(11);
    const draw = (most: number): ScoredTwice[] =>
      Array.from({ length: most }, (_, word) => {
        const shared = normal(next);
        const other = pull * shared + Math.sqrt(1 - pull ** 2) * normal(next);
        return { text: String(word), first: cut(shared, round), second: cut(other, round) };
      });
    const truth = agreementOn(scale, draw(300_000)).spearman?.value ?? Number.NaN;
    const tries = 3000;
    let held = 0;
    for (let turn = 0; turn < tries; turn += 1) {
      const interval = agreementOn(scale, draw(words), 0).spearman;
      if (interval && interval.low <= truth && truth <= interval.high) held += 1;
    }

    expect(held / tries).toBeGreaterThanOrEqual(0.93);
    expect(held / tries).toBeLessThanOrEqual(0.97);
  });

  it('is unknown where one judge gives one score alone, and whole where both give the same', () => {
    const words = [0, 100, 250, 400].map((first, word) => ({ text: String(word), first }));

    expect(
      agreementOn(
        scale,
        words.map((word) => ({ ...word, second: 100 })),
      ).spearman,
    ).toBeNull();
    expect(
      agreementOn(
        scale,
        words.map((word) => ({ ...word, second: word.first })),
      ).spearman,
    ).toEqual({
      value: 1,
      low: 1,
      high: 1,
    });
    expect(agreementOn(scale, []).spearman).toBeNull();
  });

  it('turns round with the judges', () => {
    const score = fc.option(fc.integer({ min: -500, max: 500 }), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { maxLength: 40 }), (pairs) => {
        const words = pairs.map(([first, second], word) => ({ text: String(word), first, second }));
        const one = agreementOn(scale, words);
        const other = agreementOn(
          scale,
          words.map(({ text, first, second }) => ({ text, first: second, second: first })),
        );
        expect([other.words, other.exact, other.withinOne]).toEqual([one.words, one.exact, one.withinOne]);
        expect(other.spearman?.low ?? 0).toBeCloseTo(one.spearman?.low ?? 0, 9);
        expect(other.worst.map(({ text }) => text)).toEqual(one.worst.map(({ text }) => text));
      }),
      { numRuns: 1000 },
    );
  });
});

function scoreFrom(next: () => number): number {
  return next() < 0.3 ? 0 : Math.floor(next() * 1001) - 500;
}

/** Mulberry32: the same numbers each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

function cut(value: number, round: number): number {
  return Math.max(-500, Math.min(500, Math.round((value * 150) / round) * round));
}

function rankAmong(score: number, all: readonly (readonly [number, number])[], judge: 0 | 1): number {
  let below = 0;
  let equal = 0;
  for (const scores of all) {
    if (scores[judge] < score) below += 1;
    if (scores[judge] === score) equal += 1;
  }
  return below + (equal + 1) / 2;
}

function pearson(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(a), mean(b)];
  const products = a.map((value, place) => (value - x) * ((b[place] ?? 0) - y));
  const spread = (values: readonly number[], middle: number): number =>
    Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0));
  return products.reduce((sum, value) => sum + value, 0) / (spread(a, x) * spread(b, y));
}
