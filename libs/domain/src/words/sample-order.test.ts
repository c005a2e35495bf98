import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix, scramble } from './sample-order.ts';

const word32 = fc.integer({ min: 0, max: 0xffff_ffff });

/** The inverse of a multiplication by an odd number modulo 2^32, by Newton's iteration. */
const inverse = (odd: number): number => {
  let guess = odd;
  for (let step = 0; step < 5; step += 1) guess = Math.imul(guess, 2 - Math.imul(odd, guess));
  return guess;
};

const unscramble = (value: number): number => {
  let x = value ^ (value >>> 16);
  x = Math.imul(x, inverse(0x31848bab));
  x = x ^ (x >>> 15) ^ (x >>> 30);
  x = Math.imul(x, inverse(0x7feb352d));
  return (x ^ (x >>> 16)) >>> 0;
};

describe('the order of a sample', () => {
  it('is a bijection of 32-bit values', () => {
    fc.assert(fc.property(word32, (value) => unscramble(scramble(value)) === value));
  });

  it('never gives two hashes one key under one seed', () => {
    fc.assert(
      fc.property(word32, word32, word32, (a, b, seed) => (a === b) === (mix(a, seed) === mix(b, seed))),
    );
  });

  it('flips each bit of the key about half of the time when one bit of the hash flips', () => {
    const trials = 4000;
    for (let bit = 0; bit < 32; bit += 1) {
      let flipped = 0;
      for (let trial = 0; trial < trials; trial += 1) {
        const value = Math.imul(trial + 1, 0x9e3779b1) >>> 0;
        let changed = scramble(value) ^ scramble((value ^ (1 << bit)) >>> 0);
        for (; changed !== 0; changed &= changed - 1) flipped += 1;
      }
      expect(flipped / trials / 32).toBeGreaterThan(0.47);
      expect(flipped / trials / 32).toBeLessThan(0.53);
    }
  });
});
