/** What can be wrong with the answer to one request. */
export const answerFaults = [
  'dropped-row',
  'extra-row',
  'swapped-rows',
  'duplicate-row',
  'out-of-range',
  'non-integer',
  'changed-spelling',
  'prose',
  'code-fences',
  'header-row',
  'truncated',
  'content-filter',
  'refusal',
  'reasoning-first',
  'message-parts',
  'line-429',
  'line-500',
] as const;

export type AnswerFault = (typeof answerFaults)[number];

/** What can be wrong with a whole batch, its files or the way to it. */
export const batchFaults = [
  'failed',
  'expired',
  'cancelled',
  'all-failed',
  'empty-error-file-id',
  'shuffled',
  'foreign-custom-id',
  'missing-custom-id',
  'no-custom-id',
  'broken-line',
  'lost-create-reply',
  'list-lag',
  'list-paged',
  'stuck-finalizing',
  'vanished',
] as const;

export type BatchFault = (typeof batchFaults)[number];

export type FaultName = AnswerFault | BatchFault;

export interface Fault {
  readonly name: FaultName;
  /** How many of the lines (or batches) it hits, 0..1. */
  readonly rate: number;
  /** Only batches up to this number (counted from 1) are hit; what comes later is well. */
  readonly upToBatch: number;
  /** Of `failed` the error code, of `list-lag` the milliseconds. */
  readonly argument: string | undefined;
}
