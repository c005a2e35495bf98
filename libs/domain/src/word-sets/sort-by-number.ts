import type { Work } from './work.ts';

/** Comparing so few is quicker than to count all digits. */
const fewKeys = 4096;

/** Values of one digit, which is half of an unsigned 32-bit number. */
const digits = 0x10000;

/**
 * The places of the keys (unsigned 32-bit numbers) from the least key to the greatest, equal keys in the order in
 * which they come: many by counting them by the lower half and then by the upper one, so that no two are compared.
 */
export function* sortByNumber(keys: Uint32Array): Work<Uint32Array> {
  const places = new Uint32Array(keys.length);
  for (let place = 0; place < places.length; place += 1) places[place] = place;
  if (keys.length < fewKeys) {
    return places.sort((one, other) => (keys[one] as number) - (keys[other] as number) || one - other);
  }
  const byLower = yield* sortByDigit(keys, places, 0);
  return yield* sortByDigit(keys, byLower, 16);
}

function* sortByDigit(keys: Uint32Array, places: Uint32Array, shift: number): Work<Uint32Array> {
  const starts = new Uint32Array(digits + 1);
  for (const place of places) {
    const next = (((keys[place] as number) >>> shift) & (digits - 1)) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let digit = 0; digit < digits; digit += 1) {
    starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
  }
  yield { done: 0, total: keys.length };
  const sorted = new Uint32Array(places.length);
  for (const place of places) {
    const digit = ((keys[place] as number) >>> shift) & (digits - 1);
    const at = starts[digit] as number;
    starts[digit] = at + 1;
    sorted[at] = place;
  }
  yield { done: 0, total: keys.length };
  return sorted;
}
