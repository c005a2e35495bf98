import { setTimeout as sleep } from 'node:timers/promises';
import type { RunView } from '@word-list/domain/api';
import type { ApiClient } from './api-client.ts';
import { isLiveRun } from './begin-run.ts';
import type { Terminal } from './make-terminal.ts';
import { makeRateMeter, progressText, settledWords } from './progress-text.ts';

export interface FollowOptions {
  readonly terminal: Pick<Terminal, 'progress' | 'width'>;
  /** Ends the following, not the run. */
  readonly signal: AbortSignal;
  readonly everyMs?: number;
}

/** How many answers in a row may fail before it is given up: the function may be starting again. */
const patience = 40;

/** Shows the progress of a run until it has ended. Throws when the API does not answer for a while, or on the signal. */
export const followRun = async (api: ApiClient, id: string, options: FollowOptions): Promise<RunView> => {
  const rate = makeRateMeter();
  let failures = 0;
  for (;;) {
    options.signal.throwIfAborted();
    try {
      const run = await api.run(id);
      failures = 0;
      if (!isLiveRun(run)) return run;
      const speed = rate({ at: Date.now(), settled: settledWords(run) });
      options.terminal.progress(progressText(run, speed, options.terminal.width));
    } catch (error) {
      failures += 1;
      if (failures > patience) throw error;
    }
    await sleep(options.everyMs ?? 300, undefined, { signal: options.signal });
  }
};
