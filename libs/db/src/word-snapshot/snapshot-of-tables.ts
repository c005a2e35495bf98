import {
  compareText,
  rowsWith,
  withChanges,
  type ChangedOpinion,
  type Judge,
  type OpinionTable,
} from '@word-list/domain';
import { mergeTables, snapshotOfOne } from './merge-tables.ts';
import { rowAt, withRows } from './snapshot-rows.ts';
import { textAt, textTable, textTableOf } from './text-table.ts';
import type { SharedValues, WordSnapshot } from './word-snapshot.ts';

/** What a judge of a view held once, and what has changed since. */
export interface OpinionsOfJudge {
  readonly judge: Judge;
  /** Must not be used any more. */
  readonly table: OpinionTable;
  readonly changes: readonly ChangedOpinion[];
}

/** Where all others and all changes are less than one in so many of the largest table, they are put into that. */
const fewShare = 8;

/**
 * The words as the view of `shared` shows them, from what each of its judges holds, in the order of `judgesIn`. A large
 * table beside small ones stays where it lies: to merge all takes as much memory again.
 */
export const snapshotOfAll = (
  all: readonly OpinionsOfJudge[],
  shared: SharedValues,
  revision: bigint,
): WordSnapshot => {
  const [largest] = all.toSorted((a, b) => b.table.size - a.table.size);
  const isOfScales = Object.keys(shared.view.scales ?? {}).length > 0;
  if (largest === undefined || isOfScales || rowsBeside(all, largest) * fewShare > largest.table.size) {
    return mergeTables(all.map(tableOf), shared, revision);
  }
  const texts = textsBeside(all, largest);
  const asked = textTableOf(texts);
  // Before the largest table becomes the snapshot.
  const tables = all.map((of) => tableOf({ ...of, table: rowsWith(of.table, asked) }));
  const snapshot = snapshotOfOne({ ...largest, revision }, shared);
  return withTables(snapshot, { tables, texts, revision });
};

/** A snapshot with all that the judges hold of these texts in place of what it had of them; it must not be used any more. */
export const withTables = (
  snapshot: WordSnapshot,
  of: { tables: readonly OpinionTable[]; texts: readonly string[]; revision: bigint },
): WordSnapshot => {
  const { tables, texts, revision } = of;
  const some = mergeTables(tables, snapshot.shared, revision);
  const rows = Array.from({ length: some.size }, (_, row) => rowAt(some, row));
  const standing = new Set(rows.map(({ text }) => text));
  const gone = texts.filter((text) => !standing.has(text));
  return withRows(snapshot, { rows, gone, revision });
};

function tableOf({ table, changes }: OpinionsOfJudge): OpinionTable {
  return changes.length === 0 ? table : withChanges(table, changes);
}

function rowsBeside(all: readonly OpinionsOfJudge[], largest: OpinionsOfJudge): number {
  return all.reduce((sum, of) => sum + of.changes.length + (of === largest ? 0 : of.table.size), 0);
}

/** The texts of which anything but the largest table says something, by code points. */
function textsBeside(all: readonly OpinionsOfJudge[], largest: OpinionsOfJudge): string[] {
  const texts = new Set<string>();
  for (const of of all) {
    for (const { text } of of.changes) texts.add(text);
    if (of === largest) continue;
    const { table } = of;
    const held = textTable(table);
    for (let row = 0; row < table.size; row += 1) texts.add(textAt(held, row));
  }
  return [...texts].sort(compareText);
}
