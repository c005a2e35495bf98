import { scramble } from '@word-list/domain';
import { finish, sortByNumber } from '@word-list/domain/word-sets';
import { countRows, rowNumbers, type RowBits } from './row-bits.ts';
import type { WordSnapshot } from './word-snapshot.ts';

const allKeys = 2 ** 32;
const sign = 0x8000_0000;

/** So many drawn rows can be packed by their places, with their 32-bit keys, into the 53 bits of a number. */
const mostPlaces = 2 ** 21;

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
  const { hashes } = columns;
  const all = (): number[] => inOrder(hashes, rowNumbers(bits), { seed, count, after });
  if (count * 4 > size) return all();
  for (let width = likelyKeys(size, count); after.key + width < allKeys; width *= 2) {
    const drawn = rowsBetweenKeys(hashes, bits, { seed, from: after.key, width });
    if (drawn.length >= mostPlaces) break;
    const found = firstDrawn(hashes, drawn, { seed, count, after });
    if (found.length === count) return found;
  }
  return all();
};

function firstDrawn(
  hashes: Uint32Array,
  rows: readonly number[],
  { seed, count, after }: Required<SampleOf>,
): number[] {
  const scrambledSeed = scramble(seed);
  const packed = new Float64Array(rows.length);
  let size = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const row = rows[place] as number;
    const key = scramble((hashes[row] as number) ^ scrambledSeed);
    if (key > after.key || row >= after.row) packed[size++] = key * mostPlaces + place;
  }
  const sorted = packed.subarray(0, size).sort().subarray(0, count);
  return Array.from(sorted, (number) => rows[number % mostPlaces] as number);
}

/** The first of these rows, by sorting all of them without a comparison; those of one key stay in the order of their texts. */
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

interface KeyRange {
  readonly seed: number;
  readonly from: number;
  readonly width: number;
}

/** The rows whose key is one of `width` from `from` on, ascending. */
function rowsBetweenKeys(hashes: Uint32Array, bits: RowBits, { seed, from, width }: KeyRange): number[] {
  // Whole numbers with a sign are compared fastest: turned over at it, they are in the order of those without.
  const bounds = { least: from | 0, bound: (width | 0) ^ sign };
  const drawing: Drawing = { hashes, scrambledSeed: scramble(seed) | 0, ...bounds, rows: [] };
  for (let at = 0; at < bits.length; at += 1) {
    const set = bits[at] as number;
    // Where all of them are in the set, to look for the next one takes longer than the rest.
    if (set === 0xffff_ffff) drawAll(drawing, at << 5);
    else if (set !== 0) drawSome(drawing, at << 5, set);
  }
  return drawing.rows;
}

// A function for each row, or an object for each 32 of them, would take three times as long.

interface Drawing {
  readonly hashes: Uint32Array;
  /** With it `mix` of the domain is one scramble. */
  readonly scrambledSeed: number;
  readonly least: number;
  readonly bound: number;
  readonly rows: number[];
}

/** Of the 32 rows from `first` on. */
function drawAll({ hashes, scrambledSeed, least, bound, rows }: Drawing, first: number): void {
  for (let row = first; row < first + 32; row += 1) {
    if (((scramble((hashes[row] as number) ^ scrambledSeed) - least) ^ sign) < bound) rows.push(row);
  }
}

/** Of those that are in the set. */
function drawSome(drawing: Drawing, first: number, set: number): void {
  const { hashes, scrambledSeed, least, bound, rows } = drawing;
  for (let word = set; word !== 0; word &= word - 1) {
    const row = first + 31 - Math.clz32(word & -word);
    if (((scramble((hashes[row] as number) ^ scrambledSeed) - least) ^ sign) < bound) rows.push(row);
  }
}

/** So many keys, but for one time in thousands, hold `count` of so many rows: keys are spread evenly. */
function likelyKeys(rows: number, count: number): number {
  return Math.min(allKeys, Math.ceil(((count + 4 * Math.sqrt(count) + 4) / rows) * allKeys));
}
