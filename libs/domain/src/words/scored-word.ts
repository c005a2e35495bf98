import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';

/** A stored value with its provenance. A null score means that the attribute was not scored, never the lowest score. */
export interface ScoredWord {
  readonly text: string;
  readonly scores: Readonly<Record<AttributeName, number | null>>;
  readonly types: readonly WordType[];
  readonly rubricId: string;
  readonly model: string;
  readonly runId: string;
  readonly runStartedAt: string;
  readonly scoredAt: string;
}
