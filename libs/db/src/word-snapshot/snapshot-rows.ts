import { attributes, compareText, unscored, type WordView } from '@word-list/domain';
import type { FormReader } from '../form-reader.ts';
import { lazyFacetTable } from './facet-table.ts';
import { unseenForm } from './lazy-forms.ts';
import { movesAround, moveTexts, movesWithout } from './move-rows.ts';
import { hasText, rowOfText, textAt, textTable } from './text-table.ts';
import { makeColumns, moveColumns, writeValues } from './word-columns.ts';
import { makeSharedValues, snapshotOf, type WordSnapshot } from './word-snapshot.ts';

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

export const emptySnapshot = (revision: bigint, of: { formOf: FormReader; view?: WordView }): WordSnapshot =>
  snapshotOf({
    revision,
    texts: textTable({ texts: new Uint8Array(0), ends: new Uint32Array(0) }),
    columns: makeColumns(0),
    shared: makeSharedValues({ view: { judges: [] }, ...of }),
  });

/** What has changed: rows that stand for their words, and words that are there no more. */
export interface SnapshotChanges {
  readonly rows: readonly SnapshotRow[];
  readonly gone?: readonly string[];
  readonly revision: bigint;
}

/** A snapshot with these changes, in the memory of the one before, which must not be used any more. */
export const withRows = (
  before: WordSnapshot,
  { rows, gone = [], revision }: SnapshotChanges,
): WordSnapshot => {
  const old = withoutTexts(before, gone);
  const fresh: SnapshotRow[] = [];
  const changed: number[] = [];
  for (const row of rows.toSorted((a, b) => compareText(a.text, b.text))) {
    const at = rowOfText(old.texts, row.text);
    if (!hasText(old.texts, at, row.text)) {
      fresh.push(row);
      continue;
    }
    overwriteRow(old, at, row);
    changed.push(at);
  }
  if (fresh.length > 0) return insertRows(old, fresh, revision);
  old.index.conditions.update(changed);
  return { ...old, revision, facets: lazyFacetTable(old.columns, old.forms) };
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

function withoutTexts(old: WordSnapshot, gone: readonly string[]): WordSnapshot {
  const rows = [...new Set(gone)].flatMap((text) => {
    const at = rowOfText(old.texts, text);
    return hasText(old.texts, at, text) ? [at] : [];
  });
  if (rows.length === 0) return old;
  const moves = movesWithout(
    old.size,
    rows.toSorted((a, b) => a - b),
  );
  const size = old.size - rows.length;
  moveColumns(old.columns, moves, size);
  return snapshotOf({ ...old, texts: moveTexts(old.texts, moves, { size }) });
}

/** Writes a word's new values. Its text, and what follows from that alone, are what they were. */
function overwriteRow({ columns, shared }: WordSnapshot, at: number, row: SnapshotRow): void {
  const types = shared.typeLists.idOf(row.types);
  writeValues(columns, at, { ...row, types, origin: shared.origins.idOf(row.origin) });
}

const encoder = new TextEncoder();

function insertRows(old: WordSnapshot, rows: readonly SnapshotRow[], revision: bigint): WordSnapshot {
  const places = rows.map(({ text }) => rowOfText(old.texts, text));
  const moves = movesAround(old.size, places);
  const size = old.size + rows.length;
  const fresh = rows.map(({ text }) => encoder.encode(`${text}\0`));
  const texts = moveTexts(old.texts, moves, { size, fresh });
  moveColumns(old.columns, moves, size);
  const snapshot = snapshotOf({ ...old, revision, texts });
  for (const [count, row] of rows.entries()) {
    const at = (places[count] ?? 0) + count;
    overwriteRow(snapshot, at, row);
    old.columns.forms[at] = unseenForm;
  }
  return snapshot;
}
