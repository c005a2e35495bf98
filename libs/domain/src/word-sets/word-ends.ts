import { nowhere, root, Trie } from './trie.ts';
import type { Meter, Work } from './work.ts';

/**
 * Words in the order of their trie, so that those which begin alike stand together, and a number for each of their ends:
 * equal ends of several words have one number. A place is a unit of a word; the places of all words follow each other.
 */
export interface WordEnds {
  readonly trie: Trie;
  readonly words: readonly string[];
  /** The words from `from` up to, not including, `to` begin with what leads to a node of the trie. */
  readonly from: Int32Array;
  readonly to: (node: number) => number;
  /** The node where a word ends. */
  readonly nodeOf: Int32Array;
  /** The place of the first unit of each word, and at last the place behind all words. */
  readonly starts: Int32Array;
  /** For each place the number of what its word has from there on; all are below `count`. */
  readonly endAt: Int32Array;
  readonly count: number;
  /** Whether the end of this number is itself one of the words. */
  readonly isWord: (end: number) => boolean;
}

/** Each word is looked up in two tables. */
const stepsPerWord = 2;

/** Numbers the ends of words; empty ones and repeats count for nothing. Time and room grow with the units of the words in all. */
export function* numberEnds(all: readonly string[], meter: Meter): Work<WordEnds> {
  const { trie, given, added } = yield* addAll(all, meter);
  const { nodeOf, from } = yield* inOrder(trie, meter);
  const places = Int32Array.from(added, (node) => from[node] as number);
  const words = yield* placed(given, places, meter);
  const starts = new Int32Array(words.length + 1);
  for (const [index, word] of words.entries()) {
    starts[index + 1] = (starts[index] as number) + word.length;
    meter.spend(1);
    if (meter.isPauseDue()) yield { done: index, total: words.length };
  }
  const backwards = new Trie(sizeOf(words));
  const endAt = new Int32Array(starts[words.length] as number);
  for (const [index, word] of words.entries()) {
    backwards.addBackwards(word, endAt, starts[index] as number);
    meter.spend(word.length);
    if (meter.isPauseDue()) yield { done: index, total: words.length };
  }
  return {
    ...{ trie, words, from, nodeOf, starts, endAt },
    to: (node) => (from[node] as number) + trie.below(node),
    count: backwards.size,
    isWord: (end) => backwards.ends(end),
  };
}

function* addAll(all: readonly string[], meter: Meter) {
  const given = new Set<string>();
  const trie = new Trie(sizeOf(all));
  const added: number[] = [];
  for (const word of all) {
    meter.spend(stepsPerWord + word.length);
    if (meter.isPauseDue()) yield { done: added.length, total: all.length };
    if (word === '' || given.has(word)) continue;
    given.add(word);
    added.push(trie.add(word));
  }
  return { trie, given, added };
}

/** A third of the characters of a long list have a node of their own; a table that grows late keeps others waiting. */
function sizeOf(words: readonly string[]): number {
  return words.reduce((units, word) => units + word.length, 0) / 3;
}

/** The words at these places. */
function* placed(given: ReadonlySet<string>, places: Int32Array, meter: Meter): Work<string[]> {
  const words = Array.from<string>({ length: places.length });
  let at = 0;
  for (const word of given) {
    words[places[at] as number] = word;
    at += 1;
    meter.spend(stepsPerWord);
    if (meter.isPauseDue()) yield { done: at, total: given.size };
  }
  return words;
}

/** Goes through a trie, so that all that goes on from one node comes together. */
function* inOrder(trie: Trie, meter: Meter): Work<Pick<WordEnds, 'nodeOf' | 'from'>> {
  const from = new Int32Array(trie.size);
  const nodes: number[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    from[node] = nodes.length;
    if (trie.ends(node)) nodes.push(node);
    for (let child = trie.firstChild(node); child !== nowhere; child = trie.nextSibling(child)) {
      waiting.push(child);
    }
    meter.spend(1);
    if (meter.isPauseDue()) yield { done: nodes.length, total: trie.below(root) };
  }
  return { nodeOf: Int32Array.from(nodes), from };
}
