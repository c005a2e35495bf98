import { Conflict, NotFound } from '../../errors.ts';
import type { RunStore } from '../../ports/run-store.ts';
import type { Run } from '../../runs/run.ts';

/**
 * Asks for the end of a live run; asking again changes nothing. Throws NotFound, and Conflict `run-has-ended` for
 * a run that ended otherwise.
 */
export const cancelRun =
  ({ runs }: { readonly runs: Pick<RunStore, 'requestCancel'> }) =>
  async (id: string): Promise<Run> => {
    const run = await runs.requestCancel(id);
    if (run === undefined) throw new NotFound('run', id);
    if (run.status !== 'cancelling' && run.status !== 'cancelled') {
      throw new Conflict('run-has-ended', `the run has ended as ${run.status}`, {
        runId: id,
        status: run.status,
      });
    }
    return run;
  };
