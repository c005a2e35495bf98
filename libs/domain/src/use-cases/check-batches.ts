import { checkRun } from '../checks/check-run.ts';
import type { CheckBatchesPorts } from '../checks/check-ports.ts';
import { mapIsolated, throwAll } from '../checks/map-isolated.ts';
import { tidyRun } from '../checks/tidy-run.ts';

export type { CheckBatchesPorts } from '../checks/check-ports.ts';

const runsAtOnce = 4;

/**
 * The periodic look at everything open: which batches ended, and what is open and stuck. A run that cannot be
 * checked delays no other; its error is thrown once all were looked at.
 */
export const checkBatches = (ports: CheckBatchesPorts) => async (): Promise<void> => {
  const live = await mapIsolated(await ports.runs.live(), runsAtOnce, (run) => checkRun(ports, run));
  const ended = await mapIsolated(await ports.runs.untidied(), runsAtOnce, (run) => tidyRun(ports, run));
  throwAll([...live.errors, ...ended.errors], 'check of runs');
};
