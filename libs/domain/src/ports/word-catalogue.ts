import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';
import type { ScoredWord } from '../words/scored-word.ts';

export interface ScoreRange {
  readonly min: number;
  readonly max: number;
}

/** Which words: all conditions hold. A word that lacks a score matches no range of that attribute. */
export interface WordFilter {
  readonly ranges: Partial<Readonly<Record<AttributeName, ScoreRange>>>;
  /** At least one of these types; empty means any. */
  readonly types: readonly WordType[];
  /** Wildcards: `?` is one code point, `*` any number of them. */
  readonly text?: string;
  /** In code points, both included. */
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface WordSort {
  readonly by: 'text' | 'length' | AttributeName;
  readonly descending: boolean;
}

/** The sort value and text of the last word of a page. */
export interface WordPosition {
  readonly value: string | number | null;
  readonly text: string;
}

/** Reads scored words. */
export interface WordCatalogue {
  find(text: string): Promise<ScoredWord | undefined>;
  page(query: {
    filter: WordFilter;
    sort: WordSort;
    limit: number;
    after?: WordPosition;
  }): Promise<readonly ScoredWord[]>;
  /** The first `count` words of the filtered set in the order of (mix(hash32, seed), text). */
  sample(query: { filter: WordFilter; seed: number; count: number }): Promise<readonly ScoredWord[]>;
  count(filter: WordFilter): Promise<number>;
  /** Grows with every change of a word. */
  revision(): Promise<bigint>;
}
