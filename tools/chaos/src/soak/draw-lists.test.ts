import { expect, it } from 'vitest';
import { drawLists, mostWords } from './draw-lists.ts';

it.each([10, 1000, mostWords])('draws two lists of %i words that share two fifths of them', (words) => {
  const { lists, union } = drawLists(words, 1);
  const [one = [], other = []] = lists.map((list) => new Set(list));

  expect(lists.map((list) => list.length)).toEqual([words, words]);
  expect([new Set(one).size, new Set(other).size]).toEqual([words, words]);
  expect(new Set([...one, ...other])).toEqual(new Set(union));
  expect(union).toHaveLength(words * 1.6);
});

it('draws the same words for every seed, in another order', () => {
  const [one, other] = [drawLists(100, 1), drawLists(100, 2)];

  expect(one.union).toEqual(other.union);
  expect(one.lists).not.toEqual(other.lists);
  expect(drawLists(100, 1)).toEqual(one);
});
