import { hash32 } from './hash32.ts';

/**
 * The multipliers of the scramble. Both are odd (so multiplying is a bijection modulo 2^32) and below 2^31, so
 * that SQL can multiply a 32-bit value by them in a signed 64-bit integer without overflow.
 */
export const scrambleMultipliers = [0x7feb352d, 0x31848bab] as const;

// Ten million words are scrambled for one sample: a constant is read faster than an element.
const [first, second] = scrambleMultipliers;

/** A bijection of 32-bit values in which every bit of the input moves about half of the output's bits. */
export const scramble = (value: number): number => {
  let mixed = Math.imul(value ^ (value >>> 16), first);
  mixed = Math.imul(mixed ^ (mixed >>> 15), second);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

/** What a seed given by a reader becomes: the unsigned 32-bit number that `mix` takes. */
export const seedNumber = (seed: string): number => hash32(seed);

/**
 * The key of a word in the order of a seeded sample: a bijection of hash32 for each seed. A sample is the first n
 * words by (mix, text). SQL computes the same from the stored hash and `scramble(seed)`.
 */
export const mix = (hash: number, seed: number): number => scramble((hash ^ scramble(seed)) >>> 0);
