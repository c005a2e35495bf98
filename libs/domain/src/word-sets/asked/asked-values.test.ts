import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributes } from '../../scoring/attributes.ts';
import { readHold } from './read-hold.ts';
import { readLength } from './read-length.ts';
import { readScaleRange } from './read-scale-range.ts';
import { readSplit } from './read-split.ts';
import { readTake } from './read-take.ts';

describe('what is written', () => {
  it.each([
    ['5..8', { min: 5, max: 8 }],
    ['5..', { min: 5, max: 64 }],
    ['..8', { min: 1, max: 8 }],
    ['5', { min: 5, max: 5 }],
    ['..', { min: 1, max: 64 }],
  ])('as a length reads %s', (text, expected) => {
    expect(readLength(text)).toEqual(expected);
  });

  it.each(['', '8..5', '0', '65', '5-8', '5...8', '1..2..3', '٣'])('is no length: %j', (text) => {
    expect(() => readLength(text)).toThrow(/^length: /);
  });

  it.each([
    ['7776', 7776],
    ['6**5', 7776],
    ['500000', 500_000],
  ])('as a number of words reads %s', (text, expected) => {
    expect(readTake(text, 500_000)).toBe(expected);
  });

  it.each(['0', '-1', '6*5', '6**0', '1.5', '', '500001', '99**99'])('is no number of words: %j', (text) => {
    expect(() => readTake(text, 500_000)).toThrow(/^take: /);
  });

  it('as a range of a scale reads to the hundredth, at both ends', () => {
    const scale = fc.constantFrom(...attributes);
    fc.assert(
      fc.property(scale, fc.nat(), fc.nat(), fc.boolean(), ({ name, min, max }, one, other, unknown) => {
        const size = (max - min) * 100 + 1;
        const [from = 0, to = 0] = [one, other]
          .map((value) => min * 100 + (value % size))
          .sort((a, b) => a - b);
        const text = `${(from / 100).toFixed(2)}..${(to / 100).toFixed(2)}${unknown ? ',?' : ''}`;

        expect(readScaleRange(name, text)).toEqual({ min: from, max: to, ...(unknown && { unknown }) });
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['6', '3..2', '-1..', '1.234', 'x', '', ',?', '..,', '3...4'])(
    'is no range of commonness: %j',
    (text) => {
      expect(() => readScaleRange('commonness', text)).toThrow(/^commonness: /);
    },
  );

  it.each([
    [
      'sentiment:..-2/2..',
      {
        by: 'sentiment',
        parts: [
          { from: -500, to: -200 },
          { from: 200, to: 500 },
        ],
      },
    ],
    [
      'offensiveness:1..1.99/2..3.49/3.5..',
      {
        by: 'offensiveness',
        parts: [
          { from: 100, to: 199 },
          { from: 200, to: 349 },
          { from: 350, to: 500 },
        ],
      },
    ],
    [
      'length:..4/5',
      {
        by: 'length',
        parts: [
          { from: 1, to: 4 },
          { from: 5, to: 5 },
        ],
      },
    ],
    ['mainType:adjective/noun,verb', { by: 'mainType', parts: [['adjective'], ['noun', 'verb']] }],
    ['types:noun/verb', { by: 'types', parts: [['noun'], ['verb']] }],
    ['forms:base/plural,inflected', { by: 'forms', parts: [['base'], ['plural', 'inflected']] }],
  ])('as a split reads %s', (text, expected) => {
    expect(readSplit(text)).toEqual(expected);
  });

  it.each([
    'sentiment',
    'sentiment:2..',
    'sentiment:1/2/3/4/5/-1',
    'sentiment:1/x',
    'sentiment:1/2..,?',
    'sentiment:?/1',
    'length:0/5',
    'mainType:noun/nuon',
    'mainType:noun/',
    'forms:base/other',
    'taste:1/2',
    ':1/2',
    '',
  ])('is no split: %j', (text) => {
    expect(() => readSplit(text)).toThrow(/^split: /);
  });

  it.each([
    ['length', [{ by: 'length' }]],
    [
      'length:1,commonness:0.25',
      [
        { by: 'length', within: 1 },
        { by: 'commonness', within: 25 },
      ],
    ],
    ['mainType', [{ by: 'mainType' }]],
  ])('as what agrees reads %s', (text, expected) => {
    expect(readHold(text)).toEqual(expected);
  });

  it.each([
    '',
    'length,length',
    'length:0.5',
    'taste',
    'mainType:1',
    'commonness:-1',
    'commonness:1:2',
    'length,mainType,commonness,nsfw,political',
    'length,',
  ])('is nothing that can agree: %j', (text) => {
    expect(() => readHold(text)).toThrow(/^hold: /);
  });
});
