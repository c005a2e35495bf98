import { compareText } from '../../words/compare-text.ts';
import type { LockOwner } from './lock-owner.ts';

/** A row as it was from a commit on; `row` is undefined after a delete. */
interface Version<Row> {
  readonly commit: number;
  readonly row: Row | undefined;
}

/** Everything about one key: its versions, and who holds it. */
export interface Slot<Row> {
  readonly key: string;
  /** Oldest first. */
  readonly versions: Version<Row>[];
  /** Holds the row alone. */
  owner: LockOwner | undefined;
  /** What the owner has made of the row, and nobody else sees yet. */
  pending: { readonly row: Row | undefined } | undefined;
  /** Keep the row as it is, together. */
  readonly sharers: Set<LockOwner>;
}

export interface TableOptions<Row> {
  readonly keyOf: (row: Row) => string;
  /** Further values of which there may be one row each. */
  readonly uniques?: (row: Row) => readonly string[];
  /** CHECK: what a row has to be. */
  readonly check?: (row: Row) => boolean;
}

const keptVersions = 50;

/** Rows with their versions, by key. */
export class RowTable<Row> {
  readonly name: string;
  readonly slots = new Map<string, Slot<Row>>();
  readonly keyOf: (row: Row) => string;
  readonly check: (row: Row) => boolean;
  private readonly uniques: (row: Row) => readonly string[];
  private rows = new Map<string, Row>();
  private isSeen = false;
  private ordered: readonly Slot<Row>[] | undefined;

  constructor(name: string, { keyOf, uniques, check }: TableOptions<Row>) {
    this.name = name;
    this.keyOf = keyOf;
    this.check = check ?? (() => true);
    this.uniques = uniques ?? (() => []);
  }

  /** All committed rows as they are now: a map that stays so, another one after each change. */
  get current(): ReadonlyMap<string, Row> {
    this.isSeen = true;
    return this.rows;
  }

  slotOf(key: string): Slot<Row> {
    const found = this.slots.get(key);
    if (found) return found;
    const slot: Slot<Row> = { key, versions: [], owner: undefined, pending: undefined, sharers: new Set() };
    this.slots.set(key, slot);
    this.ordered = undefined;
    return slot;
  }

  /** Puts a row in as if it had always been there. */
  put(row: Row): void {
    const slot = this.slotOf(this.keyOf(row));
    slot.versions.push({ commit: newestCommit(slot), row });
    this.ownRows().set(slot.key, row);
  }

  /** Makes these all the rows that there are, as a restored copy does. Nobody may be changing any. */
  restore(rows: ReadonlyMap<string, Row>): void {
    const commitOf = (key: string): number => newestCommit(this.slotOf(key));
    for (const key of this.rows.keys()) {
      if (!rows.has(key)) this.slotOf(key).versions.push({ commit: commitOf(key), row: undefined });
    }
    for (const [key, row] of rows) this.slotOf(key).versions.push({ commit: commitOf(key), row });
    this.rows = new Map(rows);
    this.isSeen = false;
  }

  /** The slots by key, as statements go through them: all, or those of the given keys. */
  inOrder(keys?: readonly string[]): readonly Slot<Row>[] {
    if (keys !== undefined) {
      return [...new Set(keys)].sort(compareText).flatMap((key) => this.slots.get(key) ?? []);
    }
    this.ordered ??= [...this.slots.values()].sort((a, b) => compareText(a.key, b.key));
    return this.ordered;
  }

  /** Slots with a row, committed or in the making, that has a unique value in common with this one, index by index. */
  rivalsOf(row: Row, owner: LockOwner): Slot<Row>[] {
    return this.uniques(row).flatMap((value) => {
      const collides = (other: Row | undefined): boolean =>
        other !== undefined && this.uniques(other).includes(value);
      return [...this.slots.values()].filter((slot) => {
        if (slot.pending && collides(slot.pending.row)) return true;
        const isReplaced = slot.pending !== undefined && slot.owner === owner;
        return !isReplaced && collides(newestRow(slot));
      });
    });
  }

  /** Makes what is pending the newest version. */
  commit(slot: Slot<Row>, commit: number): void {
    const row = slot.pending?.row;
    slot.versions.push({ commit, row });
    if (slot.versions.length > keptVersions) slot.versions.shift();
    if (row === undefined) this.ownRows().delete(slot.key);
    else this.ownRows().set(slot.key, row);
  }

  /** The rows, copied first if anybody holds them: many changes in a row would make as many copies. */
  private ownRows(): Map<string, Row> {
    if (this.isSeen) this.rows = new Map(this.rows);
    this.isSeen = false;
    return this.rows;
  }
}

/** The row as it was committed when a snapshot was taken. */
export const rowAt = <Row>({ versions }: Slot<Row>, snapshot: number): Row | undefined =>
  versions.findLast(({ commit }) => commit <= snapshot)?.row;

export const newestRow = <Row>({ versions }: Slot<Row>): Row | undefined => versions.at(-1)?.row;

export const newestCommit = <Row>({ versions }: Slot<Row>): number => versions.at(-1)?.commit ?? 0;
