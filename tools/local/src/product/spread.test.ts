import { expect, it } from 'vitest';
import { spread } from './spread.ts';

it('takes items from all over, never one twice', () => {
  const places = (length: number, most: number) => spread([...Array.from({ length }).keys()], most);

  expect(places(28, 5)).toEqual([0, 5, 11, 16, 22]);
  expect(places(3, 5)).toEqual([0, 1, 2]);
  expect(places(3, Infinity)).toEqual([0, 1, 2]);
  expect(places(0, 5)).toEqual([]);
});
