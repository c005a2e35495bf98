import { buildFacts, type Sources } from '../lexicon/build/build-facts.ts';
import { folds, foldOf } from '../lexicon/data/families.ts';
import { type Lexicon, makeLexicon, type WordScores } from '../lexicon/lexicon.ts';

/**
 * Scores each rated word by a table that was built without the ratings of its whole family; five parts in turn. What
 * was fitted over vectors is committed that way: a rated word's value comes from a fit without its family.
 */
export const scoreHeldOut = (sources: Sources, words: readonly string[]): Lexicon => {
  const scores = new Map<string, WordScores>();
  for (let fold = 0; fold < folds; fold += 1) {
    const lexicon = lexiconOf({
      ...sources,
      vader: without(sources.vader, fold),
      afinn: without(sources.afinn, fold),
      felt: without(sources.felt, fold),
    });
    for (const word of words) if (foldOf(word) === fold) scores.set(word, lexicon.score(word));
  }
  const whole = lexiconOf(sources);
  return { ...whole, score: (word) => scores.get(word) ?? whole.score(word) };
};

/** The lexicon without what was found by hand about words that offend: what its rules do alone. */
export const withoutReview = (sources: Sources): Lexicon => lexiconOf({ ...sources, offences: new Map() });

function without(list: ReadonlyMap<string, number>, fold: number): Map<string, number> {
  return new Map([...list].filter(([word]) => foldOf(word) !== fold));
}

function lexiconOf(sources: Sources): Lexicon {
  const facts = buildFacts(sources);
  return makeLexicon((word) => facts.get(word));
}
