import { attributes, hash32 } from '@word-list/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { countRows, nextRow } from './row-bits.ts';
import { sampleRows } from './sample-rows.ts';
import { selectRows } from './select-rows.ts';
import { emptySnapshot, withRows } from './snapshot-rows.ts';
import type { WordSnapshot } from './word-snapshot.ts';

const stems = 250;
const endings = ['', 's', 'd', 'r', 'ing', 'ers', 'est', 'ly'];
const seeds = 800;
const count = 150;

/** Inflections of stems, as word lists are made of: in the order of texts each has its kin beside it. */
const makeWords = (): WordSnapshot => {
  const texts = Array.from({ length: stems }, (_, stem) => {
    const letters = Array.from({ length: 6 }, (_unused, at) => 97 + (hash32(`${stem} ${at}`) % 26));
    return String.fromCharCode(...letters);
  }).flatMap((stem) => endings.map((ending) => stem + ending));
  const rows = texts.map((text) => ({
    text,
    hash: hash32(text),
    length: text.length,
    types: 'noun',
    origin: '["judge","","run",0]',
    scoredAt: 0,
    scores: attributes.map(({ min, max }) => (min + (hash32(`score of ${text}`) % (max - min + 1))) * 100),
  }));
  return withRows(emptySnapshot(1n, { formOf: () => 'base' }), { rows, revision: 1n });
};

let words: WordSnapshot;

beforeAll(() => {
  words = makeWords();
});

const everything = { ranges: {}, types: [] };
const filtered = { ranges: { commonness: { min: 200, max: 400 } }, types: [] };

/** For each seed which places of the filtered set were drawn. */
const draws = (filter: Parameters<typeof selectRows>[1]): { size: number; drawn: Set<number>[] } => {
  const rows = selectRows(words, filter);
  const places = new Map<number, number>();
  for (let row = nextRow(rows, 0); row >= 0; row = nextRow(rows, row + 1)) places.set(row, places.size);
  const drawn = Array.from({ length: seeds }, (_, seed) => {
    const sample = sampleRows(words, selectRows(words, filter), { seed, count });
    return new Set(sample.map((row) => places.get(row) ?? -1));
  });
  return { size: places.size, drawn };
};

/** How many standard deviations the number of drawn pairs, this far apart in the order of texts, is from what chance gives. */
const pairDeviation = ({ size, drawn }: ReturnType<typeof draws>, distance: number): number => {
  const together = drawn.reduce(
    (sum, sample) => sum + [...sample].filter((place) => sample.has(place + distance)).length,
    0,
  );
  const chance = (count * (count - 1)) / (size * (size - 1));
  const expected = (size - distance) * chance * seeds;
  return (together - expected) / Math.sqrt(expected);
};

describe.each([
  ['all words', everything],
  ['filtered words', filtered],
])('samples of %s over many seeds', (_, filter) => {
  it('hold each word equally often', () => {
    const { size, drawn } = draws(filter);
    const times = new Array<number>(size).fill(0);
    for (const sample of drawn) for (const place of sample) times[place] = (times[place] ?? 0) + 1;

    const chance = count / size;
    const expected = seeds * chance;
    const chiSquare = times.reduce((sum, of) => sum + (of - expected) ** 2 / (expected * (1 - chance)), 0);

    expect(Math.abs(chiSquare - size) / Math.sqrt(2 * size)).toBeLessThan(4);
    expect(times.every((of) => of > 0)).toBe(true);
  });

  it('hold neighbours together no more often than chance', () => {
    const all = draws(filter);

    for (const distance of [1, 2, 3, 4, 8, 100]) {
      expect(Math.abs(pairDeviation(all, distance))).toBeLessThan(4);
    }
  });

  it('have in common what two draws of chance have', () => {
    const { size, drawn } = draws(filter);
    const common = drawn
      .slice(1)
      .reduce((sum, sample, at) => sum + [...sample].filter((place) => drawn[at]?.has(place)).length, 0);

    const expected = ((seeds - 1) * count ** 2) / size;
    expect(Math.abs(common - expected) / Math.sqrt(expected)).toBeLessThan(4);
  });
});

it('tells a bad order: one that puts kin side by side', () => {
  const { size } = words;
  const drawn = Array.from({ length: seeds }, (_, seed) => {
    const start = hash32(String(seed)) % (size - count);
    return new Set(Array.from({ length: count }, (_unused, at) => start + at));
  });

  expect(pairDeviation({ size, drawn }, 1)).toBeGreaterThan(100);
});

it('a longer sample begins with the shorter one, and other words do not change the order of those that stay', () => {
  const rows = selectRows(words, everything);
  const long = sampleRows(words, rows, { seed: 5, count: 300 });
  const some = sampleRows(words, selectRows(words, filtered), { seed: 5, count: 50 });

  expect(sampleRows(words, rows, { seed: 5, count: 40 })).toEqual(long.slice(0, 40));
  const kept = sampleRows(words, rows, { seed: 5, count: countRows(rows) }).filter((row) => {
    const value = words.columns.scores.commonness[row] ?? -1;
    return value >= 200 && value <= 400;
  });
  expect(kept.slice(0, 50)).toEqual(some);
});
