import { NotFound } from '../../errors.ts';
import type { Clock } from '../../ports/basics.ts';
import type { RunStore } from '../../ports/run-store.ts';
import type { Run } from '../../runs/run.ts';
import { viewRun, type RunView } from './run-views.ts';

/** What showing a run needs. */
export interface ShowRunPorts {
  readonly runs: Pick<RunStore, 'get' | 'counts' | 'usage'>;
  readonly clock: Clock;
}

/** The run of this id. Throws NotFound. */
export const getRun = async ({ runs }: { runs: Pick<RunStore, 'get'> }, id: string): Promise<Run> => {
  const run = await runs.get(id);
  if (run === undefined) throw new NotFound('run', id);
  return run;
};

/** A run with its counts, tokens, money, rate and estimated end. */
export const withProgress = async ({ runs, clock }: ShowRunPorts, run: Run): Promise<RunView> => {
  const [counts, usage] = await Promise.all([runs.counts(run.id), runs.usage(run.id)]);
  return viewRun(run, { counts, usage, now: clock.now() });
};

/** The progress of the run of this id. Throws NotFound. */
export const showRun =
  (ports: ShowRunPorts) =>
  async (id: string): Promise<RunView> =>
    withProgress(ports, await getRun(ports, id));
