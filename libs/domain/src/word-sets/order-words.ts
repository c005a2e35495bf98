import { attributes, type AttributeName } from '../scoring/attributes.ts';
import { compareText } from '../words/compare-text.ts';
import { hash32 } from '../words/hash32.ts';
import { mix, seedNumber } from '../words/sample-order.ts';
import { lengthOf, type ListWord } from './list-word.ts';
import { sortInSlices } from './sort-in-slices.ts';
import type { Work } from './work.ts';

type Ranked = 'text' | 'length' | AttributeName;

/** The orders in which words can be picked or printed; with `-` the greatest first. */
export type WordOrder = Ranked | `-${Ranked}` | 'random' | 'given';

/** All of them, as a reader writes them. */
export const wordOrders: readonly WordOrder[] = [
  'given',
  'random',
  ...(['text', 'length', ...attributes.map(({ name }) => name)] as const).flatMap(
    (by) => [by, `-${by}`] as const,
  ),
];

/**
 * The words in an order. `random` is that of the seed and the texts alone, whatever else is in the list. Words of
 * one value come by text, and those without a value last in either direction. `seed` is asked for by `random` only.
 */
export function* orderWords<Word extends ListWord>(
  words: readonly Word[],
  { order, seed = '' }: { readonly order: WordOrder; readonly seed?: string | undefined },
): Work<readonly Word[]> {
  if (order === 'given') return words;
  const isDescending = order.startsWith('-');
  const keyOf = keyFor((isDescending ? order.slice(1) : order) as Ranked | 'random', seed);
  const sign = isDescending ? -1 : 1;
  const keyed = words.map((word) => {
    const key = keyOf(word);
    return { word, key: key === null ? Infinity : sign * key };
  });
  const byText = order === '-text' ? -1 : 1;
  yield { done: 0, total: words.length };
  const sorted = yield* sortInSlices(keyed, (one, other) =>
    one.key === other.key ? byText * compareText(one.word.text, other.word.text) : one.key - other.key,
  );
  return sorted.map(({ word }) => word);
}

/** The number by which a word is ordered; null where nobody knows it. */
function keyFor(by: Ranked | 'random', seed: string): (word: ListWord) => number | null {
  if (by === 'text') return () => 0;
  if (by === 'length') return ({ text }) => lengthOf(text);
  if (by !== 'random') return ({ scores }) => scores?.[by] ?? null;
  const number = seedNumber(seed);
  return ({ text }) => mix(hash32(text), number);
}
