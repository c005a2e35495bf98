import type { EvidenceSource, ValueEvidence } from '@word-list/domain';

/** What one rule finds for one attribute of one word. A rule that knows nothing worth saying gives undefined. */
export interface Judgement extends ValueEvidence {
  /** Perhaps out of range. */
  readonly value: number;
}

export const judge = (value: number, source: EvidenceSource, confidence: number): Judgement => ({
  value,
  source,
  confidence,
});
