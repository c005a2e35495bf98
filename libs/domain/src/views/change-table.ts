import { attributes } from '../scoring/attributes.ts';
import { compareText } from '../words/compare-text.ts';
import {
  columnArrays,
  makeColumns,
  unscored,
  type OpinionColumns,
  type OpinionTable,
  type RunOfOpinion,
} from './opinion-table.ts';
import { bytesOfTexts, compareRows, endsOfTexts, startOf } from './text-bytes.ts';

/** An opinion on its way into a table. */
export interface ChangedOpinion {
  readonly text: string;
  readonly hash: number;
  readonly length: number;
  /** In hundredths or `unscored`, in the order of the attributes. */
  readonly scores: readonly number[];
  /** With slashes between; null: the judge does not know. */
  readonly types: string | null;
  readonly run: RunOfOpinion;
  /** Milliseconds since 1970 began. */
  readonly scoredAt: number;
  /** Taken back: the table holds it no more. */
  readonly gone: boolean;
}

/** A table with these rows in place of what it held of their texts, each text once. Throws RangeError. */
export const withChanges = (table: OpinionTable, rows: readonly ChangedOpinion[]): OpinionTable => {
  const changes = rows.toSorted((a, b) => compareText(a.text, b.text));
  const typeLists = new Places([...table.typeLists]);
  const runs = new Places([...table.runs]);
  const fresh = tableOf(changes, typeLists, runs);
  const picks = pickRows(table, fresh, changes);
  const both = [table, fresh] as const;
  return {
    size: picks.length,
    ...textsOf(both, picks),
    columns: makeColumns((name, at) => gather([table.columns[name], fresh.columns[name]], picks, at)),
    typeLists: typeLists.values,
    runs: runs.values,
  };
};

export const emptyTable: OpinionTable = {
  size: 0,
  texts: new Uint8Array(0),
  ends: new Uint32Array(0),
  columns: makeColumns((_, at) => arrayOf(at, 0)),
  typeLists: [],
  runs: [],
};

/** Values that each have a place, which equal ones share. */
class Places<Value> {
  readonly values: Value[];
  readonly #places: Map<string, number>;

  constructor(values: Value[]) {
    this.values = values;
    this.#places = new Map(values.map((value, place) => [JSON.stringify(value), place]));
  }

  of(value: Value): number {
    const name = JSON.stringify(value);
    const place = this.#places.get(name) ?? this.values.length;
    if (place > 0xffff) throw new RangeError('a judge has more than 65,536 runs or lists of types');
    if (place === this.values.length) this.values.push(value);
    this.#places.set(name, place);
    return place;
  }
}

function tableOf(
  rows: readonly ChangedOpinion[],
  typeLists: Places<string | null>,
  runs: Places<RunOfOpinion>,
): OpinionTable {
  const size = rows.length;
  const texts = bytesOfTexts(rows.map(({ text }) => text));
  const ends = endsOfTexts(texts, size);
  if (ends === undefined) throw new RangeError('a text is empty, or holds a zero');
  const columns = makeColumns((_, at) => arrayOf(at, size));
  for (const [at, row] of rows.entries()) {
    columns.hash[at] = row.hash;
    columns.length[at] = row.length;
    columns.types[at] = typeLists.of(row.types);
    columns.run[at] = runs.of(row.run);
    columns.scoredAt[at] = row.scoredAt;
    for (const [index, { name }] of attributes.entries()) columns[name][at] = row.scores[index] ?? unscored;
  }
  return { size, texts, ends, columns, typeLists: typeLists.values, runs: runs.values };
}

/** The rows that stay: places in the table, and behind its end those of the changes. */
function pickRows(table: OpinionTable, fresh: OpinionTable, changes: readonly ChangedOpinion[]): Uint32Array {
  const picks = new Uint32Array(table.size + fresh.size);
  let count = 0;
  let old = 0;
  for (const [at, { gone }] of changes.entries()) {
    while (old < table.size && compareRows(table, old, [fresh, at]) < 0) picks[count++] = old++;
    if (old < table.size && compareRows(table, old, [fresh, at]) === 0) old += 1;
    if (!gone) picks[count++] = table.size + at;
  }
  while (old < table.size) picks[count++] = old++;
  return picks.subarray(0, count);
}

function textsOf(
  [table, fresh]: readonly [OpinionTable, OpinionTable],
  picks: Uint32Array,
): Pick<OpinionTable, 'texts' | 'ends'> {
  const texts = new Uint8Array(table.texts.length + fresh.texts.length);
  const ends = new Uint32Array(picks.length);
  let at = 0;
  for (const [row, pick] of picks.entries()) {
    const [from, place] = pick < table.size ? [table, pick] : [fresh, pick - table.size];
    const end = from.ends[place] ?? 0;
    for (let byte = startOf(from, place); byte < end; byte += 1) texts[at++] = from.texts[byte] ?? 0;
    ends[row] = at++;
  }
  return { texts: texts.slice(0, at), ends };
}

function gather(
  [old, fresh]: readonly [OpinionColumns[keyof OpinionColumns], OpinionColumns[keyof OpinionColumns]],
  picks: Uint32Array,
  at: number,
): ArrayBufferView {
  const column = arrayOf(at, picks.length);
  for (let row = 0; row < picks.length; row += 1) {
    const pick = picks[row] ?? 0;
    column[row] = (pick < old.length ? old[pick] : fresh[pick - old.length]) ?? 0;
  }
  return column;
}

function arrayOf(at: number, size: number) {
  const [, array] = columnArrays[at] ?? [];
  if (array === undefined) throw new RangeError('there is no such column');
  return new array(size);
}
