import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../errors.ts';
import { baseNumbers } from './base-numbers.ts';
import { blendLists } from './blend-lists.ts';
import { compareLists } from './compare-lists.ts';

describe('baseNumbers', () => {
  it('counts from 0 with as many digits as the last word needs', () => {
    expect([0, 10, 255].map(baseNumbers(256, 16))).toEqual(['00', '0a', 'ff']);
    expect([0, 256].map(baseNumbers(257, 16))).toEqual(['000', '100']);
    expect([0].map(baseNumbers(1, 2))).toEqual(['0']);
  });

  it.each([1, 37, 2.5])('refuses a base of %s', (base) => {
    expect(() => baseNumbers(10, base)).toThrow(InvalidInput);
  });
});

describe('blendLists', () => {
  it('takes from each list in turn until all have ended', () => {
    expect(blendLists([['a', 'b', 'c'], [], ['x']])).toEqual(['a', 'x', 'b', 'c']);
  });
});

describe('compareLists', () => {
  it('tells what is in one, in the other and in both, each once and in its order', () => {
    expect(compareLists(['b', 'a', 'b', 'c'], ['d', 'c', 'd'])).toEqual({
      onlyOne: ['b', 'a'],
      onlyOther: ['d'],
      both: ['c'],
    });
  });
});
