import { LockOwner } from './lock-owner.ts';
import { newestCommit, type RowTable, type Slot } from './row-table.ts';
import { RowStatement } from './row-statement.ts';
import { SqlFailure } from './sql-failure.ts';

export type Isolation = 'read committed' | 'serializable';

/**
 * How a statement under READ COMMITTED copes with a row that changed while it waited for it. PostgreSQL looks at that
 * row again, and leaves what it saw of others as it was when the statement began. CockroachDB runs the statement
 * again, with a new view of everything; and under SERIALIZABLE its FOR SHARE holds nothing.
 */
export type ServerKind = 'postgres' | 'cockroach';

/** What a commit changes in one row. */
export interface RowChange {
  readonly table: object;
  readonly before: unknown;
  readonly after: unknown;
}

/** What transactions of one database have in common, and what each has of its own: where it pauses. */
export interface TransactionContext {
  readonly isolation: Isolation;
  readonly server: ServerKind;
  /** The number of the last commit. */
  readonly lastCommit: () => number;
  /** What was committed after a snapshot was taken. */
  readonly changesSince: (snapshot: number) => readonly RowChange[];
  readonly enterCommit: (changes: readonly RowChange[], apply: (commit: number) => void) => void;
  /** A point at which others may go first. */
  readonly pause: (label: string) => Promise<void>;
  /** The order in which a statement without one of its own comes to its rows. */
  readonly shuffle?: <Item>(items: readonly Item[]) => readonly Item[];
}

interface Touched {
  readonly change: () => RowChange | undefined;
  readonly apply: (commit: number) => void;
  readonly release: () => void;
}

interface Read {
  readonly table: object;
  readonly where: (row: unknown) => boolean;
}

/** Thrown inside of a statement that has to run again with a new view. */
export class RunAgain extends Error {
  override readonly name = 'RunAgain';
}

/**
 * One transaction. Its statements interleave with those of others. READ COMMITTED: each statement sees what was
 * committed when it began, and holds the rows it changes. SERIALIZABLE: one snapshot, and an abort with 40001 as soon
 * as somebody else's commit leaves no serial order.
 */
export class RowTransaction {
  readonly context: TransactionContext;
  readonly owner: LockOwner;
  private readonly touched = new Map<object, Touched>();
  private readonly reads: Read[] = [];
  private snapshot: number | undefined;

  constructor(context: TransactionContext) {
    this.context = context;
    this.owner = new LockOwner(context.pause);
  }

  /** One SQL statement: all that `work` does sees the database as it was when it began. */
  async statement<Value>(name: string, work: (on: RowStatement) => Value | Promise<Value>): Promise<Value> {
    await this.context.pause(name);
    for (;;) {
      const now = this.context.lastCommit();
      this.snapshot ??= now;
      const statement = new RowStatement(this, this.isSerializable ? this.snapshot : now);
      try {
        return await work(statement);
      } catch (error) {
        if (!(error instanceof RunAgain)) throw error;
        statement.undo();
      }
    }
  }

  get isSerializable(): boolean {
    return this.context.isolation === 'serializable';
  }

  /** COMMIT. Throws 40001 when what it read has changed in a way that leaves no serial order. */
  async commit(): Promise<void> {
    await this.context.pause('commit');
    const changes = [...this.touched.values()].flatMap(({ change }) => change() ?? []);
    if (changes.length > 0) {
      this.validate();
      this.context.enterCommit(changes, (commit) => {
        for (const { apply } of this.touched.values()) apply(commit);
      });
    }
    this.end();
  }

  /** ROLLBACK, which is also what a server does when a connection breaks. */
  end(): void {
    for (const { release } of this.touched.values()) release();
    this.touched.clear();
    this.owner.end();
  }

  /** What the transaction has read, for SERIALIZABLE. */
  note<Row>(table: RowTable<Row>, where: (row: Row) => boolean): void {
    if (this.isSerializable) this.reads.push({ table, where: (row) => where(row as Row) });
  }

  /** Whether the transaction itself has made of the row what it is. */
  isOwn<Row>(slot: Slot<Row>): boolean {
    return slot.owner === this.owner && slot.pending !== undefined;
  }

  /** Waits until nobody else holds the row, and holds it. */
  async hold<Row>(table: RowTable<Row>, slot: Slot<Row>, mode: 'share' | 'update'): Promise<void> {
    const blockers = (): LockOwner[] =>
      [slot.owner, ...(mode === 'update' ? slot.sharers : [])].filter(
        (other): other is LockOwner => other !== undefined && other !== this.owner,
      );
    for (let others = blockers(); others.length > 0; others = blockers()) await this.owner.waitFor(others);
    if (mode === 'update') slot.owner = this.owner;
    else slot.sharers.add(this.owner);
    this.touched.set(slot, {
      change: () =>
        this.isOwn(slot) ? { table, before: slot.versions.at(-1)?.row, after: slot.pending?.row } : undefined,
      apply: (commit) => {
        if (this.isOwn(slot)) table.commit(slot, commit);
      },
      release: () => {
        slot.sharers.delete(this.owner);
        if (slot.owner !== this.owner) return;
        slot.owner = undefined;
        slot.pending = undefined;
      },
    });
  }

  /** What to do about a row that somebody else has changed since the snapshot. */
  refuseChanged<Row>(slot: Slot<Row>, snapshot: number): void {
    if (this.isOwn(slot) || newestCommit(slot) <= snapshot) return;
    if (this.isSerializable) throw new SqlFailure('40001');
    if (this.context.server === 'cockroach') throw new RunAgain();
  }

  private validate(): void {
    if (this.reads.length === 0) return;
    for (const { table, before, after } of this.context.changesSince(this.snapshot ?? 0)) {
      const isSpoilt = this.reads.some(
        (read) => read.table === table && [before, after].some((row) => row !== undefined && read.where(row)),
      );
      if (isSpoilt) throw new SqlFailure('40001', { isDependency: true });
    }
  }
}
