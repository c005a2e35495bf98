import type { BatchCost } from '../messages/messages.ts';
import type { Manifest } from '../runs/manifest.ts';
import type { FirstAnswer, Run, RunCounts, RunUsage } from '../runs/run.ts';
import type { Rubric } from '../scoring/rubric.ts';
import type { Claim, OpenRound, OpenThing } from './claim-ledger.ts';
import type { ListStatements } from './list-statements.ts';
import type { JudgeStatements } from './judge-statements.ts';
import type { NewRun, RunFailure, RunStore } from './run-store.ts';
import type { WordStatements } from './word-statements.ts';

/** What decides about the words of a run. */
export type RunFacts = Pick<
  Run,
  'id' | 'mode' | 'rubricId' | 'model' | 'effort' | 'isTrial' | 'status' | 'startedAt' | 'budgetMicroUsd'
>;

export interface PartOf {
  readonly runId: string;
  readonly part: string;
}

export interface RoundOf extends PartOf {
  readonly round: number;
}

/** Numbers of rows that moved, and the highest round that was handed out. */
export interface PartChanges {
  readonly known?: number;
  readonly scored?: number;
  readonly failed?: number;
  readonly cancelled?: number;
  readonly rounds?: number;
}

export interface PartRow extends PartOf {
  readonly words: number;
  readonly changes: PartChanges;
  readonly lastError?: string;
}

export interface Submission {
  readonly batchId: string;
  readonly submission: number;
}

export interface Resend extends OpenThing {
  readonly sends: number;
  readonly dueAt: string;
}

export interface RunStatements {
  /**
   * `share` keeps the row unchanged until the transaction ends: a cancel comes before or after it. With `update`
   * others wait who would share it.
   */
  runFacts(id: string, lock: 'none' | 'share' | 'update'): Promise<RunFacts | undefined>;
  run(id: string): Promise<Run | undefined>;
  runOfKey(sourceId: string, key: string): Promise<{ run: Run; requestHash: string | null } | undefined>;
  liveRunOf(sourceId: string): Promise<string | undefined>;
  rubric(id: string): Promise<Rubric | undefined>;
  /** Newest first. */
  runs(page: Parameters<RunStore['list']>[0]): Promise<readonly Run[]>;
  /** By id. */
  liveRuns(): Promise<readonly string[]>;
  /** Ended and not tidied up; the one that ended first before the others. */
  untidiedRuns(): Promise<readonly string[]>;
  runCounts(id: string): Promise<RunCounts | undefined>;
  runUsage(id: string): Promise<RunUsage>;
  failures(id: string, page: { limit: number; after?: string }): Promise<readonly RunFailure[]>;
  /** No effect when the rubric is there. */
  insertRubric(rubric: Rubric): Promise<void>;
  /** Inserts a queued run; undefined when its id, its key, or a live run of its source is there. */
  insertRun(given: NewRun, rubricId: string): Promise<Run | undefined>;
  startChunking(id: string): Promise<void>;
  /** Queued or chunking, and without a manifest → scoring. */
  fixManifest(id: string, manifest: Manifest): Promise<void>;
  /** Live and without a manifest → failed; false when it was not. */
  failUnfixedRun(id: string, reason: string): Promise<boolean>;
  /** Scoring → cancelling, with a reason to fail at its end; false when it was not. */
  stopRun(id: string, reason: string): Promise<boolean>;
  /** Of the newest run of this model and rubric that has one. */
  firstAnswerOf(model: string, rubricId: string): Promise<FirstAnswer | undefined>;
  /** Of a live run that has none. */
  keepFirstAnswer(id: string, answer: FirstAnswer): Promise<void>;
  /** Live → cancelling. */
  requestCancel(id: string): Promise<void>;
  /** Of a live run. */
  setBlocked(id: string, blocked: string | null): Promise<void>;
  /** Ends a run of which nothing is open, as its counts say; false when something is, or it has ended. */
  endDoneRun(id: string): Promise<boolean>;
  /** Of an ended run. */
  markTidied(id: string): Promise<void>;
}

export interface PartStatements {
  /** False when the part is there. */
  insertPart(row: PartRow): Promise<boolean>;
  /**
   * Holds the part's row until the transaction ends, so that deliveries about one part come one after the other.
   * Returns the highest round handed out, undefined for a part that was never classified.
   */
  lockPart(of: PartOf): Promise<number | undefined>;
  /** Holds all parts of a run, by part. */
  lockParts(runId: string): Promise<void>;
  /** Adds numbers of moved rows, and raises the highest round to `rounds`. */
  countMoved(of: PartOf, moved: PartChanges): Promise<void>;
  notePartError(of: PartOf, error: string): Promise<void>;
  classifiedParts(runId: string): Promise<readonly string[]>;
}

export interface ClaimStatements {
  /** Claims words that nobody has claimed, and returns which. Waits for others who are claiming the same. */
  insertClaims(at: RoundOf, texts: readonly string[]): Promise<readonly string[]>;
  /** Takes claims of runs that have ended, and returns which. */
  takeOverClaims(at: RoundOf, texts: readonly string[]): Promise<readonly string[]>;
  /** By text. */
  claimsAt(at: RoundOf): Promise<readonly Claim[]>;
  /** The named claims of a round, each held until the transaction ends; by text. */
  lockClaims(at: RoundOf, texts: readonly string[]): Promise<readonly Claim[]>;
  /** Removes claims of a round, all or the named ones, and returns what was removed. */
  deleteClaimsAt(at: RoundOf, texts?: readonly string[]): Promise<readonly Pick<Claim, 'text' | 'attempt'>[]>;
  deleteClaims(runId: string, texts: readonly string[]): Promise<void>;
  /** Moves claims of a run to a round, with the attempts and requeues that they have there. */
  moveClaims(to: { runId: string; round: number }, claims: readonly Claim[]): Promise<void>;
  /** By part and round. */
  openRounds(runId: string): Promise<readonly OpenRound[]>;
}

export interface WaitStatements {
  /** No effect on a word of the run that waits already. */
  insertWaits(of: PartOf, texts: readonly string[]): Promise<void>;
  /** Waiting words of the part that nobody has asked any more, or only a run that has ended; by text. */
  freedWaits(of: PartOf): Promise<readonly string[]>;
  /** The parts of a run that have such words; by part. */
  freedParts(runId: string): Promise<readonly string[]>;
  /** Removes waits of a run, and returns which were there. */
  deleteWaits(runId: string, texts: readonly string[]): Promise<readonly string[]>;
  /** Removes all waits of a run, and counts them as cancelled in their parts. */
  cancelWaits(runId: string): Promise<void>;
}

export interface CostStatements {
  /** Enters the bill of a submission once, in place of what was reserved for it. */
  enterCost(runId: string, cost: BatchCost): Promise<void>;
  hasCost(of: Submission): Promise<boolean>;
  /** What a run has spent and reserved, in micro-dollars. */
  spentBy(runId: string): Promise<number>;
  /** No effect when the submission is there. Under SERIALIZABLE one that came meanwhile makes the transaction run again. */
  insertReservation(of: Submission & { runId: string; microUsd: number }): Promise<void>;
  /** Of a submission that was not billed. */
  deleteReservation(of: Submission): Promise<void>;
  /** Of all submissions of the batch before this one that were not billed. */
  deleteEarlierReservations(of: Submission): Promise<void>;
}

export interface ResendStatements {
  resends(runId: string): Promise<readonly Resend[]>;
  deleteResends(runId: string, things: readonly string[]): Promise<void>;
  /** Enters things that were not sent again yet, or starts over with them. */
  startResends(runId: string, due: { things: readonly OpenThing[]; dueAt: string }): Promise<void>;
  /** Counts a send of each, and sets when it is due next. */
  countResends(runId: string, sent: readonly { thing: string; dueAt: string }[]): Promise<void>;
}

/**
 * The statements of the words database. Each method is one SQL statement, without a decision of its own; lists that
 * a statement goes through are given in the order of their texts. What the statements are for is in `transactions`;
 * `libs/db` implements them in SQL, `testing/rows` in memory.
 */
export interface WordsStatements
  extends
    RunStatements,
    PartStatements,
    ClaimStatements,
    WaitStatements,
    WordStatements,
    ListStatements,
    JudgeStatements,
    CostStatements,
    ResendStatements {}

/** Runs statements against the words database. */
export interface WordsTransactions {
  /** All of it in one transaction; `work` may run several times, also after it took effect. */
  transaction<Value>(work: (on: WordsStatements) => Promise<Value>): Promise<Value>;
  /** One statement, or several that need no common view of the data. */
  read<Value>(work: (on: WordsStatements) => Promise<Value>): Promise<Value>;
}
