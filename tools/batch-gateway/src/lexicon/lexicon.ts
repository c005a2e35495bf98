import type { Scores, WordType } from '@word-list/domain';

/** Scores of one word; `types` holds 1 to 4 entries. */
export interface LexiconScore {
  readonly scores: Scores;
  readonly types: readonly WordType[];
}

/** The model `lexicon-1`: knows scores of every word, from open lexical data. */
export interface Lexicon {
  score(word: string): LexiconScore;
}
