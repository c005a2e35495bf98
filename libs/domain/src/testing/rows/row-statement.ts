import type { LockOwner } from './lock-owner.ts';
import { newestRow, rowAt, type RowTable, type Slot } from './row-table.ts';
import type { RowTransaction } from './row-transaction.ts';
import { SqlFailure } from './sql-failure.ts';

interface Rows<Row> {
  /** Only rows of these keys. */
  readonly keys?: readonly string[] | undefined;
  readonly where?: (row: Row) => boolean;
}

interface Joined<Row, Other> extends Omit<Rows<Row>, 'where'> {
  /** What a row is joined with, as the statement sees it: it stays so when the row is looked at again. */
  readonly join?: (row: Row) => Other;
  readonly where?: (row: Row, other: Other) => boolean;
}

/** What becomes of a row that is there: nothing, or what is made of it. */
type OnConflict<Row> = undefined | ((there: Row, given: Row) => Row | undefined);

interface Locking {
  readonly mode: 'share' | 'update';
  /** Whether the statement names the order in which it comes to its rows. */
  readonly isOrdered: boolean;
}

const changing: Locking = { mode: 'update', isOrdered: false };

/** One statement of a transaction, with its view of the rows. */
export class RowStatement {
  private readonly tx: RowTransaction;
  private readonly snapshot: number;
  private readonly written = new Map<Slot<never>, { row: unknown } | undefined>();

  constructor(tx: RowTransaction, snapshot: number) {
    this.tx = tx;
    this.snapshot = snapshot;
  }

  /** SELECT … WHERE, by key. */
  select<Row>(table: RowTable<Row>, { keys, where = () => true }: Rows<Row> = {}): Row[] {
    this.note(table, { keys, where });
    return table.inOrder(keys).flatMap((slot) => {
      const row = this.visible(slot);
      return row !== undefined && where(row) ? [row] : [];
    });
  }

  /** SELECT … WHERE … FOR SHARE or FOR UPDATE, by key. */
  async lock<Row>(table: RowTable<Row>, mode: 'share' | 'update', rows: Rows<Row>): Promise<Row[]> {
    const { server } = this.tx.context;
    if (mode === 'share' && server === 'cockroach' && this.tx.isSerializable) return this.select(table, rows);
    return (await this.held(table, rows, { mode, isOrdered: true })).map(({ row }) => row);
  }

  /** UPDATE … FROM … WHERE … RETURNING */
  async update<Row, Other = undefined>(
    table: RowTable<Row>,
    { change, ...rows }: Joined<Row, Other> & { change: (row: Row, other: Other) => Row },
  ): Promise<Row[]> {
    const held = await this.held(table, rows);
    return held.map(({ row, other, slot }) => {
      const changed = change(row, other);
      if (!table.check(changed)) throw new SqlFailure('23514');
      this.write(slot, changed);
      return changed;
    });
  }

  /** DELETE … WHERE … RETURNING */
  async delete<Row>(table: RowTable<Row>, rows: Rows<Row>): Promise<Row[]> {
    const held = await this.held(table, rows);
    for (const { slot } of held) this.write(slot, undefined);
    return held.map(({ row }) => row);
  }

  /** INSERT … ON CONFLICT DO NOTHING. Returns the rows that were inserted. */
  insertNew<Row>(table: RowTable<Row>, rows: readonly Row[]): Promise<Row[]> {
    return this.insertAll(table, rows, undefined);
  }

  /** INSERT … ON CONFLICT DO UPDATE with what `merge` makes of the row that is there; undefined leaves it as it is. */
  async upsert<Row>(
    table: RowTable<Row>,
    rows: readonly Row[],
    merge: (there: Row, given: Row) => Row | undefined,
  ): Promise<void> {
    await this.insertAll(table, rows, merge);
  }

  /** Takes back what the statement wrote; what it holds it keeps. */
  undo(): void {
    for (const [slot, before] of this.written) slot.pending = before as never;
    this.written.clear();
  }

  private note<Row>(table: RowTable<Row>, { keys, where = () => true }: Rows<Row>): void {
    const named = keys && new Set(keys);
    this.tx.note(table, (row) => (named === undefined || named.has(table.keyOf(row))) && where(row));
  }

  private visible<Row>(slot: Slot<Row>): Row | undefined {
    return this.tx.isOwn(slot) ? slot.pending?.row : rowAt(slot, this.snapshot);
  }

  private newest<Row>(slot: Slot<Row>): Row | undefined {
    return this.tx.isOwn(slot) ? slot.pending?.row : newestRow(slot);
  }

  private write<Row>(slot: Slot<Row>, row: Row | undefined): void {
    const key = slot as unknown as Slot<never>;
    if (!this.written.has(key)) this.written.set(key, slot.pending);
    slot.pending = { row };
  }

  /** The rows that match, each held. A row that changed while it was waited for is looked at again, it alone. */
  private async held<Row, Other>(
    table: RowTable<Row>,
    rows: Joined<Row, Other>,
    { mode, isOrdered }: Locking = changing,
  ): Promise<{ slot: Slot<Row>; row: Row; other: Other }[]> {
    const { where = () => true } = rows;
    const held: { slot: Slot<Row>; row: Row; other: Other }[] = [];
    for (const { slot, other } of this.inLockOrder(this.matching(table, rows), isOrdered)) {
      await this.tx.hold(table, slot, mode);
      this.tx.refuseChanged(slot, this.snapshot);
      const row = this.newest(slot);
      if (row !== undefined && where(row, other)) held.push({ slot, row, other });
    }
    return held;
  }

  private inLockOrder<Item>(found: readonly Item[], isOrdered: boolean): readonly Item[] {
    return (isOrdered ? undefined : this.tx.context.shuffle?.(found)) ?? found;
  }

  private matching<Row, Other>(
    table: RowTable<Row>,
    { keys, join, where = () => true }: Joined<Row, Other>,
  ): { slot: Slot<Row>; other: Other }[] {
    const joined = (row: Row): Other => join?.(row) as Other;
    this.note(table, { keys, where: (row) => where(row, joined(row)) });
    return table.inOrder(keys).flatMap((slot) => {
      const seen = this.visible(slot);
      if (seen === undefined) return [];
      const other = joined(seen);
      return where(seen, other) ? [{ slot, other }] : [];
    });
  }

  private async insertAll<Row>(
    table: RowTable<Row>,
    rows: readonly Row[],
    merge: OnConflict<Row>,
  ): Promise<Row[]> {
    const inserted: Row[] = [];
    for (const row of rows) {
      if (!table.check(row)) throw new SqlFailure('23514');
      const slot = table.slotOf(table.keyOf(row));
      this.note(table, { keys: [slot.key] });
      while (!(await this.hasBecome(table, { slot, row, merge, inserted })));
    }
    return inserted;
  }

  /** Inserts one row, or does what there is to do about a conflict; false when it has to be looked at once more. */
  private async hasBecome<Row>(
    table: RowTable<Row>,
    given: {
      slot: Slot<Row>;
      row: Row;
      merge: OnConflict<Row>;
      inserted: Row[];
    },
  ): Promise<boolean> {
    const { slot, row, merge, inserted } = given;
    const conflict = await this.conflictOf(table, slot, row);
    if (conflict === undefined) {
      await this.tx.hold(table, slot, 'update');
      if (this.newest(slot) !== undefined) return false;
      this.write(slot, row);
      inserted.push(row);
      return true;
    }
    if (merge === undefined) {
      this.tx.refuseChanged(conflict, this.snapshot);
      return true;
    }
    return this.mergeInto(table, slot, (there) => merge(there, row));
  }

  private async mergeInto<Row>(
    table: RowTable<Row>,
    slot: Slot<Row>,
    merge: (there: Row) => Row | undefined,
  ): Promise<boolean> {
    if (this.written.has(slot as unknown as Slot<never>)) throw new SqlFailure('21000');
    await this.tx.hold(table, slot, 'update');
    this.tx.refuseChanged(slot, this.snapshot);
    const there = this.newest(slot);
    if (there === undefined) return false;
    const merged = merge(there);
    if (merged !== undefined) this.write(slot, merged);
    return true;
  }

  /** The first row with this key or one of its unique values, once nobody else has it in the making; a server looks no further. */
  private async conflictOf<Row>(
    table: RowTable<Row>,
    slot: Slot<Row>,
    row: Row,
  ): Promise<Slot<Row> | undefined> {
    const writerOf = ({ owner, pending }: Slot<Row>): LockOwner | undefined =>
      pending && owner !== this.tx.owner ? owner : undefined;
    for (;;) {
      const met = [slot, ...table.rivalsOf(row, this.tx.owner)].find(
        (one) => writerOf(one) !== undefined || this.newest(one) !== undefined,
      );
      const writer = met && writerOf(met);
      if (writer === undefined) return met;
      await this.tx.owner.waitFor([writer]);
    }
  }
}
