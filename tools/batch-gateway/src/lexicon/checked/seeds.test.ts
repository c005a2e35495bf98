import { expect, it } from 'vitest';
import { readSeeds } from '../data/reviewed.ts';
import { readFormalityPairs, wordsUnder } from './read-checked.ts';

const sidesOf = (list: string): string[] => [...wordsUnder(list, 'yes'), ...wordsUnder(list, 'no')];

it.each([
  ['formality', readFormalityPairs().flat()],
  ['political', sidesOf('political')],
  ['care', sidesOf('cultural')],
] as const)('none of the words that %s is measured on was fitted to', (name, measured) => {
  const seeds = readSeeds(name);

  expect(measured.length).toBeGreaterThan(100);
  expect(measured.filter((word) => seeds.has(word))).toEqual([]);
});
