import type { Isolation, ServerKind } from '@word-list/domain/testing';
import { makeRandom } from '../../engine/random.ts';
import { Task } from '../../engine/task.ts';
import { noFaults, type FaultPlan } from '../../faults/fault-plan.ts';
import { SimDatabase } from '../sim-database.ts';

const start = Date.parse('2026-01-02T03:04:05.678Z');

/** A simulated words database outside of a world: statements of calls that run at once take turns. */
export const openSimDatabase = (
  { isolation, server }: { isolation: Isolation; server: ServerKind },
  plan: FaultPlan = noFaults(),
) => {
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const scheduler = { now: start, park: turn, sleep: turn, observe: () => undefined };
  const database = new SimDatabase({
    isolation,
    server,
    scheduler,
    plan,
    random: makeRandom(1, 'locks'),
    onCommit: () => undefined,
  });
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
