/** Why a word ended without a score. `stuck` and provider reasons carry detail behind a colon. */
export const failureReasons = [
  'missing',
  'duplicate_row',
  'bad_row',
  'out_of_range',
  'bad_types',
  'refused',
  'incomplete',
  'empty_answer',
  'malformed_answer',
  'request_failed',
  'not_run',
  'batch_gone',
  'submission_refused',
  'too_many_rounds',
  'budget',
  'stuck',
] as const;

export type FailureReason = (typeof failureReasons)[number];
