import { testDecodability, type Ambiguity } from './decodability.ts';
import { DeletionIndex } from './deletion-index.ts';
import { entropyOf, type Entropy } from './entropy.ts';
import type { Language } from './language.ts';
import { lengthOf, type ListWord } from './list-word.ts';
import { lookOf } from './look.ts';
import { reversed, root, Trie } from './trie.ts';
import { makeMeter, type Meter, type Work, type WorkLimits } from './work.ts';

/** Findings of one kind: how many there are, and the first of them. */
export interface Findings<Finding> {
  readonly count: number;
  readonly some: readonly Finding[];
}

type Pair = readonly [one: string, other: string];

/** What a list is. */
export interface ListReport {
  readonly words: number;
  /** Different texts. */
  readonly distinct: number;
  readonly repeats: Findings<string>;
  readonly lengths: { readonly shortest: number; readonly longest: number; readonly mean: number };
  /** The first begins the second. */
  readonly prefixes: Findings<Pair>;
  /** The first ends the second. */
  readonly suffixes: Findings<Pair>;
  readonly ambiguity: Ambiguity | undefined;
  /** Pairs that are one edit apart. */
  readonly oneEdit: Findings<Pair>;
  /** The fewest first characters that tell all words apart; undefined if a word begins another or comes twice. */
  readonly uniquePrefix: number | undefined;
  readonly lookalikes: Findings<readonly string[]>;
  /** Undefined without a language. */
  readonly homophones: Findings<readonly string[]> | undefined;
  readonly lemmas: Findings<readonly string[]> | undefined;
  readonly entropy: Entropy;
}

interface CheckRequest extends WorkLimits {
  readonly language?: Language | undefined;
  /** Findings of each kind that are listed, at most; 50 where nothing is said. */
  readonly listed?: number | undefined;
}

/** Says of a list what it is and what is wrong with it. */
export function* checkList(words: readonly ListWord[], request: CheckRequest = {}): Work<ListReport> {
  const { language, listed = 50 } = request;
  const meter = makeMeter(request, 'check a shorter list');
  const texts = words.map(({ text }) => text);
  const distinct = [...new Set(texts)];
  const first = <Finding>(all: readonly Finding[]) => ({ count: all.length, some: all.slice(0, listed) });
  const prefixes = yield* beginnings(distinct, meter);
  const suffixes = yield* beginnings(distinct.map(reversed), meter);
  const { ambiguity } = yield* testDecodability(distinct, request);
  const groups = (keysOf: (text: string) => readonly (string | number)[]) =>
    first(groupsOf(distinct, keysOf));
  return {
    words: words.length,
    distinct: distinct.length,
    repeats: first(repeatsOf(texts)),
    lengths: lengthsOf(distinct),
    prefixes: first(prefixes),
    suffixes: first(suffixes.map(([one, other]): Pair => [reversed(one), reversed(other)])),
    ambiguity,
    oneEdit: first(yield* oneEditApart(distinct, meter)),
    uniquePrefix: distinct.length < texts.length || prefixes.length > 0 ? undefined : tellingLength(distinct),
    lookalikes: groups((text) => [lookOf(text)]),
    homophones: language && groups(language.soundsOf),
    lemmas: language && groups((text) => [language.lemmaOf(text)]),
    entropy: entropyOf(distinct.length),
  };
}

function repeatsOf(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(texts.filter((text) => seen.has(text) || !seen.add(text)))];
}

function lengthsOf(texts: readonly string[]): ListReport['lengths'] {
  const lengths = texts.map(lengthOf);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const extreme = (pick: (one: number, other: number) => number) =>
    lengths.reduce((best, length) => pick(best, length), lengths[0] ?? 0);
  return {
    shortest: extreme(Math.min),
    longest: extreme(Math.max),
    mean: texts.length === 0 ? 0 : total / texts.length,
  };
}

/** Pairs of which the first begins the second. */
function* beginnings(texts: readonly string[], meter: Meter): Work<Pair[]> {
  const trie = new Trie();
  for (const text of texts) trie.add(text);
  const found: Pair[] = [];
  for (const text of texts) {
    let node = root;
    for (let at = 0; at < text.length; at += 1) {
      if (trie.ends(node)) found.push([text.slice(0, at), text]);
      node = trie.step(node, text.charCodeAt(at));
    }
    meter.spend(text.length);
    if (meter.isPauseDue()) yield { done: found.length };
  }
  return found;
}

function* oneEditApart(texts: readonly string[], meter: Meter): Work<Pair[]> {
  const index = new DeletionIndex(1);
  const found: Pair[] = [];
  for (const [at, text] of texts.entries()) {
    for (const other of index.near(text, meter.spend)) found.push([texts[other] as string, text]);
    meter.spend(index.add(text));
    if (meter.isPauseDue()) yield { done: at, total: texts.length };
  }
  return found;
}

/** The fewest first characters that all differ in. */
function tellingLength(texts: readonly string[]): number {
  const sorted = texts
    .map((text) => [...text])
    .sort((one, other) => (one.join('') < other.join('') ? -1 : 1));
  return sorted.slice(1).reduce(
    (most, text, at) => {
      const before = sorted[at] ?? [];
      const shared = text.findIndex((character, place) => character !== before[place]);
      return Math.max(most, shared + 1);
    },
    Math.min(1, texts.length),
  );
}

/** Groups of several texts that have a key in common. */
function groupsOf(
  texts: readonly string[],
  keysOf: (text: string) => readonly (string | number)[],
): string[][] {
  const groups = new Map<string | number, string[]>();
  for (const text of texts) {
    for (const key of keysOf(text)) {
      const group = groups.get(key);
      if (group) group.push(text);
      else groups.set(key, [text]);
    }
  }
  return [
    ...new Map(
      [...groups.values()].filter(({ length }) => length > 1).map((group) => [group.join(' '), group]),
    ).values(),
  ];
}
