import type { Scheduler } from '../engine/scheduler.ts';
import type { Task } from '../engine/task.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';
import type { SqlMistake } from './sql-mistakes.ts';
import { SqlFailure } from './sql-failure.ts';
import { Transaction, type Change, type Isolation } from './transaction.ts';
import { makeWordsTables, type WordsTables } from './words-tables.ts';

export interface SimDatabaseContext {
  readonly isolation: Isolation;
  readonly scheduler: Pick<Scheduler, 'now' | 'park' | 'sleep' | 'observe'>;
  readonly plan: FaultPlan;
  readonly onCommit: () => void;
  /** What the statements get wrong on purpose. */
  readonly mistakes?: readonly SqlMistake[];
}

/** The database as one task sees it: over a connection that breaks when the task dies. */
export interface Session {
  readonly tables: WordsTables;
  readonly makes: (mistake: SqlMistake) => boolean;
  /** Milliseconds since 1970 by the server's clock. */
  readonly now: () => number;
  transaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value>;
  /** Statements that are a transaction each. */
  read<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value>;
}

/** As often as the real adapter repeats a transaction, and roughly as long as it waits between. */
const tries = 12;
const pauseMs = 400;

/** A words database whose transactions interleave statement by statement. */
export class SimDatabase {
  readonly tables = makeWordsTables();
  private readonly context: SimDatabaseContext;
  private readonly log: (readonly Change[])[] = [];
  private transactions = 0;

  constructor(context: SimDatabaseContext) {
    this.context = context;
    const { revision } = this.tables;
    const slot = revision.slotOf('1');
    slot.pending = { row: { id: 1, value: 0 } };
    revision.commit(slot, 0);
    slot.pending = undefined;
  }

  session(task: Task): Session {
    return {
      tables: this.tables,
      makes: (mistake) => this.makes(mistake),
      now: () => this.context.scheduler.now,
      transaction: (work) => this.retrying(task, (name) => this.once(task, { name, work })),
      read: (work) => this.retrying(task, (name) => this.once(task, { name, work, isRead: true })),
    };
  }

  private makes(mistake: SqlMistake): boolean {
    return this.context.mistakes?.includes(mistake) ?? false;
  }

  /** The one place that repeats: after an abort, and after an answer to a commit that was lost. */
  private async retrying<Value>(task: Task, work: (name: string) => Promise<Value>): Promise<Value> {
    for (let attempt = 1; ; attempt += 1) {
      this.transactions += 1;
      try {
        return await work(`${task.name}/tx${String(this.transactions)}`);
      } catch (error) {
        if (!(error instanceof SqlFailure) || attempt >= tries || this.makes('never-repeats')) throw error;
        this.context.scheduler.observe(task.name, `${error.code}: ${error.message}`);
      }
      await this.context.scheduler.sleep(task, pauseMs);
    }
  }

  private async once<Value>(
    task: Task,
    {
      name,
      work,
      isRead = false,
    }: { name: string; work: (tx: Transaction) => Promise<Value>; isRead?: boolean },
  ): Promise<Value> {
    const { plan } = this.context;
    const transaction = new Transaction(
      this.contextOf(task, isRead ? 'read committed' : this.context.isolation),
    );
    const forget = task.whenDead(() => transaction.end());
    try {
      const value = await work(transaction);
      if (plan.strike(`${name} conflict`, ['conflict'])) throw new SqlFailure('40001', 'restart transaction');
      await transaction.commit();
      if (!isRead && plan.strike(`${name} answer`, ['lost-commit']))
        throw new SqlFailure('08006', 'the connection broke after the commit');
      return value;
    } finally {
      forget();
      transaction.end();
    }
  }

  private contextOf(task: Task, isolation: Isolation) {
    const { scheduler, onCommit } = this.context;
    return {
      isolation,
      lastCommit: () => this.log.length,
      changesSince: (snapshot: number) => this.log.slice(snapshot).flat(),
      enterCommit: (changes: readonly Change[], apply: (commit: number) => void) => {
        this.log.push(changes);
        apply(this.log.length);
        onCommit();
      },
      pause: (label: string) => scheduler.park(task, label),
    };
  }
}
