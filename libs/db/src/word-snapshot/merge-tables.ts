import { isUtf8 } from 'node:buffer';
import {
  attributes,
  judgedFields,
  judgesIn,
  unscored,
  endsOfTexts,
  type AttributeName,
  type Judge,
  type OpinionTable,
  type Texts,
  type WordView,
} from '@word-list/domain';
import { unseenForm } from './lazy-forms.ts';
import { mergeOrigins, nobody, originText } from './origin-ids.ts';
import { textTable, type TextTable } from './text-table.ts';
import { unitedTexts, uniteRows, type RowsOfJudge } from './unite-rows.ts';
import { makeColumns, type Codes, type WordColumns } from './word-columns.ts';
import { snapshotOf, type SharedValues, type WordSnapshot } from './word-snapshot.ts';

/**
 * The words as the view of `shared` shows them, from what each of its judges holds, in the order of `judgesIn`. One judge's
 * columns are not copied: its table must not be used any more. Throws TypeError where a text is no UTF-8.
 */
export const mergeTables = (
  tables: readonly OpinionTable[],
  shared: SharedValues,
  revision: bigint,
): WordSnapshot => {
  const { view } = shared;
  const [only] = tables;
  const [judge] = judgesIn(view);
  if (only !== undefined && judge !== undefined && tables.length === 1 && view.judges.length === 1) {
    return snapshotOfOne({ table: only, judge, revision }, shared);
  }
  const own = uniteRows(tables, view.judges.length);
  const size = own[0]?.rows.length ?? 0;
  const texts = unitedTexts(own);
  return snapshotOf({
    revision,
    texts: checked({ texts, ends: endsOfTexts(texts, size) ?? new Uint32Array(0) }),
    columns: columnsOfSeveral(own, size, shared),
    shared,
  });
};

/** The words as one judge of the view alone holds them; its table must not be used any more. */
export const snapshotOfOne = (
  { table, judge, revision }: { table: OpinionTable; judge: Judge; revision: bigint },
  shared: SharedValues,
): WordSnapshot => {
  const { size, columns, texts, ends } = table;
  const types = table.typeLists.map((written) => shared.typeLists.idOf(written ?? ''));
  const runs = table.runs.map((run) => shared.origins.idOf(originText(judge.id, '', run)));
  return snapshotOf({
    revision,
    shared,
    texts: checked({ texts, ends }),
    columns: {
      forms: new Uint8Array(size).fill(unseenForm),
      hashes: columns.hash,
      lengths: columns.length,
      scores: Object.fromEntries(
        attributes.map(({ name }) => [name, columns[name]]),
      ) as WordColumns['scores'],
      types: codesOf(columns.types, types),
      origins: codesOf(columns.run, runs),
      scoredAt: columns.scoredAt,
    },
  });
};

/** Each place's id. In a view of one judge they are mostly the same. */
function codesOf(places: Uint16Array, ids: readonly number[]): Codes {
  if (ids.every((id, place) => id === place)) return places;
  const isWide = ids.some((id) => id > 0xffff);
  return idsOf(places, ids, isWide ? new Uint32Array(places.length) : new Uint16Array(places.length));
}

/** Each place's id. */
function idsOf<Column extends Codes | Int32Array>(
  places: Uint16Array,
  ids: readonly number[],
  into: Column,
): Column {
  for (let row = 0; row < into.length; row += 1) into[row] = ids[places[row] ?? 0] ?? 0;
  return into;
}

function checked(of: Texts): TextTable {
  if (!isUtf8(of.texts)) throw new TypeError('a text is not valid UTF-8');
  return textTable(of);
}

function columnsOfSeveral(own: readonly RowsOfJudge[], size: number, shared: SharedValues): WordColumns {
  const { view, typeLists, origins } = shared;
  const into = { ...makeColumns(size), types: new Uint32Array(size), origins: new Uint32Array(size) };
  const unknownTypes = typeLists.idOf('');
  const whose = judgedFields.map((name) => {
    const places = placesOf(view, name).toReversed();
    const by = new Uint8Array(size).fill(nobody);
    const column = name === 'types' ? into.types.fill(unknownTypes) : into.scores[name].fill(unscored);
    for (const place of places) {
      const of = own[place];
      if (of === undefined) continue;
      const [values, unknown] =
        name === 'types' ? [typeIds(of.table, typeLists), -1] : [of.table.columns[name], unscored];
      spread({ rows: of.rows, values, unknown }, column, { by, place });
    }
    return by;
  });
  mergeOrigins(own, { view, origins, whose }, into);
  return into;
}

/** The places of the judges who are asked about a field, best first. */
function placesOf(view: WordView, name: AttributeName | 'types'): number[] {
  const alone = name === 'types' ? undefined : view.scales?.[name];
  return alone === undefined
    ? view.judges.map((_, at) => at)
    : [judgesIn(view).findIndex(({ id }) => id === alone.id)];
}

/** -1: the judge does not know. */
function typeIds(table: OpinionTable, typeLists: SharedValues['typeLists']): Int32Array {
  const ids = table.typeLists.map((written) => (written === null ? -1 : typeLists.idOf(written)));
  return idsOf(table.columns.types, ids, new Int32Array(table.size));
}

interface Spread {
  readonly rows: Int32Array;
  readonly values: Int16Array | Int32Array;
  readonly unknown: number;
}

/** Puts what one judge knows in place of what is there. */
function spread(
  { rows, values, unknown }: Spread,
  into: Int16Array | Uint32Array,
  { by, place }: { by: Uint8Array; place: number },
): void {
  for (let word = 0; word < rows.length; word += 1) {
    const row = rows[word] ?? -1;
    if (row < 0) continue;
    const value = values[row] ?? unknown;
    if (value === unknown) continue;
    into[word] = value;
    by[word] = place;
  }
}
