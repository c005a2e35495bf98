import type { Log } from '../ports/basics.ts';
import type { RunStore } from '../ports/run-store.ts';

/** Ends a run of which nothing is open, and says how it ended. Of many callers only the one that ends it says so. */
export const endRun = async (
  { runs, log }: { readonly runs: Pick<RunStore, 'endIfDone'>; readonly log: Log },
  runId: string,
): Promise<void> => {
  const ended = await runs.endIfDone(runId);
  if (!ended) return;
  if (ended.reason === 'accounting') log.error('a run does not account for its list', { runId });
  else log.info('run ended', { runId, status: ended.status });
};
