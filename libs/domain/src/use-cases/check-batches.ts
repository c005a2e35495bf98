import { checkRun } from '../checks/check-run.ts';
import type { CheckBatchesPorts } from '../checks/check-ports.ts';
import { mapIsolated, throwAll } from '../checks/map-isolated.ts';
import { purgeJudges } from '../checks/purge-judges.ts';
import { tidyRun } from '../checks/tidy-run.ts';
import type { Run } from '../runs/run.ts';

export type { CheckBatchesPorts } from '../checks/check-ports.ts';

const runsAtOnce = 4;

/**
 * The periodic look at everything open: which batches ended, what is open and stuck, and who has retired. A run that cannot be
 * checked delays no other; its error is thrown once all were looked at.
 */
export const checkBatches = (ports: CheckBatchesPorts) => async (): Promise<void> => {
  const live = await mapIsolated(await ports.runs.live(), runsAtOnce, eachRun(ports, checkRun));
  const ended = await mapIsolated(await ports.runs.untidied(), runsAtOnce, eachRun(ports, tidyRun));
  // Nobody waits for it: it comes last.
  const purged = await mapIsolated(['judges'], 1, () => purgeJudges(ports));
  throwAll([...live.errors, ...ended.errors, ...purged.errors], 'check of runs');
};

function eachRun(ports: CheckBatchesPorts, look: (ports: CheckBatchesPorts, run: Run) => Promise<void>) {
  return async (id: string): Promise<void> => {
    const run = await ports.runs.get(id);
    if (run) await look(ports, run);
  };
}
