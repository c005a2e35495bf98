import { attributes, type AttributeName } from '../scoring/attributes.ts';
import { compareText } from '../words/compare-text.ts';
import { hash32 } from '../words/hash32.ts';
import { mix, seedNumber } from '../words/sample-order.ts';
import { lengthOf } from '../words/length-of.ts';
import type { ListWord } from './list-word.ts';
import { sortByNumber } from './sort-by-number.ts';
import { sortInSlices } from './sort-in-slices.ts';
import { makeMeter, type Work, type WorkLimits } from './work.ts';

type Ranked = 'text' | 'length' | AttributeName;

/** The orders in which words can be picked or printed; with `-` the greatest first. */
export type OrderName = Ranked | `-${Ranked}` | 'random' | 'given';

/** All of them, as a reader writes them. */
export const wordOrders: readonly OrderName[] = [
  'given',
  'random',
  ...(['text', 'length', ...attributes.map(({ name }) => name)] as const).flatMap(
    (by) => [by, `-${by}`] as const,
  ),
];

interface OrderRequest extends WorkLimits {
  readonly order: OrderName;
  readonly seed?: string | undefined;
}

const advice = 'take fewer words, or leave out sort to get them as they were picked';

/** A key is worked out, put in its place and compared with its neighbours. */
const stepsPerWord = 20;

/** Keys worked out between two pauses. */
const slice = 8192;

/** The key of a word without a value; what has one stays below. */
const last = 0xffffffff;

/**
 * The words in an order. `random` is that of the seed and the texts alone, whatever else is in the list. Words of
 * one value come by text, in the direction of the order, and those without a value last in either direction. `seed` is asked for by `random` only. Throws WorkRefused over the budget.
 */
export function* orderWords<Word extends ListWord>(
  words: readonly Word[],
  { order, seed = '', ...limits }: OrderRequest,
): Work<readonly Word[]> {
  if (order === 'given') return words;
  makeMeter(limits, advice).spend(stepsPerWord * words.length);
  const keys = yield* keysOf(words, keyFor(order, seed));
  const places = yield* sortByNumber(keys);
  return yield* sortTies({ words, keys, places, sign: order.startsWith('-') ? -1 : 1 });
}

function* keysOf(words: readonly ListWord[], keyOf: (word: ListWord) => number): Work<Uint32Array> {
  const keys = new Uint32Array(words.length);
  for (const [place, word] of words.entries()) {
    keys[place] = keyOf(word);
    if (place % slice === slice - 1) yield { done: place, total: words.length };
  }
  return keys;
}

/** The number by which a word is ordered, unsigned and of 32 bits. */
function keyFor(order: Exclude<OrderName, 'given'>, seed: string): (word: ListWord) => number {
  if (order === 'random') {
    const number = seedNumber(seed);
    return ({ text }) => mix(hash32(text), number);
  }
  const sign = order.startsWith('-') ? -1 : 1;
  const valueOf = valueFor(order.replace('-', '') as Ranked);
  return (word) => {
    const value = valueOf(word);
    return value === null ? last : 0x80000000 + sign * value;
  };
}

function valueFor(by: Ranked): (word: ListWord) => number | null {
  if (by === 'text') return () => 0;
  return by === 'length' ? ({ text }) => lengthOf(text) : ({ scores }) => scores?.[by] ?? null;
}

interface Sorted<Word> {
  readonly words: readonly Word[];
  readonly keys: Uint32Array;
  /** Places of the words, by their keys. */
  readonly places: Uint32Array;
  /** -1: words of one key by text backwards, as the whole order is. */
  readonly sign: number;
}

/** The words, those of one key by text. */
function* sortTies<Word extends ListWord>({ words, keys, places, sign }: Sorted<Word>): Work<Word[]> {
  const compare = (one: Word, other: Word) => sign * compareText(one.text, other.text);
  const sorted: Word[] = [];
  let paused = 0;
  for (let start = 0, end = 0; start < places.length; start = end) {
    const key = keys[places[start] as number];
    while (end < places.length && keys[places[end] as number] === key) end += 1;
    const tied = Array.from(places.subarray(start, end), (place) => words[place] as Word);
    for (const word of tied.length > slice ? yield* sortInSlices(tied, compare) : tied.sort(compare)) {
      sorted.push(word);
    }
    if (end - paused < slice) continue;
    paused = end;
    yield { done: end, total: places.length };
  }
  return sorted;
}
