import { derivedId } from '../ids.ts';
import type { Rubric } from '../scoring/rubric.ts';
import type { Asking, Batch } from './batch.ts';
import { backoffSeconds, isOver, later, longestLeaseSeconds, longestWaitSeconds } from './wait-times.ts';

/*
 * planned → prepared → creating (lease, epoch) → submitted → ended → harvested, and back from creating or ended to
 * prepared with the next submission. Each function returns the next version of the row; storing it is one
 * conditional write, so of two that start from the same version one wins and the other looks again.
 */

export interface RoundAt {
  readonly runId: string;
  readonly part: string;
  readonly round: number;
}

/** One part and round has one batch, whoever asks for it and however often. */
export const batchIdOf = ({ runId, part, round }: RoundAt): string =>
  derivedId('batch', runId, part, String(round));

const next = (row: Batch, now: Date, changes: Partial<Batch>): Batch => ({
  ...row,
  ...changes,
  version: row.version + 1,
  updatedAt: now.toISOString(),
});

export const planBatch = (
  at: RoundAt & { model: string; rubric: Rubric; asking: Asking },
  now: Date,
): Batch => ({
  id: batchIdOf(at),
  runId: at.runId,
  part: at.part,
  round: at.round,
  model: at.model,
  rubricId: at.rubric.id,
  rubric: at.rubric.document,
  asking: at.asking,
  version: 1,
  status: 'planned',
  preparation: null,
  prompts: 0,
  words: 0,
  inputSha256: null,
  worstCaseMicroUsd: 0,
  submission: 0,
  uncounted: 0,
  failures: 0,
  epoch: 0,
  leaseUntil: null,
  notBefore: null,
  providerBatchId: null,
  providerStatus: null,
  inputFileId: null,
  outputFileId: null,
  errorFileId: null,
  doubtful: false,
  lastError: null,
  submittedAt: null,
  createdAt: now.toISOString(),
  updatedAt: now.toISOString(),
});

export type Preparation = Pick<
  Batch,
  'preparation' | 'prompts' | 'words' | 'inputSha256' | 'worstCaseMicroUsd' | 'notBefore'
>;

export const markPrepared = (row: Batch, preparation: Preparation, now: Date): Batch =>
  next(row, now, { ...preparation, status: 'prepared' });

/** True when a batch may be submitted now: prepared and not held back, or left by a creator whose lease is over. */
export const isSubmittable = (row: Batch, now: Date): boolean =>
  (row.status === 'prepared' && isOver(row.notBefore, now, longestWaitSeconds)) ||
  (row.status === 'creating' && isOver(row.leaseUntil, now, longestLeaseSeconds));

/** How many submissions count: at `limits.submissions` the batch is given up. */
export const countedSubmissions = ({ submission, uncounted }: Batch): number => submission - uncounted;

/** Takes the lease. Taking over an expired one marks the batch doubtful: its previous holder may have created it. */
export const markLeased = (row: Batch, now: Date, leaseSeconds: number): Batch =>
  next(row, now, {
    status: 'creating',
    epoch: row.epoch + 1,
    leaseUntil: later(now, leaseSeconds),
    doubtful: row.doubtful || row.status === 'creating',
  });

export const markDoubtful = (row: Batch, error: string, now: Date): Batch =>
  next(row, now, { doubtful: true, lastError: error });

export const markSubmitted = (
  row: Batch,
  provider: { id: string; inputFileId: string | null },
  now: Date,
): Batch =>
  next(row, now, {
    status: 'submitted',
    providerBatchId: provider.id,
    inputFileId: provider.inputFileId,
    providerStatus: 'validating',
    leaseUntil: null,
    submittedAt: now.toISOString(),
  });

/** What a row shows whose batch the provider does not have. */
const notSubmitted = {
  leaseUntil: null,
  providerBatchId: null,
  providerStatus: null,
  inputFileId: null,
  outputFileId: null,
  errorFileId: null,
  submittedAt: null,
} as const satisfies Partial<Batch>;

/** Back to prepared: the provider refused or failed the whole batch, which says nothing about its words. */
export const markReturned = (
  row: Batch,
  because: { error: string; now: Date; retryAfterSeconds: number },
): Batch =>
  next(row, because.now, {
    status: 'prepared',
    submission: row.submission + 1,
    failures: row.failures + 1,
    ...notSubmitted,
    notBefore: later(because.now, backoffSeconds(row.failures + 1, because.retryAfterSeconds)),
    lastError: because.error,
  });

/** The same prompts as this release words them: a new submission. */
export const markRerendered = (
  row: Batch,
  rendering: Pick<Batch, 'inputSha256' | 'worstCaseMicroUsd'>,
  now: Date,
): Batch =>
  next(row, now, { ...rendering, status: 'prepared', submission: row.submission + 1, leaseUntil: null });

/** Holds a prepared batch back until the budget has room; check-batches has it tried again. */
export const markHeld = (
  row: Batch,
  because: { error: string; now: Date; retryAfterSeconds: number },
): Batch =>
  next(row, because.now, {
    lastError: because.error,
    notBefore: later(because.now, because.retryAfterSeconds),
  });

/** `lastError` of a batch that the budget has no room for just now. */
export const waitingForBudget = 'waiting_for_budget';

/** What the next submission of a batch can cost at most, as it is reserved. */
export const reservationOf = ({ id, runId, submission, worstCaseMicroUsd }: Batch) => ({
  runId,
  batchId: id,
  submission,
  microUsd: worstCaseMicroUsd,
});

export type Ending = Pick<Batch, 'providerStatus' | 'outputFileId' | 'errorFileId' | 'lastError'>;

export const markEnded = (row: Batch, ending: Ending, now: Date): Batch =>
  next(row, now, { ...ending, status: 'ended' });

export const markHarvested = (row: Batch, now: Date): Batch =>
  next(row, now, { status: 'harvested', failures: 0 });

/**
 * Closes a batch that will not be submitted any more. A creator that died may still have left one at the provider.
 */
export const markAbandoned = (row: Batch, reason: string, now: Date): Batch =>
  next(row, now, {
    status: 'harvested',
    leaseUntil: null,
    doubtful: row.doubtful || row.status === 'creating',
    lastError: reason,
  });

/** Closes a batch that its provider will never take. Nothing of it is left there. */
export const markRefused = (row: Batch, said: string, now: Date): Batch =>
  next(row, now, {
    ...notSubmitted,
    status: 'harvested',
    lastError: said,
  });

/** True for a batch that was given up before the provider had it, as far as we know: it says nothing about words. */
export const isClosed = (row: Batch): boolean => row.status === 'harvested' && row.providerBatchId === null;

/** Tags by which a batch is found again at the provider after a lost reply. */
export const batchMetadata = (row: Batch, deployment: string): Record<string, string> => ({
  deployment,
  batch: row.id,
  submission: String(row.submission),
  sha256: row.inputSha256 ?? '',
});
