import type { Judge } from '../judges/judge.ts';
import type { Opinion } from '../judges/opinion.ts';
import type { WordView } from '../judges/word-view.ts';
import type { NamedWords, WordList } from '../lists/word-list.ts';
import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';
import type { WordForm } from '../word-sets/language.ts';
import type { ListWord } from '../word-sets/list-word.ts';
import type { ScoredWord } from '../words/scored-word.ts';
import type { BarStep, WordFacet } from '../words/word-facets.ts';

/** Scores in hundredths, both ends included; the least above the greatest is a range without known scores. */
export interface ScoreRange {
  readonly min: number;
  readonly max: number;
  /** Whether words that lack the score pass as well; by default no bound lets them pass, on either side. */
  readonly unknown?: boolean;
}

/** Which words: all conditions hold. */
export interface WordFilter {
  readonly ranges: Partial<Readonly<Record<AttributeName, ScoreRange>>>;
  /** At least one of these types; empty means any. */
  readonly types: readonly WordType[];
  /** None of these types. */
  readonly notTypes?: readonly WordType[];
  /** The first type of the word is one of these. */
  readonly mainTypes?: readonly WordType[];
  /** The word is in one of these forms, as far as the catalogue's language knows. */
  readonly forms?: readonly WordForm[];
  /** Wildcards: `?` is one code point, `*` any number of them. */
  readonly text?: string;
  /** The characters that a word may consist of, each once. */
  readonly letters?: string;
  /** In code points, both included. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Words that are left out. */
  readonly not?: readonly string[];
  /** The word is in each of these. */
  readonly inLists?: readonly NamedWords[];
  /** The word is in none of these. */
  readonly notInLists?: readonly NamedWords[];
}

/**
 * An order of words. Words of one value follow by text, in the same direction; those without the score come last in
 * either direction. `random` is the order of (mix(hash32, seed), text).
 */
export type WordOrder =
  | { readonly by: 'text' | 'length' | AttributeName; readonly descending: boolean }
  | { readonly by: 'random'; readonly seed: number };

/** What the last word of a page is ordered by (a score in hundredths, null when it has none), and its text. */
export interface WordPosition {
  readonly value: number | null;
  readonly text: string;
}

/** The words that a filter leaves, or the first of them in an order. */
export interface WordSet {
  readonly filter: WordFilter;
  readonly take?: { readonly order: WordOrder; readonly count: number };
}

/** A part of a set, in an order that may differ from the one in which its words were taken. */
export interface WordsPageQuery extends WordSet {
  readonly order: WordOrder;
  readonly limit: number;
  readonly after?: WordPosition;
}

/** What is to be known of words beside their texts. */
export interface CandidatesQuery extends WordsPageQuery {
  readonly scales: readonly AttributeName[];
  readonly types: boolean;
}

/** How many words there are of each value, counted by a facet under all filters but its own. */
export interface WordCounts {
  /** Words that pass all filters. */
  readonly total: number;
  /** Of the scales, the same whatever the filter. */
  readonly steps: Readonly<Record<AttributeName, BarStep>>;
  /** Of each facet, one number for each of its places. */
  readonly counts: FacetCounts;
  /** Asked for with `across`: the same for each bar of that scale, and for its unknown scores, in place of its filter. */
  readonly parts?: readonly FacetCounts[];
}

export type FacetCounts = Readonly<Record<WordFacet, readonly number[]>>;

/** A judge and the number of words that it has standing opinions of. */
export interface CountedJudge extends Judge {
  readonly words: number;
}

/** What the values of an opinion rest on, as `writeEvidence` writes it. */
export type WordEvidence = Pick<Opinion, 'text' | 'judge'> & { readonly evidence: string };

/** A word as two judges see it; scores in hundredths. */
export interface RatedTwice {
  readonly text: string;
  readonly first: Opinion['scores'];
  readonly second: Opinion['scores'];
}

/** A state of the words: another revision of one epoch is other words; between two epochs no comparison says anything. */
export interface WordsState {
  /** Drawn with the database, and again when it was restored. */
  readonly epoch: string;
  /** Grows with every change of a word. */
  readonly revision: bigint;
}

/** Whether the words are the same in both. */
export const isSameState = (one: WordsState, other: WordsState): boolean =>
  one.epoch === other.epoch && one.revision === other.revision;

/** Reads scored words. */
export interface WordCatalogue {
  find(text: string): Promise<ScoredWord | undefined>;
  page(query: WordsPageQuery): Promise<readonly ScoredWord[]>;
  /** The words that `page` gives, as the engine of word sets takes them; each is read when it is looked at. */
  candidates(query: CandidatesQuery): Promise<Iterable<ListWord>>;
  /** The words of these texts, in this order; those that are not there are left out. */
  named(texts: readonly string[]): Promise<readonly ScoredWord[]>;
  count(filter: WordFilter): Promise<number>;
  /** The same words as a view shows them. */
  seenBy(view: WordView): WordCatalogue;
  /** The judges that are public, also retired ones, in the order in which they are believed. */
  judges(): Promise<readonly Judge[]>;
  /** The same, each with the number of words that it has opinions of: 0 for whoever has retired. */
  countedJudges(): Promise<readonly CountedJudge[]>;
  /** The words that two judges have opinions of, by text. */
  ratedTwice(first: string, second: string): Promise<readonly RatedTwice[]>;
  /** What judges say that their values of these words rest on, in no order: those that say it. */
  evidence(texts: readonly string[]): Promise<readonly WordEvidence[]>;
  /** What judges that are public and have not retired hold of a word, in that order. */
  opinions(text: string): Promise<readonly Opinion[]>;
  /** The lists that there are, public or not, by name. */
  lists(): Promise<readonly WordList[]>;
  counts(query: { filter: WordFilter; across?: AttributeName }): Promise<WordCounts>;
  /** The state of the words as it was at most a second ago, or now. What is read after it may be newer, never older. */
  state(how?: { readonly now?: boolean }): Promise<WordsState>;
}
