import type { Correction, Judge, Opinion, Run, WordList } from '@word-list/domain';

export interface PartView {
  readonly runId: string;
  readonly part: string;
  readonly words: number;
  readonly known: number;
  readonly scored: number;
  readonly failed: number;
  readonly cancelled: number;
}

export interface ClaimView {
  readonly runId: string;
  readonly part: string;
  readonly round: number;
  readonly attempt: number;
}

export interface CostView {
  readonly runId: string;
  readonly reserved: number;
  readonly settled: number | null;
}

export interface FailureView {
  readonly reason: string;
  readonly attempts: number;
}

/** What the words database holds at a moment, all of it committed. */
export interface WordsView {
  readonly runs: ReadonlyMap<string, Run>;
  /** Whether an ended run was tidied up. */
  readonly tidied: ReadonlyMap<string, boolean>;
  /** By run and part. */
  readonly parts: ReadonlyMap<string, PartView>;
  /** By text. */
  readonly claims: ReadonlyMap<string, ClaimView>;
  /** The part, by run and text. */
  readonly waits: ReadonlyMap<string, string>;
  /** By run and text. */
  readonly failures: ReadonlyMap<string, FailureView>;
  /** By text and judge. */
  readonly opinions: ReadonlyMap<string, Opinion>;
  readonly judges: ReadonlyMap<string, Judge>;
  /** By source. */
  readonly lists: ReadonlyMap<string, WordList>;
  /** The log of editors, by id. */
  readonly corrections: ReadonlyMap<string, Correction>;
  /** By batch and submission. */
  readonly costs: ReadonlyMap<string, CostView>;
}

/** Key of something of a run. */
export const keyOf = (runId: string, name: string): string => `${runId} ${name}`;

export const emptyView: WordsView = {
  runs: new Map(),
  tidied: new Map(),
  parts: new Map(),
  claims: new Map(),
  waits: new Map(),
  failures: new Map(),
  opinions: new Map(),
  judges: new Map(),
  lists: new Map(),
  corrections: new Map(),
  costs: new Map(),
};
