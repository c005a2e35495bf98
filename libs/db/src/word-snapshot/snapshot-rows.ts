import { attributes, compareText, unscored, type WordView } from '@word-list/domain';
import type { FormReader } from '../form-reader.ts';
import { lazyFacetTable } from './facet-table.ts';
import { endsBetween, hasText, joinedBetween, makeTextJoiner, rowOfText, textAt } from './text-table.ts';
import { copyValues, makeColumns, writeValues, type WordColumns } from './word-columns.ts';
import { makeSharedValues, snapshotOf, type SharedValues, type WordSnapshot } from './word-snapshot.ts';

/** One word on its way into a snapshot. */
export interface SnapshotRow {
  readonly text: string;
  readonly hash: number;
  /** In code points. */
  readonly length: number;
  /** In hundredths, in the order of the attributes. */
  readonly scores: readonly number[];
  /** As `makeSharedValues` reads them. */
  readonly types: string;
  readonly origin: string;
  /** Milliseconds since 1970 began. */
  readonly scoredAt: number;
}

/** Puts a snapshot together, row after row in the order of their texts. */
export interface SnapshotBuilder {
  readonly size: () => number;
  add(row: SnapshotRow): void;
  /** Adds the rows of another snapshot with the same shared values, up to, not including, `to`. */
  addFrom(old: WordSnapshot, from: number, to: number): void;
  finish(revision: bigint): WordSnapshot;
}

interface Space {
  readonly columns: WordColumns;
  readonly ends: Uint32Array;
}

export const makeSnapshotBuilder = (shared: SharedValues, capacity = 0): SnapshotBuilder => {
  let space: Space = { columns: makeColumns(capacity), ends: new Uint32Array(capacity) };
  let size = 0;
  const joiner = makeTextJoiner();

  const makeRoom = (rows: number): void => {
    if (size + rows <= space.ends.length) return;
    space = resized(space, { size: Math.max(size + rows, space.ends.length * 2), rows: size });
  };

  return {
    size: () => size,
    add(row) {
      makeRoom(1);
      const types = shared.typeLists.idOf(row.types);
      writeValues(space.columns, size, { ...row, types, origin: shared.origins.idOf(row.origin) });
      space.ends[size] = joiner.addText(row.text);
      size += 1;
    },
    addFrom(old, from, to) {
      if (to <= from) return;
      makeRoom(to - from);
      copyValues(old.columns, space.columns, { from, to, at: size });
      space.ends.set(endsBetween(old.texts, { from, to, at: joiner.length() }), size);
      joiner.addJoined(joinedBetween(old.texts, from, to));
      size += to - from;
    },
    finish(revision) {
      const exact = space.ends.length === size ? space : resized(space, { size, rows: size });
      const texts = { joined: joiner.joined(), ends: exact.ends };
      return snapshotOf({ revision, texts, columns: exact.columns, shared });
    },
  };
};

export const emptySnapshot = (revision: bigint, of: { formOf: FormReader; view?: WordView }): WordSnapshot =>
  makeSnapshotBuilder(makeSharedValues({ view: { judges: [] }, ...of })).finish(revision);

/** What has changed: rows that stand for their words, and words that are there no more. */
export interface SnapshotChanges {
  readonly rows: readonly SnapshotRow[];
  readonly gone?: readonly string[];
  readonly revision: bigint;
}

/** A snapshot with these changes. Rows of words that were there are written in place: the old one must not be used any more. */
export const withRows = (
  before: WordSnapshot,
  { rows, gone = [], revision }: SnapshotChanges,
): WordSnapshot => {
  const old = gone.length === 0 ? before : withoutTexts(before, gone);
  const fresh: SnapshotRow[] = [];
  for (const row of rows.toSorted((a, b) => compareText(a.text, b.text))) {
    const at = rowOfText(old.texts, row.text);
    if (hasText(old.texts, at, row.text)) overwriteRow(old, at, row);
    else fresh.push(row);
  }
  if (fresh.length === 0) return { ...old, revision, facets: lazyFacetTable(old.columns, old.forms) };
  return insertRows(old, fresh, revision);
};

/** A row as it was put in. */
export const rowAt = ({ texts, columns, shared }: WordSnapshot, row: number): SnapshotRow => ({
  text: textAt(texts, row),
  hash: columns.hashes[row] ?? 0,
  length: columns.lengths[row] ?? 0,
  scores: attributes.map(({ name }) => columns.scores[name][row] ?? unscored),
  types: shared.typeLists.writtenOf(columns.types[row] ?? 0),
  origin: shared.origins.writtenOf(columns.origins[row] ?? 0),
  scoredAt: columns.scoredAt[row] ?? 0,
});

/** The first `rows` of these rows in a space of another size. */
function resized({ columns, ends }: Space, { size, rows }: { size: number; rows: number }): Space {
  const other = { columns: makeColumns(size), ends: new Uint32Array(size) };
  copyValues(columns, other.columns, { from: 0, to: rows, at: 0 });
  other.ends.set(ends.subarray(0, rows));
  return other;
}

function withoutTexts(old: WordSnapshot, texts: readonly string[]): WordSnapshot {
  const builder = makeSnapshotBuilder(old.shared, old.size);
  let copied = 0;
  for (const text of texts.toSorted(compareText)) {
    const at = rowOfText(old.texts, text);
    if (!hasText(old.texts, at, text)) continue;
    builder.addFrom(old, copied, at);
    copied = at + 1;
  }
  builder.addFrom(old, copied, old.size);
  return builder.finish(old.revision);
}

/** Writes a word's new values. Its text, and what follows from that alone, are what they were. */
function overwriteRow({ columns, shared }: WordSnapshot, at: number, row: SnapshotRow): void {
  const types = shared.typeLists.idOf(row.types);
  writeValues(columns, at, { ...row, types, origin: shared.origins.idOf(row.origin) });
}

function insertRows(old: WordSnapshot, rows: readonly SnapshotRow[], revision: bigint): WordSnapshot {
  const builder = makeSnapshotBuilder(old.shared, old.size + rows.length);
  let copied = 0;
  for (const row of rows) {
    const at = rowOfText(old.texts, row.text);
    builder.addFrom(old, copied, at);
    builder.add(row);
    copied = at;
  }
  builder.addFrom(old, copied, old.size);
  return builder.finish(revision);
}
