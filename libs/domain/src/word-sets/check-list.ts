import { compareText } from '../words/compare-text.ts';
import { testDecodability, type Ambiguity } from './decodability.ts';
import { entropyOf, type Entropy } from './entropy.ts';
import { findBeginnings, findGroups, findNear, type Places } from './find-pairs.ts';
import type { Language } from './language.ts';
import { lengthOf } from '../words/length-of.ts';
import type { ListWord } from './list-word.ts';
import { lookOf } from './look.ts';
import { sortInSlices } from './sort-in-slices.ts';
import { reversed } from './trie.ts';
import { makeMeter, type Meter, type Work, type WorkLimits } from './work.ts';
import { findWorstPairs, type UnsafePair } from './worst-pairs.ts';

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
  /** Pairs that are not to stand side by side, the gravest first. */
  readonly pairs: Findings<UnsafePair> | undefined;
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
  const prefixes = yield* findBeginnings(distinct, meter);
  const suffixes = yield* findBeginnings(distinct.map(reversed), meter);
  const { ambiguity } = yield* testDecodability(distinct, request);
  const oneEdit = yield* findNear(distinct, 1, meter);
  const pairs = (found: readonly Places[]) =>
    first(found.map(([one, other]): Pair => [distinct[one] as string, distinct[other] as string]));
  const groups = function* (keysOf: (text: string) => readonly (string | number)[]) {
    const found = yield* findGroups(distinct, keysOf, meter);
    return first(found.map((group) => group.map((place) => distinct[place] as string)));
  };
  return {
    words: words.length,
    distinct: distinct.length,
    repeats: first(repeatsOf(texts)),
    lengths: lengthsOf(distinct),
    prefixes: pairs(prefixes),
    suffixes: pairs(suffixes),
    ambiguity,
    oneEdit: pairs(oneEdit),
    uniquePrefix:
      distinct.length < texts.length || prefixes.length > 0
        ? undefined
        : yield* tellingLength(distinct, meter),
    lookalikes: yield* groups((text) => [lookOf(text)]),
    homophones: language && (yield* groups(language.soundsOf)),
    lemmas: language && (yield* groups((text) => [language.lemmaOf(text)])),
    pairs:
      language && (yield* findWorstPairs(distinctWords(words), { pairs: language.pairs, listed, meter })),
    entropy: entropyOf(distinct.length),
  };
}

function distinctWords(words: readonly ListWord[]): readonly ListWord[] {
  return [...new Map(words.map((word) => [word.text, word])).values()];
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

/** The fewest first characters that all differ in: neighbours in order have the most in common. */
function* tellingLength(texts: readonly string[], meter: Meter): Work<number> {
  const sorted = yield* sortInSlices(texts, compareText);
  let most = Math.min(1, texts.length);
  for (const [at, text] of sorted.entries()) {
    most = Math.max(most, at === 0 ? 0 : sharedLength(sorted[at - 1] ?? '', text) + 1);
    meter.spend(8);
    if (meter.isPauseDue()) yield { done: at, total: texts.length };
  }
  return most;
}

/** Characters at the beginning that two texts have in common. */
function sharedLength(one: string, other: string): number {
  let shared = 0;
  for (const character of one) {
    if (!other.startsWith(character, shared)) return [...one.slice(0, shared)].length;
    shared += character.length;
  }
  return [...one].length;
}
