import type { Work } from './work.ts';

/** Comparing so few is quicker than to count all digits. */
const fewKeys = 4096;

/** Values of one digit, a third of an unsigned 32-bit number: few enough to count them near the processor. */
const bits = 11;
const digits = 1 << bits;

/**
 * The places of the keys (unsigned 32-bit numbers) from the least key to the greatest, equal keys in the order in
 * which they come: many by counting them digit by digit, the lowest first, so that no two are compared.
 */
export function* sortByNumber(keys: Uint32Array): Work<Uint32Array> {
  const places = new Uint32Array(keys.length);
  for (let place = 0; place < places.length; place += 1) places[place] = place;
  if (keys.length < fewKeys) {
    return places.sort((one, other) => (keys[one] as number) - (keys[other] as number) || one - other);
  }
  let sorted: Uint32Array = places;
  for (let shift = 0; shift < 32; shift += bits) sorted = yield* sortByDigit(keys, sorted, shift);
  return sorted;
}

function* sortByDigit(keys: Uint32Array, places: Uint32Array, shift: number): Work<Uint32Array> {
  const starts = startsOf(keys, places, shift);
  yield { done: 0, total: keys.length };
  const sorted = putInPlace(keys, places, { shift, starts });
  yield { done: 0, total: keys.length };
  return sorted;
}

// Loops of their own: within a generator they are several times as slow.

/** Where the keys of each digit begin. */
function startsOf(keys: Uint32Array, places: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(digits + 1);
  for (let at = 0; at < places.length; at += 1) {
    const next = (((keys[places[at] as number] as number) >>> shift) & (digits - 1)) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let digit = 0; digit < digits; digit += 1) {
    starts[digit + 1] = (starts[digit + 1] as number) + (starts[digit] as number);
  }
  return starts;
}

function putInPlace(
  keys: Uint32Array,
  places: Uint32Array,
  { shift, starts }: { readonly shift: number; readonly starts: Uint32Array },
): Uint32Array {
  const sorted = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] as number;
    const digit = ((keys[place] as number) >>> shift) & (digits - 1);
    const into = starts[digit] as number;
    starts[digit] = into + 1;
    sorted[into] = place;
  }
  return sorted;
}
