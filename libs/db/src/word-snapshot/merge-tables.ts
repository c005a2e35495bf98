import {
  attributes,
  judgedFields,
  judgesIn,
  unscored,
  type AttributeName,
  type OpinionTable,
  type WordView,
} from '@word-list/domain';
import { unseenForm } from './lazy-forms.ts';
import { mergeOrigins, nobody, originText } from './origin-ids.ts';
import type { TextTable } from './text-table.ts';
import { unitedTexts, uniteRows, type RowsOfJudge } from './unite-rows.ts';
import { makeColumns, type WordColumns } from './word-columns.ts';
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
  const { judges } = shared.view;
  const [only] = tables;
  if (only !== undefined && tables.length === 1 && judges.length === 1) {
    const texts = textTable(only.texts, only.size);
    return snapshotOf({ revision, texts, columns: columnsOfOne(only, shared), shared });
  }
  const own = uniteRows(tables, judges.length);
  const size = own[0]?.rows.length ?? 0;
  const texts = textTable(unitedTexts(own), size);
  return snapshotOf({ revision, texts, columns: columnsOfSeveral(own, size, shared), shared });
};

function columnsOfOne(table: OpinionTable, { view, typeLists, origins }: SharedValues): WordColumns {
  const { size, columns } = table;
  const [judge] = judgesIn(view);
  const types = table.typeLists.map((written) => typeLists.idOf(written ?? ''));
  const runs = table.runs.map((run) => origins.idOf(originText(judge?.id, '', run)));
  return {
    forms: new Uint32Array(size).fill(unseenForm),
    hashes: columns.hash,
    lengths: new Int16Array(columns.length),
    scores: Object.fromEntries(attributes.map(({ name }) => [name, columns[name]])) as WordColumns['scores'],
    types: idsOf(columns.types, types, new Uint32Array(size)),
    origins: idsOf(columns.run, runs, new Uint32Array(size)),
    scoredAt: columns.scoredAt,
  };
}

/** Each place's id. */
function idsOf<Column extends Uint32Array | Int32Array>(
  places: Uint16Array,
  ids: readonly number[],
  into: Column,
): Column {
  for (let row = 0; row < into.length; row += 1) into[row] = ids[places[row] ?? 0] ?? 0;
  return into;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textTable(bytes: Uint8Array, size: number): TextTable {
  const joined = decoder.decode(bytes);
  const ends = new Uint32Array(size);
  let at = -1;
  for (let row = 0; row < size; row += 1) {
    at = joined.indexOf('\0', at + 1);
    ends[row] = at;
  }
  return { joined, ends };
}

function columnsOfSeveral(own: readonly RowsOfJudge[], size: number, shared: SharedValues): WordColumns {
  const { view, typeLists, origins } = shared;
  const into = makeColumns(size);
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
