import { nowhere, root } from './trie.ts';
import type { Meter, Work } from './work.ts';
import { numberEnds, type WordEnds } from './word-ends.ts';

/** How an end came to dangle: of `word`, behind another end, or at first behind another word. */
export interface Origin {
  readonly word: string;
  readonly behindEnd?: string;
  readonly behindWord?: string;
}

/** What dangles. */
export interface Dangling {
  /** The words that are dangling suffixes, in the order in which they were found. */
  readonly ambiguous: readonly string[];
  /** How the first of them came to dangle, from the first two words on. */
  readonly steps: () => readonly Origin[];
}

interface Search {
  readonly words: readonly string[];
  readonly meter: Meter;
  /** Whether to end at the first word that dangles. */
  readonly isFirstEnough: boolean;
}

/**
 * Finds all dangling suffixes, each once, by breadth. An end of a word is a number here: to look at all words that begin with
 * one that dangles is to go through a row of numbers. So time grows with the units of all words and with the pairs of a word
 * and its beginnings that dangle, at the price of one look into a table for each.
 */
export function* searchDangling({ words, meter, isFirstEnough }: Search): Work<Dangling> {
  const ends = yield* numberEnds(words, meter);
  const found = new FoundEnds(ends);
  const isDone = () => isFirstEnough && found.ambiguous.length > 0;
  for (let word = 0; word < ends.words.length && !isDone(); word += 1) {
    found.addLonger(ends.nodeOf[word] as number, { length: lengthOf(ends, word), parent: -1 - word });
    meter.spend(1 + ends.to(ends.nodeOf[word] as number) - word);
    if (meter.isPauseDue()) yield { done: word, total: ends.words.length };
  }
  // What is found on the way is gone through too, in the order in which it was found.
  for (let at = 0; at < found.size && !isDone(); at += 1) {
    meter.spend(found.goOn(at));
    if (meter.isPauseDue()) yield { done: at };
  }
  return {
    ambiguous: found.ambiguous.map((at) => found.endOf(at)),
    steps: () => found.stepsTo(found.ambiguous[0]),
  };
}

/** What dangles so far: a queue of ends, and where each came from. */
class FoundEnds {
  readonly ambiguous: number[] = [];
  size = 0;
  readonly #ends: WordEnds;
  readonly #isFound: Uint8Array;
  readonly #place: Int32Array;
  /** The word in which the place is. */
  readonly #owner: Int32Array;
  /** The word that was laid beside what dangled before. */
  readonly #word: Int32Array;
  /** What dangled before; of the first ones -1 - the other word. */
  readonly #parent: Int32Array;

  constructor(ends: WordEnds) {
    this.#ends = ends;
    this.#isFound = new Uint8Array(ends.count);
    this.#place = new Int32Array(ends.count);
    this.#owner = new Int32Array(ends.count);
    this.#word = new Int32Array(ends.count);
    this.#parent = new Int32Array(ends.count);
  }

  /** Adds what the words that go on from a node, `length` units from the root, have behind it. */
  addLonger(node: number, { length, parent }: { readonly length: number; readonly parent: number }): void {
    const { trie, from, to, starts } = this.#ends;
    const last = to(node);
    for (let word = (from[node] as number) + (trie.ends(node) ? 1 : 0); word < last; word += 1) {
      const place = (starts[word] as number) + length;
      if (this.#isNew(place)) this.#add({ place, owner: word, word, parent });
    }
  }

  /** Lays all words beside what was found as number `parent`; returns how many looks that took. */
  goOn(parent: number): number {
    const { trie, words, starts, from, to } = this.#ends;
    const [first, owner] = [this.#place[parent] as number, this.#owner[parent] as number];
    const [text, start, end] = [words[owner] as string, starts[owner] as number, starts[owner + 1] as number];
    let node = root;
    for (let place = first; place < end; place += 1) {
      if (trie.ends(node) && this.#isNew(place)) {
        this.#add({ place, owner, word: from[node] as number, parent });
      }
      node = trie.step(node, text.charCodeAt(place - start));
      if (node === nowhere) return 1 + place - first;
    }
    this.addLonger(node, { length: end - first, parent });
    return 1 + end - first + to(node) - (from[node] as number);
  }

  endOf(at: number): string {
    const owner = this.#owner[at] as number;
    return (this.#ends.words[owner] as string).slice(
      (this.#place[at] as number) - (this.#ends.starts[owner] as number),
    );
  }

  stepsTo(last: number | undefined): Origin[] {
    const { words } = this.#ends;
    const steps: Origin[] = [];
    for (let at = last; at !== undefined && at >= 0;) {
      const word = words[this.#word[at] as number] ?? '';
      const parent: number = this.#parent[at] as number;
      steps.push(
        parent < 0
          ? { word, behindWord: words[-1 - parent] as string }
          : { word, behindEnd: this.endOf(parent) },
      );
      at = parent;
    }
    return steps.reverse();
  }

  #isNew(place: number): boolean {
    return this.#isFound[this.#ends.endAt[place] as number] === 0;
  }

  #add({ place, owner, word, parent }: Found): void {
    const end = this.#ends.endAt[place] as number;
    this.#isFound[end] = 1;
    if (this.#ends.isWord(end)) this.ambiguous.push(this.size);
    this.#place[this.size] = place;
    this.#owner[this.size] = owner;
    this.#word[this.size] = word;
    this.#parent[this.size] = parent;
    this.size += 1;
  }
}

/** An end of `owner`, by its place, and what it dangles of and behind. */
interface Found {
  readonly place: number;
  readonly owner: number;
  readonly word: number;
  readonly parent: number;
}

function lengthOf({ starts }: WordEnds, word: number): number {
  return (starts[word + 1] as number) - (starts[word] as number);
}
