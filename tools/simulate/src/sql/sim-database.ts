import { retrying } from '@word-list/db';
import { shuffle, type WordsStatements, type WordsTransactions } from '@word-list/domain';
import { RowDatabase, SqlFailure, type Isolation, type ServerKind } from '@word-list/domain/testing';
import type { Random } from '../engine/random.ts';
import type { Scheduler } from '../engine/scheduler.ts';
import type { Task } from '../engine/task.ts';
import type { FaultPlan } from '../faults/fault-plan.ts';

export interface SimDatabaseContext {
  readonly isolation: Isolation;
  readonly server: ServerKind;
  readonly scheduler: Pick<Scheduler, 'now' | 'park' | 'sleep' | 'observe'>;
  readonly plan: FaultPlan;
  readonly random: Random;
  readonly onCommit: () => void;
}

type Tables = RowDatabase['tables'];

/** What readers see of the words database, at a moment. */
export type Picture = {
  readonly [
    Name in 'opinions' | 'judges' | 'lists' | 'corrections' | 'revision' | 'views'
  ]: Tables[Name]['current'];
};

/** As often as the real adapter repeats a transaction. */
const tries = 12;

/** A words database whose transactions interleave statement by statement. */
export class SimDatabase {
  private readonly context: SimDatabaseContext;
  private readonly rows: RowDatabase;
  private transactions = 0;

  constructor(context: SimDatabaseContext) {
    this.context = context;
    this.rows = new RowDatabase({
      now: () => new Date(context.scheduler.now),
      isolation: context.isolation,
      server: context.server,
      onCommit: context.onCommit,
      shuffle: (items) => shuffle(items, String(context.random.next())),
    });
  }

  get tables(): RowDatabase['tables'] {
    return this.rows.tables;
  }

  /** What readers see just now. */
  picture(): Picture {
    const { opinions, judges, lists, corrections, revision, views } = this.rows.tables;
    return {
      opinions: opinions.current,
      judges: judges.current,
      lists: lists.current,
      corrections: corrections.current,
      revision: revision.current,
      views: views.current,
    };
  }

  /**
   * What readers see becomes what they saw then, as from a copy; rows of views too, unless they come from another copy. A
   * list that went with its source stays gone: so has its object.
   */
  restore(to: Picture, { withViews }: { withViews: boolean }): void {
    const { tables } = this.rows;
    const gone = [...tables.lists.current].filter(([, { isGone }]) => isGone);
    tables.lists.restore(new Map([...to.lists, ...gone]));
    tables.opinions.restore(to.opinions);
    tables.judges.restore(to.judges);
    tables.corrections.restore(to.corrections);
    tables.revision.restore(to.revision);
    if (withViews) tables.views.restore(to.views);
  }

  /** The database as one task sees it: over a connection that breaks when the task dies. */
  session(task: Task): WordsTransactions {
    return {
      transaction: (work) => this.retrying(task, (name) => this.once(task, { name, work })),
      read: (work) => this.retrying(task, (name) => this.once(task, { name, work, isRead: true })),
    };
  }

  private retrying<Value>(task: Task, work: (name: string) => Promise<Value>): Promise<Value> {
    const { scheduler } = this.context;
    const once = async (): Promise<Value> => {
      this.transactions += 1;
      try {
        return await work(`${task.name}/tx${String(this.transactions)}`);
      } catch (error) {
        if (error instanceof SqlFailure) scheduler.observe(task.name, `${error.code}: ${error.message}`);
        throw error;
      }
    };
    return retrying(once, {
      tries,
      random: () => 0.5,
      pause: (milliseconds) => scheduler.sleep(task, milliseconds),
    });
  }

  private async once<Value>(
    task: Task,
    {
      name,
      work,
      isRead = false,
    }: { name: string; work: (on: WordsStatements) => Promise<Value>; isRead?: boolean },
  ): Promise<Value> {
    const { plan, scheduler } = this.context;
    const { on, commit, rollback } = this.rows.begin(
      (label) => scheduler.park(task, label),
      ...(isRead ? (['read committed'] as const) : []),
    );
    const forget = task.whenDead(rollback);
    try {
      const value = await work(on);
      if (plan.strike(`${name} conflict`, ['conflict'])) throw new SqlFailure('40001');
      await commit();
      if (!isRead && plan.strike(`${name} answer`, ['lost-commit'])) throw new SqlFailure('08006');
      return value;
    } finally {
      forget();
      rollback();
    }
  }
}
