import type { WordsDecided } from '../messages/messages.ts';
import type { Log } from '../ports/basics.ts';
import type { OutcomeWriter } from '../ports/outcome-writer.ts';
import type { RunStore } from '../ports/run-store.ts';
import { endRun } from '../runs/end-run.ts';

export interface UpdateWordsPorts {
  readonly outcomes: OutcomeWriter;
  readonly runs: RunStore;
  readonly log: Log;
}

/** Stores what became of asked words, and ends the run if these were its last. */
export const updateWords =
  ({ outcomes, runs, log }: UpdateWordsPorts) =>
  async (decided: WordsDecided): Promise<void> => {
    await outcomes.settle(decided);
    await endRun({ runs, log }, decided.runId);
  };
