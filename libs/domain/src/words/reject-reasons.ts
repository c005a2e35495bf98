/** Why a line holds no word, in the order in which lines are checked. */
export const rejectReasons = ['invalid_utf8', 'missing_column', 'empty', 'too_long', 'not_a_word'] as const;

export type RejectReason = (typeof rejectReasons)[number];
