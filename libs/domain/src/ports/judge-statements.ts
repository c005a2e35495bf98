import type { Correction } from '../judges/correction.ts';
import type { Judge } from '../judges/judge.ts';
import type { Opinion, Rating } from '../judges/opinion.ts';
import type { CorrectionStore } from './correction-store.ts';

/** Whose the ratings of a judge without runs are, and the data revision that they make. */
export interface RatingsBy {
  readonly judge: string;
  readonly revision: bigint;
}

/** The statements about judges that have no runs: editors and norms. */
export interface JudgeStatements {
  /** All judges, by id. */
  judges(): Promise<readonly Judge[]>;
  /** What each judge holds of the word, also what was taken back; by judge. */
  opinionsOf(text: string): Promise<readonly Opinion[]>;
  /** Puts ratings in place of what the judge held of these words; at most 1,000 different words. */
  storeRatings(by: RatingsBy, ratings: readonly Rating[]): Promise<void>;
  /** Marks opinions of the judge as gone. */
  takeBack(by: RatingsBy, texts: readonly string[]): Promise<void>;
  /** False when the correction is there. */
  insertCorrection(given: Omit<Correction, 'at'>): Promise<boolean>;
  /** Newest first. */
  corrections(page: Parameters<CorrectionStore['list']>[0]): Promise<readonly Correction[]>;
}
