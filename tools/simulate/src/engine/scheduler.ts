import type { Random } from './random.ts';
import { never, type Task } from './task.ts';

interface Point {
  readonly task: Task;
  readonly label: string;
  readonly resume: () => void;
}

interface Timer {
  readonly at: number;
  readonly action: () => void;
}

/** Something outside of tasks that can act: a queue with a message to deliver, a schedule that is due. */
export interface Source {
  /** The virtual time from which it can act, undefined while it has nothing to do. */
  readonly nextAt: () => number | undefined;
  readonly act: () => void;
}

export type Observer = (event: { step: number; now: number; who: string; what: string }) => void;

export interface SchedulerOptions {
  readonly random: Random;
  /** Milliseconds since 1970. */
  readonly start: number;
  /** Asked once a step: whether a slow machine lets time jump to the next timer although somebody could run. */
  readonly isSlow?: (step: number) => boolean;
  readonly observe?: Observer | undefined;
}

const longestStepMs = 12;

/**
 * Runs tasks in virtual time, one stretch between two awaits at a time. Whose turn it is decides the seed, so that
 * any interleaving of port calls can happen, and happens again for the same seed.
 */
export class Scheduler {
  now: number;
  steps = 0;
  private readonly random: Random;
  private readonly isSlow: (step: number) => boolean;
  private readonly observer: Observer | undefined;
  private points: Point[] = [];
  private timers: Timer[] = [];
  private readonly sources: Source[] = [];

  constructor({ random, start, isSlow = () => false, observe }: SchedulerOptions) {
    this.random = random;
    this.isSlow = isSlow;
    this.now = start;
    this.observer = observe;
  }

  addSource(source: Source): void {
    this.sources.push(source);
  }

  observe(who: string, what: string): void {
    this.observer?.({ step: this.steps, now: this.now, who, what });
  }

  get isObserved(): boolean {
    return this.observer !== undefined;
  }

  /** A point at which anybody else may go first. */
  park(task: Task, label: string): Promise<void> {
    if (task.isDead) return never();
    return new Promise((resolve) => {
      this.points.push({ task, label, resume: resolve });
    });
  }

  /** Waits for so long in virtual time. */
  sleep(task: Task, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.at(this.now + milliseconds, () => {
        if (!task.isDead) this.points.push({ task, label: 'slept', resume: resolve });
      });
    });
  }

  /** Does something at a virtual time. Returns what takes it back. */
  at(time: number, action: () => void): () => void {
    const timer = { at: time, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Ends a task; nothing of it runs any more. */
  kill(task: Task): void {
    task.die();
    this.points = this.points.filter((point) => point.task !== task);
  }

  /** A task that could run just now, if any. */
  someTask(): Task | undefined {
    return this.points.length === 0 ? undefined : this.random.pick(this.points).task;
  }

  /** One step: somebody runs up to the next await, or time moves on. False when nothing will ever happen again. */
  async step(): Promise<boolean> {
    this.steps += 1;
    this.now += this.random.below(longestStepMs);
    if (this.points.length > 0 && this.isSlow(this.steps)) this.jump();
    this.runTimers();
    const able = this.sources.filter((source) => (source.nextAt() ?? Infinity) <= this.now);
    if (this.points.length + able.length === 0) return this.jump();
    const choice = this.random.below(this.points.length + able.length);
    if (choice < this.points.length) this.resume(choice);
    else able[choice - this.points.length]?.act();
    await settle();
    return true;
  }

  private resume(index: number): void {
    const [point] = this.points.splice(index, 1);
    if (point && !point.task.isDead) point.resume();
  }

  /** Moves time to whatever comes next. False when nothing does. */
  private jump(): boolean {
    let next = Infinity;
    for (const { at } of this.timers) if (at > this.now) next = Math.min(next, at);
    for (const { nextAt } of this.sources) {
      const at = nextAt() ?? Infinity;
      if (at > this.now) next = Math.min(next, at);
    }
    if (next === Infinity) return false;
    this.now = next;
    return true;
  }

  private runTimers(): void {
    const due = this.timers.filter(({ at }) => at <= this.now).sort((a, b) => a.at - b.at);
    if (due.length === 0) return;
    this.timers = this.timers.filter(({ at }) => at > this.now);
    for (const { action } of due) action();
  }
}

/** Lets everything that can run without waiting run: promise callbacks, as deep as they go. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
