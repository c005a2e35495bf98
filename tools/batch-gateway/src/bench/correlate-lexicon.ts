import { createHash } from 'node:crypto';
import { buildFacts, type Sources } from '../lexicon/build/build-facts.ts';
import { makeLexicon } from '../lexicon/lexicon.ts';
import { resolveWord } from '../lexicon/resolve-word.ts';
import type { FactLookup } from '../lexicon/word-facts.ts';
import { spearman } from './spearman.ts';

export interface Correlation {
  readonly words: number;
  readonly spearman: number;
}

const lookupOf = (sources: Sources): FactLookup => {
  const facts = buildFacts(sources);
  return (word) => facts.get(word);
};

/**
 * Commonness against SCOWL's tiers over all words of SCOWL, with a table that was built without the tiers:
 * what they add to the real one would be circular here.
 */
export const correlateCommonness = (sources: Sources): Correlation => {
  const lexicon = makeLexicon(lookupOf({ ...sources, tiers: new Map() }));
  const words = [...sources.tiers.keys()];
  const scores = words.map((word) => lexicon.score(word).scores.commonness);
  return { words: words.length, spearman: spearman(scores, [...sources.tiers.values()]) };
};

const familyLength = 5;

/**
 * Words that stand or fall together when some are held out: the same first five letters of the base, negating
 * prefixes off. Wider than real families, so that no relative of a held-out word is left in by chance.
 */
const makeFamilyFinder =
  (lookup: FactLookup) =>
  (word: string): string =>
    (resolveWord(lookup, word).base ?? word)
      .replace(/^(un|in|im|dis|non|over|mis|re)(?=.{4})/, '')
      .slice(0, familyLength);

const folds = 5;

const foldOf = (family: string): number => (createHash('sha256').update(family).digest()[0] ?? 0) % folds;

const without = (list: ReadonlyMap<string, number>, isOut: (word: string) => boolean): Map<string, number> =>
  new Map([...list].filter(([word]) => !isOut(word)));

export interface SentimentCorrelation extends Correlation {
  /** Share of the held-out words that got a score other than 0. */
  readonly covered: number;
  /** Share of those whose sign is right. */
  readonly rightSign: number;
}

/**
 * Sentiment of each VADER word, scored by a table that was built without the whole family of that word, neither
 * in VADER nor in AFINN; five parts in turn. Words that then score 0 count as 0.
 */
export const correlateSentiment = (sources: Sources): SentimentCorrelation => {
  const familyOf = makeFamilyFinder(lookupOf(sources));
  const pairs: { score: number; truth: number }[] = [];
  for (let fold = 0; fold < folds; fold += 1) {
    const isOut = (word: string): boolean => foldOf(familyOf(word)) === fold;
    const kept = { vader: without(sources.vader, isOut), afinn: without(sources.afinn, isOut) };
    const lexicon = makeLexicon(lookupOf({ ...sources, ...kept }));
    for (const [word, truth] of sources.vader) {
      if (isOut(word)) pairs.push({ score: lexicon.score(word).scores.sentiment, truth });
    }
  }
  const polar = pairs.filter(({ score }) => score !== 0);
  return {
    words: pairs.length,
    spearman: spearman(
      pairs.map(({ score }) => score),
      pairs.map(({ truth }) => truth),
    ),
    covered: polar.length / pairs.length,
    rightSign:
      polar.filter(({ score, truth }) => Math.sign(score) === Math.sign(truth)).length / polar.length,
  };
};
