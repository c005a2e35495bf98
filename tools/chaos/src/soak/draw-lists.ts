import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';
import { makeRandom } from '../../../simulate/src/engine/random.ts';

/** Two lists that share words, each without repeats. */
export interface TwoLists {
  readonly lists: readonly (readonly string[])[];
  /** The words of both, each once. */
  readonly union: readonly string[];
}

/** Of each list, the part that the other one holds too. */
const sharedPart = 0.4;

/** How many words a list can have at most: two lists are drawn from one dictionary. */
export const mostWords = 150_000;

/** Lists of so many words. The words are always the same ones; the seed decides their order. */
export const drawLists = (words: number, seed: number): TwoLists => {
  const dictionary = readFileSync(wordListPath, 'utf8').trim().split('\n');
  const size = words + Math.round(words * (1 - sharedPart));
  const union = shuffle(
    Array.from(
      { length: size },
      (_, place) => dictionary[Math.floor((place * dictionary.length) / size)] ?? '',
    ),
    0,
    'dictionary',
  );
  const lists = [union.slice(0, words), union.slice(size - words)];
  return { union, lists: lists.map((list, place) => shuffle(list, seed, `list ${place}`)) };
};

function shuffle(words: readonly string[], seed: number, stream: string): string[] {
  const random = makeRandom(seed, stream);
  return words
    .map((word) => ({ word, place: random.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ word }) => word);
}
