import { compareText } from '../words/compare-text.ts';
import { sortInSlices } from './sort-in-slices.ts';
import { Trie } from './trie.ts';
import type { Meter, Work } from './work.ts';

/**
 * Words in the order of their trie, so that those which begin alike stand together, and a number for each of their ends:
 * equal ends of several words have one number. A place is a unit of a word; the places of all words follow each other.
 */
export interface WordEnds {
  readonly trie: Trie;
  readonly words: readonly string[];
  /** The words from `from` up to, not including, `to` begin with what leads to a node of the trie. */
  readonly from: readonly number[];
  readonly to: (node: number) => number;
  /** The node where a word ends. */
  readonly nodeOf: readonly number[];
  /** The place of the first unit of each word, and at last the place behind all words. */
  readonly starts: readonly number[];
  /** For each place the number of what its word has from there on; all are below `count`. */
  readonly endAt: Int32Array;
  readonly count: number;
  /** Whether the end of this number is itself one of the words. */
  readonly isWord: (end: number) => boolean;
}

/** Some third of the units of a long list have a node of their own; a table that grows late keeps others waiting. */
const nodesPerUnit = 1 / 3;

/** Numbers the ends of words; empty ones and repeats count for nothing. Time and room grow with the units of the words in all. */
export function* numberEnds(all: readonly string[], meter: Meter): Work<WordEnds> {
  const sorted = yield* sortInSlices(all, compareText);
  const units = all.reduce((sum, word) => sum + word.length, 0);
  const [trie, backwards] = [new Trie(units * nodesPerUnit), new Trie(units * nodesPerUnit)];
  const endAt = new Int32Array(units);
  const words: string[] = [];
  const [starts, from, nodeOf] = [[0], [0], [] as number[]];
  let start = 0;
  for (const [index, word] of sorted.entries()) {
    if (word === '' || word === sorted[index - 1]) continue;
    nodeOf.push(trie.add(word));
    while (from.length < trie.size) from.push(words.length);
    backwards.addBackwards(word, endAt, start);
    start += word.length;
    starts.push(start);
    words.push(word);
    meter.spend(2 * word.length);
    if (meter.isPauseDue()) yield { done: index, total: sorted.length };
  }
  return {
    ...{ trie, words, from, nodeOf, starts, endAt },
    to: (node) => (from[node] as number) + trie.below(node),
    count: backwards.size,
    isWord: (end) => backwards.ends(end),
  };
}
