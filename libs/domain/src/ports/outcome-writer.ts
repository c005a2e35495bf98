import type { WordsDecided } from '../messages/messages.ts';

/** Stores what became of asked words: what a run scored, and what its verdicts give up. */
export interface OutcomeWriter {
  /**
   * For each word whose claim stands at this part and round: releases the claim, stores the score (unless a run
   * that began later stored one) or the failure, and counts it. Words without that claim are left alone. Enters
   * the batch's cost once. One transaction. Returns how many claims it released.
   */
  settle(decided: WordsDecided): Promise<number>;
}
