import type { BatchCost } from '../messages/messages.ts';
import type { AgainRow } from '../batches/prompt.ts';

export interface Claim {
  readonly text: string;
  /** How often the word was put to the model in this run, before this round. */
  readonly attempt: number;
  /** How often the word has moved to another round. */
  readonly requeues: number;
}

/** Claims of one part at one round: the words of one batch. */
export interface OpenRound {
  readonly part: string;
  readonly round: number;
  readonly words: number;
}

export interface OpenWork {
  readonly rounds: readonly OpenRound[];
  /** Parts of which at least one waiting word has no claim by anybody any more. */
  readonly freedParts: readonly string[];
  /** The parts that were classified. */
  readonly classifiedParts: ReadonlySet<string>;
}

/** Something open of a run, and a text that changes whenever it moves. */
export interface OpenThing {
  readonly thing: string;
  readonly marker: string;
}

export interface DueThing {
  readonly thing: string;
  /** Messages sent for it since it last moved. */
  readonly sends: number;
}

/**
 * Which run has a word asked: parts, claims and waits, in the words database. Each method is one transaction, safe
 * to run twice and beside any other. A word leaves `word_claims` or `word_waits` once, and is counted then.
 */
export interface ClaimLedger {
  /**
   * Classifies the words of a part once: each becomes known, claimed at round 1, or waiting. In a run that is being
   * cancelled, or has ended, all become cancelled. A part that was classified before is left alone.
   */
  classify(part: { runId: string; part: string; words: readonly string[] }): Promise<void>;
  /** Classifies again those waiting words of the part whose claim is gone. Returns the round of those now claimed. */
  reclassifyFreed(part: { runId: string; part: string }): Promise<number | undefined>;
  /** The words to ask: the claims held by this part at this round, by text. */
  claimsAt(at: { runId: string; part: string; round: number }): Promise<readonly Claim[]>;
  /**
   * Moves claims of this round to a fresh round of their part and enters the batch's cost. Words out of attempts
   * or rounds fail instead. Returns the fresh round, undefined when no claim moved.
   */
  askAgain(again: {
    runId: string;
    part: string;
    round: number;
    words: readonly AgainRow[];
    cost: BatchCost;
  }): Promise<number | undefined>;
  /** Fails the claims of this round that are left, with the reason. Returns how many. */
  failRound(at: { runId: string; part: string; round: number; reason: string }): Promise<number>;
  /** Fails waiting words of the part whose claim is gone, with the reason. Returns how many. */
  failFreed(part: { runId: string; part: string; reason: string }): Promise<number>;
  /** Enters a part that could not be read, all its words failed for this reason. No effect on a classified part. */
  failPart(part: { runId: string; part: string; words: number; reason: string }): Promise<void>;
  /** Cancels the claims of this round that are left, in a run that is being cancelled. Returns how many. */
  cancelRound(at: { runId: string; part: string; round: number }): Promise<number>;
  /** In a run that is being cancelled: enters missing parts as cancelled and cancels all its waits. */
  cancelUnclaimed(run: { runId: string; missing: readonly { part: string; words: number }[] }): Promise<void>;
  openWork(runId: string): Promise<OpenWork>;
  /**
   * Reserves the worst case of a submission under a lock of the run's row; true when it fits the budget (or there
   * is none), and when it was reserved before. Unsettled reservations of earlier submissions of the batch are given
   * back: they cost nothing, or there would be no later submission.
   */
  reserve(of: { runId: string; batchId: string; submission: number; microUsd: number }): Promise<boolean>;
  /** Gives back the reservation of a submission that cost nothing. */
  releaseReservation(of: { batchId: string; submission: number }): Promise<void>;
  /** Writes down the reason of the last failure of a part, for people to read. */
  noteError(of: { runId: string; part: string; error: string }): Promise<void>;
  /**
   * Of the things open at `now`, those whose waiting time is over. A new or moved thing starts over: it is due
   * `baseSeconds` later, then after each send at doubling intervals. Things of the run that are no longer named as
   * open are forgotten.
   */
  dueThings(of: {
    runId: string;
    open: readonly OpenThing[];
    now: Date;
    baseSeconds: number;
  }): Promise<readonly DueThing[]>;
  /** Counts a send for each thing and sets its next due time. Called after the messages went out. */
  markSent(of: { runId: string; things: readonly string[]; now: Date; baseSeconds: number }): Promise<void>;
}
