import { scramble } from '@word-list/domain';
import { countRows, type RowBits } from './row-bits.ts';
import type { WordSnapshot } from './word-snapshot.ts';

/** Rows below this number can be packed with their 32-bit keys into the 53 bits of a number. */
export const mostRows = 2 ** 21;

const allKeys = 2 ** 32;

/** Of each row whose key is below the bound: key * mostRows + row, so that their order is that of (key, row). */
const keysBelow = (
  hashes: Uint32Array,
  bits: RowBits,
  { seed, bound }: { seed: number; bound: number },
): number[] => {
  const packed: number[] = [];
  // What `mix` of the domain is, with its seed scrambled once.
  const scrambledSeed = scramble(seed);
  for (let at = 0; at < bits.length; at += 1) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      const row = (at << 5) + 31 - Math.clz32(word & -word);
      const key = scramble((hashes[row] ?? 0) ^ scrambledSeed);
      if (key < bound) packed.push(key * mostRows + row);
    }
  }
  return packed;
};

/** A key below which, but for one time in thousands, there are `count` of so many rows: keys are spread evenly. */
const likelyBound = (rows: number, count: number): number =>
  Math.min(allKeys, Math.ceil(((count + 4 * Math.sqrt(count) + 4) / rows) * allKeys));

/** The first `count` rows of the set, in the order of (mix(hash32, seed), text). */
export const sampleRows = (
  { columns }: Pick<WordSnapshot, 'columns'>,
  bits: RowBits,
  { seed, count }: { seed: number; count: number },
): number[] => {
  const rows = countRows(bits);
  const wanted = Math.min(rows, count);
  let bound = likelyBound(rows, count);
  let packed = keysBelow(columns.hashes, bits, { seed, bound });
  while (packed.length < wanted) {
    bound = Math.min(allKeys, bound * 2);
    packed = keysBelow(columns.hashes, bits, { seed, bound });
  }
  const sorted = Float64Array.from(packed).sort().subarray(0, wanted);
  return Array.from(sorted, (number) => number % mostRows);
};
