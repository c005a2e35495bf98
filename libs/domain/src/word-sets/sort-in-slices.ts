import type { Work } from './work.ts';

/** Items sorted at once, and merged between two pauses: a few milliseconds each. */
const slice = 8192;

/** Sorts as `toSorted` does, and stable too, with pauses on the way where there are many. */
export function* sortInSlices<Item>(
  items: readonly Item[],
  compare: (one: Item, other: Item) => number,
): Work<Item[]> {
  if (items.length <= slice) return items.toSorted(compare);
  let from: Item[] = [];
  for (let start = 0; start < items.length; start += slice) {
    for (const item of items.slice(start, start + slice).sort(compare)) from.push(item);
    yield { done: start, total: items.length };
  }
  let into = Array.from<Item>({ length: items.length });
  for (let width = slice; width < items.length; width *= 2) {
    for (let start = 0; start < items.length; start += 2 * width) {
      yield* merge({ from, into, compare }, start, width);
    }
    [from, into] = [into, from];
  }
  return from;
}

interface Merge<Item> {
  readonly from: readonly Item[];
  readonly into: Item[];
  readonly compare: (one: Item, other: Item) => number;
}

/** Merges two neighbours of `width` sorted items each. */
function* merge<Item>({ from, into, compare }: Merge<Item>, start: number, width: number): Work<void> {
  const middle = Math.min(start + width, from.length);
  const end = Math.min(start + 2 * width, from.length);
  let [left, right] = [start, middle];
  for (let at = start; at < end; at += 1) {
    const takesLeft =
      right >= end || (left < middle && compare(from[left] as Item, from[right] as Item) <= 0);
    into[at] = from[takesLeft ? left++ : right++] as Item;
    if ((at - start) % slice === slice - 1) yield { done: at, total: from.length };
  }
}
