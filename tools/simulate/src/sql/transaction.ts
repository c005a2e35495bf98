import { LockOwner } from './lock-owner.ts';
import { newestCommit, newestRow, rowAt, type RowTable, type Slot } from './row-table.ts';
import { SqlFailure } from './sql-failure.ts';

export type Isolation = 'read committed' | 'serializable';

/** What a commit changes in one row. */
export interface Change {
  readonly table: object;
  readonly before: unknown;
  readonly after: unknown;
}

/** What transactions of one database have in common, and what each has of its own: where it pauses. */
export interface TransactionContext {
  readonly isolation: Isolation;
  /** The number of the last commit. */
  readonly lastCommit: () => number;
  /** What was committed after a snapshot was taken. */
  readonly changesSince: (snapshot: number) => readonly Change[];
  readonly enterCommit: (changes: readonly Change[], apply: (commit: number) => void) => void;
  /** A point at which others may go first. */
  readonly pause: (label: string) => Promise<void>;
}

interface Touched {
  readonly change: () => Change | undefined;
  readonly apply: (commit: number) => void;
  readonly release: () => void;
}

interface Read {
  readonly table: object;
  readonly where: (row: unknown) => boolean;
}

type Where<Row> = (row: Row) => boolean;
type Mode = 'share' | 'update';

/**
 * One transaction. Its statements interleave with those of others. READ COMMITTED: each statement sees what was
 * committed when it began, holds the rows it changes, and looks again at those that changed meanwhile. SERIALIZABLE:
 * one snapshot, and an abort with 40001 as soon as somebody else's commit leaves no serial order.
 */
export class Transaction {
  private readonly context: TransactionContext;
  private readonly owner: LockOwner;
  private readonly touched = new Map<object, Touched>();
  private readonly reads: Read[] = [];
  private snapshot: number | undefined;
  private statementSnapshot = 0;

  constructor(context: TransactionContext) {
    this.context = context;
    this.owner = new LockOwner(context.pause);
  }

  /** SELECT … WHERE, by key. */
  async select<Row>(table: RowTable<Row>, where: Where<Row>): Promise<Row[]> {
    await this.begin(`select ${table.name}`);
    return this.look(table, where);
  }

  /** A further table in the statement that has just begun: no point at which others may go first. */
  look<Row>(table: RowTable<Row>, where: Where<Row>): Row[] {
    const snapshot = this.statementSnapshot;
    this.note(table, where);
    return table.inOrder().flatMap((slot) => {
      const row = this.visible(slot, snapshot);
      return row !== undefined && where(row) ? [row] : [];
    });
  }

  /** SELECT … WHERE … FOR SHARE or FOR UPDATE, by key. */
  async lock<Row>(table: RowTable<Row>, mode: Mode, where: Where<Row>): Promise<Row[]> {
    const snapshot = await this.begin(`select ${table.name} for ${mode}`);
    return this.held(table, { snapshot, where, mode });
  }

  /** UPDATE … WHERE … RETURNING */
  async update<Row>(table: RowTable<Row>, where: Where<Row>, change: (row: Row) => Row): Promise<Row[]> {
    const snapshot = await this.begin(`update ${table.name}`);
    const rows = await this.held(table, { snapshot, where, mode: 'update' });
    return rows.map((row) => {
      const changed = change(row);
      table.slotOf(table.keyOf(row)).pending = { row: changed };
      return changed;
    });
  }

  /** DELETE … WHERE … RETURNING */
  async delete<Row>(table: RowTable<Row>, where: Where<Row>): Promise<Row[]> {
    const snapshot = await this.begin(`delete ${table.name}`);
    const rows = await this.held(table, { snapshot, where, mode: 'update' });
    for (const row of rows) table.slotOf(table.keyOf(row)).pending = { row: undefined };
    return rows;
  }

  /**
   * INSERT … ON CONFLICT DO NOTHING, or DO UPDATE with what `merge` makes of the row that is there (undefined leaves
   * it as it is). Returns the rows that were inserted.
   */
  async insert<Row>(
    table: RowTable<Row>,
    rows: readonly Row[],
    merge?: (there: Row, given: Row) => Row | undefined,
  ): Promise<Row[]> {
    const snapshot = await this.begin(`insert ${table.name}`);
    const inserted: Row[] = [];
    for (const row of rows) {
      const slot = await this.freeSlot(table, row);
      const there = this.newest(slot);
      if (there === undefined && table.rivalsOf(row, this.owner).length === 0) {
        await this.hold(table, slot, 'update');
        slot.pending = { row };
        inserted.push(row);
      } else {
        this.refuseChanged(slot, snapshot);
        if (merge) await this.mergeInto(table, slot, (row_) => merge(row_, row));
      }
    }
    return inserted;
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

  private async begin(label: string): Promise<number> {
    await this.context.pause(label);
    const now = this.context.lastCommit();
    this.snapshot ??= now;
    this.statementSnapshot = this.context.isolation === 'serializable' ? this.snapshot : now;
    return this.statementSnapshot;
  }

  private note<Row>(table: RowTable<Row>, where: Where<Row>): void {
    if (this.context.isolation === 'serializable')
      this.reads.push({ table, where: (row) => where(row as Row) });
  }

  private isOwn<Row>(slot: Slot<Row>): boolean {
    return slot.owner === this.owner && slot.pending !== undefined;
  }

  private visible<Row>(slot: Slot<Row>, snapshot: number): Row | undefined {
    return this.isOwn(slot) ? slot.pending?.row : rowAt(slot, snapshot);
  }

  private newest<Row>(slot: Slot<Row>): Row | undefined {
    return this.isOwn(slot) ? slot.pending?.row : newestRow(slot);
  }

  /** The rows that match, each held, by key. A row that changed while it was waited for is looked at again. */
  private async held<Row>(
    table: RowTable<Row>,
    { snapshot, where, mode }: { snapshot: number; where: Where<Row>; mode: Mode },
  ): Promise<Row[]> {
    this.note(table, where);
    const rows: Row[] = [];
    for (const slot of table.inOrder()) {
      const seen = this.visible(slot, snapshot);
      if (seen === undefined || !where(seen)) continue;
      await this.hold(table, slot, mode);
      if (!this.isOwn(slot)) this.refuseChanged(slot, snapshot);
      const row = this.newest(slot);
      if (row !== undefined && where(row)) rows.push(row);
    }
    return rows;
  }

  private refuseChanged<Row>(slot: Slot<Row>, snapshot: number): void {
    if (this.context.isolation === 'serializable' && newestCommit(slot) > snapshot)
      throw new SqlFailure('40001', 'could not serialize access due to a concurrent update');
  }

  private async hold<Row>(table: RowTable<Row>, slot: Slot<Row>, mode: Mode): Promise<void> {
    const blockers = (): LockOwner[] =>
      [slot.owner, ...(mode === 'update' ? slot.sharers : [])].filter(
        (other): other is LockOwner => other !== undefined && other !== this.owner,
      );
    for (let others = blockers(); others.length > 0; others = blockers()) await this.owner.waitFor(others);
    if (mode === 'update') slot.owner = this.owner;
    else slot.sharers.add(this.owner);
    this.touch(table, slot);
  }

  private touch<Row>(table: RowTable<Row>, slot: Slot<Row>): void {
    this.touched.set(slot, {
      change: () =>
        this.isOwn(slot) ? { table, before: newestRow(slot), after: slot.pending?.row } : undefined,
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

  /** The slot of a row once nobody else has a row of this key, or of one of its unique values, in the making. */
  private async freeSlot<Row>(table: RowTable<Row>, row: Row): Promise<Slot<Row>> {
    const slot = table.slotOf(table.keyOf(row));
    this.note(table, (other) => table.keyOf(other) === slot.key);
    const writers = (): LockOwner[] =>
      [slot, ...table.rivalsOf(row, this.owner)].flatMap(({ owner, pending }) =>
        owner && pending && owner !== this.owner ? [owner] : [],
      );
    for (let others = writers(); others.length > 0; others = writers()) await this.owner.waitFor(others);
    return slot;
  }

  private async mergeInto<Row>(
    table: RowTable<Row>,
    slot: Slot<Row>,
    merge: (there: Row) => Row | undefined,
  ): Promise<void> {
    await this.hold(table, slot, 'update');
    const there = this.newest(slot);
    const merged = there === undefined ? undefined : merge(there);
    if (merged !== undefined) slot.pending = { row: merged };
  }

  private validate(): void {
    if (this.reads.length === 0) return;
    for (const { table, before, after } of this.context.changesSince(this.snapshot ?? 0)) {
      const isSpoilt = this.reads.some(
        (read) => read.table === table && [before, after].some((row) => row !== undefined && read.where(row)),
      );
      if (isSpoilt)
        throw new SqlFailure('40001', 'could not serialize access due to read/write dependencies');
    }
  }
}
