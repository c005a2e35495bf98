import { functions } from '@word-list/topology';
import type { Scheduler } from '../engine/scheduler.ts';
import type { Task } from '../engine/task.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';

export interface ScheduleContext {
  readonly scheduler: Scheduler;
  readonly plan: FaultPlan;
  readonly everyMs: number;
  readonly startTask: () => Task;
  readonly bodyOf: (task: Task) => () => Promise<void>;
  /** Grows whenever anything else happens in the world. */
  readonly activity: () => number;
  readonly onReturn: (task: Task, returned: { failed: number }) => void;
  readonly isNeeded: () => boolean;
}

/** While nothing else happens, ticks become rarer, so that a wait of days does not take thousands of them. */
const longestMs = 1_200_000;

/** Calls check-batches again and again, one at a time. */
export class ScheduleHost {
  private readonly context: ScheduleContext;
  private dueAt: number;
  private intervalMs: number;
  private seenActivity = 0;
  private running = 0;
  private ticks = 0;

  constructor(context: ScheduleContext) {
    this.context = context;
    this.intervalMs = context.everyMs;
    this.dueAt = context.scheduler.now + context.everyMs;
  }

  nextAt(): number | undefined {
    return this.context.isNeeded() ? this.dueAt : undefined;
  }

  tick(): void {
    const { scheduler, plan, activity, everyMs } = this.context;
    this.ticks += 1;
    const isQuiet = activity() === this.seenActivity;
    this.intervalMs = isQuiet ? Math.min(longestMs, this.intervalMs * 1.5) : everyMs;
    this.seenActivity = activity();
    this.dueAt = scheduler.now + this.intervalMs;
    const overlaps = plan.strike(`tick/${String(this.ticks)}`, ['schedule-overlap']) !== undefined;
    if (this.running === 0 || overlaps) this.invoke();
    if (overlaps) this.invoke();
  }

  private invoke(): void {
    const { scheduler, startTask, bodyOf, onReturn } = this.context;
    const task = startTask();
    this.running += 1;
    const timeoutMs = functions['check-batches'].timeoutSeconds * 1000;
    const forgetDeadline = scheduler.at(scheduler.now + timeoutMs, () => scheduler.kill(task));
    const forgetDeath = task.whenDead(() => {
      this.running -= 1;
      forgetDeadline();
      scheduler.observe(task.name, 'died');
    });
    const finish = (failed: number): void => {
      forgetDeath();
      forgetDeadline();
      this.running -= 1;
      onReturn(task, { failed });
    };
    bodyOf(task)().then(
      () => finish(0),
      () => finish(1),
    );
  }
}
