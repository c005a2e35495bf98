/** What one rule finds for one attribute of one word. A rule that knows nothing worth saying gives undefined. */
export interface Judgement {
  /** Perhaps out of range. */
  readonly value: number;
  readonly source: ScoreSource;
  /** 0 (a guess) to 1 (measured). */
  readonly confidence: number;
}

/** Where a score comes from: the letter that it is stored as, and what a reader is told. */
export const scoreSources = {
  f: 'frequency in wordfreq',
  p: 'frequency of its parts',
  b: 'its base form',
  d: 'dictionaries',
  r: 'people who rated it',
  i: 'people who rated its base form',
  v: 'words used alike',
  w: 'WordNet',
  h: 'looked through by hand',
  c: 'list of function words',
  s: 'spelling and frequency',
  e: 'its ending',
} as const;

export type ScoreSource = keyof typeof scoreSources;

export const judge = (value: number, source: ScoreSource, confidence: number): Judgement => ({
  value,
  source,
  confidence,
});
