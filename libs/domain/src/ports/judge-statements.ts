import type { Correction } from '../judges/correction.ts';
import type { Judge, JudgeStanding } from '../judges/judge.ts';
import type { Opinion, Rating } from '../judges/opinion.ts';
import type { CorrectionStore } from './correction-store.ts';
import type { NormsImport } from './judge-store.ts';

/** Whose the ratings of a judge without runs are, and the data revision that they make. */
export interface RatingsBy {
  readonly judge: string;
  readonly revision: bigint;
}

/** What is to hold of a judge; who retires now does so by the server's clock. */
export type NewStanding = Omit<JudgeStanding, 'retiredAt'> & { readonly isRetired: boolean };

/** Norms as their judge is entered. */
export type NewNorms = Pick<NormsImport, 'judge' | 'source' | 'licence' | 'isPublic'> & {
  /** Of their ratings. */
  readonly sha256: string;
};

/** The statements about judges, and about the opinions of those that have no runs: editors and norms. */
export interface JudgeStatements {
  /** All judges, by id. */
  judges(): Promise<readonly Judge[]>;
  /** Enters norms, without a rank; whether those that are there are public does not change. No effect on another kind of judge. */
  enterNorms(norms: NewNorms): Promise<void>;
  /** What the judge says of these words, by text; without what was taken back. */
  ratingsBy(judge: string, texts: readonly string[]): Promise<readonly Rating[]>;
  /** All words that the judge says something of, by text. */
  textsBy(judge: string): Promise<readonly string[]>;
  /** Of a judge that is there. Who has retired already keeps its time. */
  changeJudge(id: string, standing: NewStanding): Promise<void>;
  /** Texts of the judge's opinions, also of those that are gone: the oldest revisions first. */
  oldestOpinions(judge: string, limit: number): Promise<readonly string[]>;
  /** Counts a purge of a judge that retired before this time, and holds it as it is; false when it did not. */
  countPurge(id: string, before: string): Promise<boolean>;
  /** Deletes opinions of a judge whose purge was counted. */
  deleteOpinions(judge: string, texts: readonly string[]): Promise<void>;
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
