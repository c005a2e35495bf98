import type { WordsDecided } from '../messages/messages.ts';
import type { OutcomeWriter } from '../ports/outcome-writer.ts';
import type { RunStore } from '../ports/run-store.ts';

export interface SettleWordsPorts {
  readonly outcomes: OutcomeWriter;
  readonly runs: RunStore;
}

/** Stores what became of asked words, and ends the run if these were its last. */
export const settleWords =
  ({ outcomes, runs }: SettleWordsPorts) =>
  async (decided: WordsDecided): Promise<void> => {
    await outcomes.settle(decided);
    await runs.endIfDone(decided.runId);
  };
