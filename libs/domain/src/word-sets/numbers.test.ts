import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diceNumbers, nearestSizes } from './dice.ts';
import { entropyOf } from './entropy.ts';
import { describeEntropy, describeRollAgain, describeTooFew } from './sentences.ts';

describe('diceNumbers', () => {
  it.each([
    [7776, 6, 0, '11111', undefined],
    [7776, 6, 7775, '66666', undefined],
    [7770, 6, 7769, '66656', '66656'],
    [400, 20, 0, '01-01', undefined],
    [400, 20, 399, '20-20', undefined],
    [2, 2, 1, '2', undefined],
    [1296, 36, 35, '01-36', undefined],
    [1, 6, 0, '1', '1'],
  ])('of %d words for %d sides has at %d the throw %s', (count, sides, place, expected, again) => {
    const numbers = diceNumbers(count, sides);

    expect(numbers.numberOf(place)).toBe(expected);
    expect(numbers.rollAgainAbove).toBe(again);
  });

  it('counts through all throws in order, as an odometer does', () => {
    const size = fc.integer({ min: 1, max: 400 });
    const sides = fc.integer({ min: 2, max: 36 });
    fc.assert(
      fc.property(size, sides, (count, sided) => {
        const numbers = diceNumbers(count, sided);
        const width = sided > 9 ? 2 : 1;
        const wheels = Array.from({ length: numbers.dice }, () => 1);
        for (let place = 0; place < count; place += 1) {
          const shown = wheels.map((wheel) => String(wheel).padStart(width, '0'));
          expect(numbers.numberOf(place)).toBe(shown.join(sided > 9 ? '-' : ''));
          for (let wheel = wheels.length - 1; wheel >= 0; wheel -= 1) {
            wheels[wheel]! += 1;
            if (wheels[wheel]! <= sided) break;
            wheels[wheel] = 1;
          }
        }
        expect(numbers.dice === 1 || sided ** (numbers.dice - 1) < count).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([1, 37, 6.5, NaN])('refuses %d sides', (sides) => {
    expect(() => diceNumbers(10, sides)).toThrow(/dice: has to be a whole number from 2 to 36/);
  });
});

describe('nearestSizes', () => {
  it.each([
    [8000, 6, 7776, 46656],
    [7776, 6, 7776, 46656],
    [7775, 6, 1296, 7776],
    [8000, 2, 4096, 8192],
    [3, 6, undefined, 6],
  ])('of %d words for %d sides are %s and %s', (count, sides, below, above) => {
    const sizes = nearestSizes(count, sides);

    expect([sizes.below?.size, sizes.above.size]).toEqual([below, above]);
  });
});

describe('nearestSizes of any list', () => {
  it('are the powers around its number of words', () => {
    const words = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 36 }), (count, sides) => {
        const { below, above } = nearestSizes(count, sides);

        const powers = Array.from({ length: 20 }, (_, at) => sides ** (at + 1));
        expect(below?.size).toBe(powers.findLast((size) => size <= count));
        expect(above.size).toBe(powers.find((size) => size > count));
        expect(sides ** above.dice).toBe(above.size);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('entropyOf', () => {
  // Published: EFF's long list has 12.9 bits a word, Orchard Street's Long List 14.101, its Medium List 13.000.
  it.each([
    [7776, 12.925, [6, 7, 10]],
    [17576, 14.101, [6, 7, 10]],
    [8192, 13, [6, 7, 10]],
    [1296, 10.34, [8, 9, 13]],
    [2, 1, [77, 90, 128]],
    [1, 0, [null, null, null]],
    [0, 0, [null, null, null]],
  ])('of %d words has %d bits a word', (count, bits, words) => {
    const entropy = entropyOf(count);

    expect(entropy.bitsPerWord).toBeCloseTo(bits, 3);
    expect(entropy.wordsFor.map((asked) => asked.words)).toEqual(words);
  });

  it('asks for words that reach the bits, and for none too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.integer({ min: 1, max: 512 }), (count, bits) => {
        const words = entropyOf(count, [bits]).wordsFor[0]!.words!;

        expect(BigInt(count) ** BigInt(words) >= 1n << BigInt(bits)).toBe(true);
        expect(BigInt(count) ** BigInt(words - 1) < 1n << BigInt(bits)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the sentences', () => {
  it('say what a list is worth', () => {
    expect(describeEntropy(7776)).toBe('7,776 words: 12.9 bits each. Six drawn by dice make 77.5 bits.');
    expect(describeEntropy(1)).toBe('1 words: nothing to draw from.');
  });

  it('say when to roll again', () => {
    expect(describeRollAgain(diceNumbers(7750, 6))).toBe('Roll again above 66624.');
    expect(describeRollAgain(diceNumbers(7776, 6))).toBeUndefined();
  });

  it('say what helps, the most helpful first', () => {
    const helps = [
      { change: 'all forms', possible: 6340 },
      { change: 'nothing new', possible: 5803 },
      { change: 'longest first', possible: 7778 },
    ];

    expect(describeTooFew({ possible: 5803, asked: 7776, helps })).toBe(
      '5,803 of 7,776. What helps: longest first (7,778) · all forms (6,340).',
    );
    expect(describeTooFew({ possible: 3, asked: 5, helps: [] })).toBe('3 of 5.');
  });
});
