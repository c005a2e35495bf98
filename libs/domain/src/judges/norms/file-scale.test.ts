import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { ourScale, readFileScale, toOurScale } from './file-scale.ts';

const sentiment = { min: -5, max: 5 };
const commonness = { min: 0, max: 5 };

it.each([
  ['3.1', '-4..4', sentiment, 388],
  ['-2.67', '-4..4', sentiment, -334],
  ['4', '-4..4', sentiment, 500],
  ['5', '1..9', sentiment, 0],
  ['8.14', '1..9', sentiment, 393],
  ['4.4666666667', '1..7', commonness, 289],
  ['1', '7..1', commonness, 500],
  ['6.5', '7..1', commonness, 42],
  ['0.005', '0..1', commonness, 3],
  ['.5', '0..1', commonness, 250],
  ['100.0', '0..100', commonness, 500],
])('%s on %s is what it is in hundredths of ours', (text, scale, ours, score) => {
  expect(toOurScale(text, readFileScale(scale)!, ours)).toBe(score);
});

it('rounds halves away from zero on both sides, and never by way of a float', () => {
  // 1.005 and 4.35 are less than that as floats.
  expect(toOurScale('1.005', ourScale(sentiment), sentiment)).toBe(101);
  expect(toOurScale('-1.005', ourScale(sentiment), sentiment)).toBe(-101);
  expect(toOurScale('4.35', ourScale(commonness), commonness)).toBe(435);
});

it('gives numbers of our own scale back as they are', () => {
  fc.assert(
    fc.property(fc.integer({ min: -500, max: 500 }), (score) => {
      const text = `${score < 0 ? '-' : ''}${Math.floor(Math.abs(score) / 100)}.${String(Math.abs(score) % 100).padStart(2, '0')}`;
      expect(toOurScale(text, ourScale(sentiment), sentiment)).toBe(score);
    }),
  );
});

it.each([
  ['4.01', 'is outside of -4..4'],
  ['-4.0000000001', 'is outside of -4..4'],
  ['2,5', 'is no decimal number such as 2.5'],
  ['1e-3', 'is no decimal number such as 2.5'],
  ['good', 'is no decimal number such as 2.5'],
  ['', 'is no decimal number such as 2.5'],
  ['.', 'is no decimal number such as 2.5'],
])('says what is wrong with %j', (text, reason) => {
  expect(toOurScale(text, readFileScale('-4..4')!, sentiment)).toBe(`${text} ${reason}`);
});

it.each(['', '4', '1..', '..7', 'a..b', '1..1', '1..1.00', '1..2..3'])('%j is no scale', (text) => {
  expect(readFileScale(text)).toBeUndefined();
});
