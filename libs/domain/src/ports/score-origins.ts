/** Words whose scores have one origin, counted. */
export interface ScoreOrigin {
  readonly rubricId: string;
  readonly model: string;
  readonly words: number;
}

/** Says where the scores of words come from, without reading the scores. */
export interface ScoreOrigins {
  /** The origins of the stored scores of these words (at most a chunk of different ones); unscored words count nowhere. */
  of(words: readonly string[]): Promise<readonly ScoreOrigin[]>;
}
