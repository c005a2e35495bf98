/** What one rule finds for one attribute of one word. */
export interface Judgement {
  /** Not yet rounded, perhaps out of range. */
  readonly value: number;
  /** Which data it comes from, in a few words. */
  readonly source: string;
  /** 0 (a guess) to 1 (measured). */
  readonly confidence: number;
}

export const judge = (value: number, source: string, confidence: number): Judgement => ({
  value,
  source,
  confidence,
});
