import { expect, it } from 'vitest';
import { keepLists } from './kept-lists.ts';
import type { MadeList } from './make-list.ts';

const listOf = (words: number): MadeList => ({
  parts: [Array.from({ length: words }, (_, at) => `word${at}`)],
  possible: words,
  balance: [],
  choice: 'greedy',
  passed: undefined,
  unknown: undefined,
});

it('keeps the lists that were asked for last, as many words as there is room for', () => {
  const kept = keepLists(1000);
  const [one, other, third] = [listOf(300), listOf(300), listOf(300)];
  kept.keep('one', one);
  kept.keep('other', other);

  const found = kept.find('one');
  kept.keep('third', third);

  expect(found).toBe(one);
  expect(kept.find('other')).toBeUndefined();
  expect(kept.find('one')).toBe(one);
  expect(kept.find('third')).toBe(third);
});

it('counts a list once that is kept again, and gives up none for one that is too long', () => {
  const kept = keepLists(1000);
  for (let time = 0; time < 5; time += 1) kept.keep('one', listOf(300));
  kept.keep('other', listOf(300));

  expect(kept.find('one')).toBeDefined();
  kept.keep('long', listOf(2000));
  expect(kept.find('long')).toBeUndefined();
  expect(kept.find('other')).toBeDefined();
});
