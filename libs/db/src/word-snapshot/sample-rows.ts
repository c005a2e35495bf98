import { scramble } from '@word-list/domain';
import { finish, sortByNumber } from '@word-list/domain/word-sets';
import { countRows, rowNumbers, type RowBits } from './row-bits.ts';
import type { WordSnapshot } from './word-snapshot.ts';

/** Rows below this number can be packed with their 32-bit keys into the 53 bits of a number. */
export const mostRows = 2 ** 21;

const allKeys = 2 ** 32;

interface SampleOf {
  readonly seed: number;
  readonly count: number;
  /** A page continues with the rows of this key from this row on, and those of greater keys. */
  readonly after?: { readonly key: number; readonly row: number };
}

/** The first `count` rows of the set, in the order of (mix(hash32, seed), text). */
export const sampleRows = (
  { columns }: Pick<WordSnapshot, 'columns'>,
  bits: RowBits,
  { seed, count, after = { key: 0, row: 0 } }: SampleOf,
): number[] => {
  const size = countRows(bits);
  if (count * 4 > size) return inOrder(columns.hashes, rowNumbers(bits), { seed, count, after });
  const least = after.key * mostRows + after.row;
  const draw = (width: number): Float64Array => {
    const bound = Math.min(allKeys, after.key + width);
    const keys = keysBetween(columns.hashes, bits, { seed, from: after.key, bound });
    const found = Float64Array.from(keys).filter((key) => key >= least);
    return found.length >= count || bound === allKeys ? found : draw(width * 2);
  };
  const sorted = draw(likelyKeys(size, count)).sort().subarray(0, count);
  return Array.from(sorted, (number) => number % mostRows);
};

/** Many of the rows, by sorting all of them without a comparison; those of one key stay in the order of their texts. */
function inOrder(
  hashes: Uint32Array,
  rows: Uint32Array,
  { seed, count, after }: Required<SampleOf>,
): number[] {
  const keys = keysOf(hashes, rows, scramble(seed));
  const found: number[] = [];
  const places = finish(sortByNumber(keys));
  for (let at = 0; at < places.length && found.length < count; at += 1) {
    const place = places[at] as number;
    const key = keys[place] as number;
    const row = rows[place] as number;
    if (key > after.key || (key === after.key && row >= after.row)) found.push(row);
  }
  return found;
}

function keysOf(hashes: Uint32Array, rows: Uint32Array, scrambledSeed: number): Uint32Array {
  const keys = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    keys[at] = scramble((hashes[rows[at] as number] as number) ^ scrambledSeed);
  }
  return keys;
}

/** Of each row whose key is in the range: key * mostRows + row, so that their order is that of (key, row). */
function keysBetween(
  hashes: Uint32Array,
  bits: RowBits,
  { seed, from, bound }: { seed: number; from: number; bound: number },
): number[] {
  const packed: number[] = [];
  // What `mix` of the domain is, with its seed scrambled once.
  const scrambledSeed = scramble(seed);
  for (let at = 0; at < bits.length; at += 1) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1) {
      const row = (at << 5) + 31 - Math.clz32(word & -word);
      const key = scramble((hashes[row] ?? 0) ^ scrambledSeed);
      if (key >= from && key < bound) packed.push(key * mostRows + row);
    }
  }
  return packed;
}

/** So many keys, but for one time in thousands, hold `count` of so many rows: keys are spread evenly. */
function likelyKeys(rows: number, count: number): number {
  return Math.min(allKeys, Math.ceil(((count + 4 * Math.sqrt(count) + 4) / rows) * allKeys));
}
