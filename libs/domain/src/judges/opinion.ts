import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';

/** What one judge holds of one word, under the word's key: its canonical form. */
export interface Opinion {
  readonly text: string;
  readonly judge: string;
  /** In hundredths; null: the judge does not know. */
  readonly scores: Readonly<Record<AttributeName, number | null>>;
  /** Null: the judge does not know. */
  readonly types: readonly WordType[] | null;
  /** What the values rest on, as `writeEvidence` writes it; null: the judge does not say. */
  readonly evidence: string | null;
  /** Null for judges that have no runs. */
  readonly runId: string | null;
  readonly runStartedAt: string | null;
  readonly scoredAt: string;
  /** Taken back: it counts nowhere, and stays so that readers notice. */
  readonly gone: boolean;
}

/** A rating on its way into an opinion; scores in hundredths. */
export type Rating = Pick<Opinion, 'text' | 'scores'> & {
  readonly types: readonly string[] | null;
  readonly evidence?: string;
};
