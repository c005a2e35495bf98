import { expect, it } from 'vitest';
import { readVader, readVaderRaters } from '../lexicon/build/read-word-lists.ts';
import { vaderNorms } from './vader-norms.ts';

it('is one row a word, with the mean of its raters', () => {
  const raters = new Map([
    ['good', [2, 1, 3]],
    ['bad', [-3, -3, -2]],
  ]);

  expect(vaderNorms(raters)).toBe('word,sentiment\nbad,-2.67\ngood,2\n');
});

it('gives the means that VADER itself gives, of every word of it', () => {
  const [, ...rows] = vaderNorms(readVaderRaters()).trim().split('\n');
  const means = new Map(rows.map((row) => row.split(',')).map(([word = '', mean]) => [word, Number(mean)]));
  const published = readVader();

  expect(means.size).toBe(published.size);
  expect(means.size).toBeGreaterThan(7000);
  const apart = [...published].filter(([word, mean]) => Math.abs((means.get(word) ?? NaN) - mean) > 0.051);
  // The one word whose published mean is not that of its raters.
  expect(apart.map(([word]) => word)).toEqual(['lmfao']);
});
