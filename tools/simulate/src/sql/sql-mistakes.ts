/** Mistakes that the statements can be told to make, to see that each is caught. */
export type SqlMistake =
  /** Counters are read, and written back later. */
  | 'lost-counts'
  /** Parts that nobody has classified do not keep a run open. */
  | 'ends-early'
  /** Waiting words do not keep a run open. */
  | 'ends-with-waits'
  /** A message moves claims whatever round they are at. */
  | 'ignores-rounds'
  /** The manifest of the last upload counts. */
  | 'overwrites-manifest'
  /** Words are counted as they stand in messages, not as rows that moved. */
  | 'counts-messages'
  /** Scores are stored whether or not their claim is still there. */
  | 'stores-without-claim'
  /** Nothing is repeated after 40001 or a lost answer. */
  | 'never-repeats'
  /** A claim of another run is no obstacle. */
  | 'steals-claims'
  /** A part that was classified is classified again. */
  | 'classifies-again'
  /** Known words are looked up before claiming only. */
  | 'looks-once'
  /** What somebody else has asked counts as known. */
  | 'waits-are-known'
  /** Money is reserved whether or not there is any. */
  | 'ignores-budget';
