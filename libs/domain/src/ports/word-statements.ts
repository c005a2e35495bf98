import type { JudgeIdentity } from '../judges/judge.ts';
import type { Rating } from '../judges/opinion.ts';
import type { RunFailure } from './run-store.ts';
import type { RunFacts } from './words-statements.ts';

/** Whose the ratings of one message are, and the data revision that they make. */
export interface RatingsFrom {
  readonly run: RunFacts;
  readonly revision: bigint;
}

export interface WordStatements {
  /** Of which of the words there is an opinion that spares this run from asking: `isKnown`. By key. */
  knownAmong(run: RunFacts, keys: readonly string[]): Promise<readonly string[]>;
  /** Of which of the words the run's judge has an opinion of a run that began later. By key. */
  ratedLater(run: RunFacts, keys: readonly string[]): Promise<readonly string[]>;
  /**
   * A judge that is not there yet enters with the greatest rank of its kind; on trial without one, until it comes once more
   * otherwise.
   */
  insertJudge(judge: JudgeIdentity, isTrial: boolean): Promise<void>;
  /** Stores ratings as opinions of the run's judge unless a run that began later stored one; at most 1,000 different words. */
  storeOpinions(from: RatingsFrom, ratings: readonly Rating[]): Promise<void>;
  /** Moves the data revision on. The lock of its row puts the transactions that change words into one order. */
  nextRevision(): Promise<bigint>;
  /** No effect on a word whose failure in this run is there. */
  insertFailures(runId: string, failures: readonly RunFailure[]): Promise<void>;
}
