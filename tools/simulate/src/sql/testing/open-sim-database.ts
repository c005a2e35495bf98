import { Task } from '../../engine/task.ts';
import { noFaults, type FaultPlan } from '../../faults/fault-plan.ts';
import { SimDatabase } from '../sim-database.ts';
import type { Isolation } from '../transaction.ts';

const start = Date.parse('2026-01-02T03:04:05.678Z');

/** A simulated words database outside of a world: statements of calls that run at once take turns. */
export const openSimDatabase = (isolation: Isolation, plan: FaultPlan = noFaults()) => {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const scheduler = { now: start, park: turn, sleep: turn, observe: () => undefined };
  const database = new SimDatabase({ isolation, scheduler, plan, onCommit: () => undefined });
  let tasks = 0;
  return {
    database,
    advance: (milliseconds: number) => {
      scheduler.now += milliseconds;
    },
    newTask: (): Task => {
      tasks += 1;
      return new Task({ actor: 'query-words', ordinal: tasks, skewMs: 0, nextRelease: false });
    },
  };
};
