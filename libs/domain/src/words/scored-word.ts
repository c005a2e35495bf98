import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';

/** A word as a view shows it, with where it comes from. A null score means that nobody knows it, never the lowest score. */
export interface ScoredWord {
  readonly text: string;
  readonly scores: Readonly<Record<AttributeName, number | null>>;
  readonly types: readonly WordType[];
  /** The judge whose run and model are told. */
  readonly judge: string;
  /** Who gave the values that are not this judge's. */
  readonly otherJudges: Readonly<Partial<Record<AttributeName | 'types', string>>>;
  /** Null when no model or lexicon rated the word, like the model and the run. */
  readonly rubricId: string | null;
  readonly model: string | null;
  readonly runId: string | null;
  readonly runStartedAt: string | null;
  readonly scoredAt: string;
}
