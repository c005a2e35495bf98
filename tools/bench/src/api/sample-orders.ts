import { hash32, mix, seedNumber } from '@word-list/domain';

/** Draws the first `count` words (by index) in the order of a seed. */
export type SampleOrder = (seed: number) => Uint32Array;

/** The sample as the API draws it: by (mix(hash32, seed), text). */
export const mixOrder = (texts: readonly string[], count: number): SampleOrder => {
  const hashes = Uint32Array.from(texts, (text) => hash32(text));
  return (seed) => {
    const number = seedNumber(String(seed));
    return firstByKey({
      size: hashes.length,
      count,
      range: 2 ** 32,
      keyOf: (index) => mix(hashes[index] ?? 0, number),
    });
  };
};

const fnvPrime = 0x100000001b3n;
const fnvStart = 0xcbf29ce484222325n;
const mask = 0xffffffffffffffffn;

/** The sample as the predecessor drew it: by 64-bit FNV-1 of seed and text. Its neighbours come together. */
export const fnvOrder =
  (texts: readonly string[], count: number): SampleOrder =>
  (seed) => {
    const keys = texts.map((text) => Number(fnv1(`${seed}${text}`) >> 11n));
    return firstByKey({ size: texts.length, count, range: 2 ** 53, keyOf: (index) => keys[index] ?? 0 });
  };

/** A true random sample, without replacement: the control. `random` gives 32 random bits. */
export const randomOrder =
  (size: number, count: number, random: () => number): SampleOrder =>
  () => {
    const drawn = new Set<number>();
    while (drawn.size < count) drawn.add(Math.floor((random() / 2 ** 32) * size));
    return Uint32Array.from(drawn);
  };

interface KeyedWords {
  readonly size: number;
  readonly count: number;
  /** Keys are spread evenly below this. */
  readonly range: number;
  readonly keyOf: (index: number) => number;
}

/** The first words by key. Few keys lie below the limit, and nearly always enough: only those are sorted. */
function firstByKey({ size, count, range, keyOf }: KeyedWords): Uint32Array {
  const limit = (range * (count + 8 * Math.sqrt(count))) / size;
  const chosen: { index: number; key: number }[] = [];
  for (let index = 0; index < size; index += 1) {
    const key = keyOf(index);
    if (key <= limit) chosen.push({ index, key });
  }
  if (chosen.length < Math.min(count, size)) return firstByKey({ size, count, range: range * 2, keyOf });
  chosen.sort((a, b) => a.key - b.key);
  return Uint32Array.from(chosen.slice(0, count), ({ index }) => index);
}

function fnv1(text: string): bigint {
  let hash = fnvStart;
  for (const byte of Buffer.from(text, 'utf8')) hash = ((hash * fnvPrime) & mask) ^ BigInt(byte);
  return hash;
}
