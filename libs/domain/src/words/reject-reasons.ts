/**
 * Why a line holds no word. Lists of earlier releases lack the reasons that came later: they may be added to, never
 * renamed.
 */
export const rejectReasons = [
  'invalid_utf8',
  'missing_column',
  'empty',
  'comment',
  'header',
  'signature',
  'too_long',
  'mixed_scripts',
  'not_a_word',
] as const;

export type RejectReason = (typeof rejectReasons)[number];

/** Reasons of lines that were never meant to hold a word: skipping those loses nothing. */
export const skippedReasons: ReadonlySet<RejectReason> = new Set(['empty', 'comment', 'header', 'signature']);

/** How many lines were meant to hold a word and hold none. */
export const countLost = (rejected: Readonly<Partial<Record<RejectReason, number>>>): number =>
  rejectReasons.reduce((sum, reason) => sum + (skippedReasons.has(reason) ? 0 : (rejected[reason] ?? 0)), 0);
