import type { WordsDecided } from '../messages/messages.ts';

/** Writes what became of asked words: the only writer of scores and of failures that the model caused. */
export interface OutcomeWriter {
  /**
   * For each word whose claim stands at this part and round: releases the claim, stores the score (unless a run
   * that began later stored one) or the failure, and counts it. Words without that claim are left alone. Enters
   * the batch's cost once. One transaction. Returns how many claims it released.
   */
  settle(decided: WordsDecided): Promise<number>;
}
