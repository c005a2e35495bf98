import type { AttributeName } from '@word-list/domain';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { shareInterval, spearmanInterval, type Interval } from './intervals.ts';
import { spearman } from './spearman.ts';

/** What people or a corpus say of words, on any scale that rises with the attribute, or falls if `falls`. */
export interface Reference {
  readonly attribute: AttributeName;
  readonly name: string;
  readonly values: ReadonlyMap<string, number>;
  readonly falls?: boolean;
  /** Correlation of people with each other, where known: no scorer can be expected to do better. */
  readonly ceiling?: string;
}

type Scorer = Pick<Lexicon, 'score'>;

/** Lines that tell how well scores follow a reference, and the common words that they are furthest off for. */
export const describeReference = (lexicon: Scorer, reference: Reference): string[] => {
  const { attribute, name, values, falls, ceiling } = reference;
  const pairs = [...values].flatMap(([word, truth]) => {
    const score = hundredthsOf(lexicon, word, attribute);
    return score === undefined ? [] : [{ word, score, truth: falls === true ? -truth : truth }];
  });
  const scores = pairs.map(({ score }) => score);
  const rho = spearman(
    scores,
    pairs.map(({ truth }) => truth),
  );
  const people = ceiling === undefined ? '' : `, people ${ceiling}`;
  return [
    `${attribute} beside ${name}: ${short(rho)} ${ends(spearmanInterval(rho, pairs.length))}${people}`,
    `  ${String(pairs.length)} of ${String(values.size)} words scored (${percent(pairs.length / values.size)}), ${tiesOf(scores)}`,
    `  worst: ${worstOf(lexicon, pairs).join(' ')}`,
  ];
};

interface Pair {
  readonly word: string;
  readonly score: number;
  readonly truth: number;
}

const commonEnough = 380;
const worstShown = 20;

/** How many of some words are as they should be. */
export interface Share {
  readonly what: string;
  readonly wrong: readonly string[];
  readonly n: number;
  /** The share that the lexicon is held to, 0 to 1. */
  readonly least?: number;
}

export const shareOf = ({ wrong, n }: Share): number => (n - wrong.length) / n;

/** One line about a share, with its interval, and which words were wrong. */
export const describeShare = (share: Share): string => {
  const { what, wrong, n, least } = share;
  const held = least === undefined ? '' : `, held to ${percent(least)}`;
  const words = wrong.length === 0 ? '' : `; not: ${wrong.slice(0, 2 * worstShown).join(' ')}`;
  return `${what}: ${percent(shareOf(share))} ${ends(shareInterval(n - wrong.length, n))} of ${String(n)}${held}${words}`;
};

/** Share of words that have a score, scale by scale. */
export const describeCoverage = (
  lexicon: Scorer,
  names: readonly AttributeName[],
  lists: ReadonlyMap<string, readonly string[]>,
): string[] =>
  names.map((name) => {
    const shares = Array.from(lists, ([list, words]) => {
      const known = words.filter((word) => hundredthsOf(lexicon, word, name) !== undefined);
      return `${percent(known.length / words.length)} of ${list}`;
    });
    return `${name} known: ${shares.join(', ')}`;
  });

/** As many as five dice have results. */
const listLength = 7776;

/** How many of the first words by a reference are among as many of the most common ones by the lexicon. */
export const describeShared = (
  lexicon: Scorer,
  words: readonly string[],
  { values, name, falls }: Reference,
): string => {
  const isWord = new Set(words);
  const sign = falls === true ? 1 : -1;
  const theirs = [...values]
    .filter(([word]) => isWord.has(word))
    .toSorted(([, one], [, other]) => sign * (one - other))
    .slice(0, listLength)
    .map(([word]) => word);
  const commonness = new Map(words.map((word) => [word, hundredthsOf(lexicon, word, 'commonness') ?? -1]));
  const ours = new Set(
    words
      .toSorted((one, other) => (commonness.get(other) ?? 0) - (commonness.get(one) ?? 0))
      .slice(0, listLength),
  );
  return describeShare({
    what: `of the ${String(listLength)} first by ${name}, among as many most common words`,
    wrong: theirs.filter((word) => !ours.has(word)),
    n: theirs.length,
    least: 0.8,
  });
};

function hundredthsOf(lexicon: Scorer, word: string, name: AttributeName): number | undefined {
  return lexicon.score(word).scores[name]?.hundredths;
}

function short(value: number): string {
  return value.toFixed(3).replace(/^(-?)0\./, '$1.');
}

function ends([low, high]: Interval): string {
  return `[${short(low)}, ${short(high)}]`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function tiesOf(scores: readonly number[]): string {
  const counts = new Map<number, number>();
  for (const score of scores) counts.set(score, (counts.get(score) ?? 0) + 1);
  return `${String(counts.size)} values, ${percent(Math.max(...counts.values()) / scores.length)} at the commonest`;
}

/** The common words whose places in the two orders are furthest apart; + where the lexicon has them higher. */
function worstOf(lexicon: Scorer, pairs: readonly Pair[]): string[] {
  const common = pairs.filter(({ word }) => (hundredthsOf(lexicon, word, 'commonness') ?? 0) >= commonEnough);
  const place = (key: 'score' | 'truth'): Map<string, number> =>
    new Map(
      common.toSorted((one, other) => one[key] - other[key]).map(({ word }, index) => [word, index] as const),
    );
  const [ours, theirs] = [place('score'), place('truth')];
  const apart = ({ word }: Pair): number => (ours.get(word) ?? 0) - (theirs.get(word) ?? 0);
  return common
    .toSorted((one, other) => Math.abs(apart(other)) - Math.abs(apart(one)))
    .slice(0, worstShown)
    .map((pair) => `${pair.word}${apart(pair) > 0 ? '+' : '-'}`);
}
