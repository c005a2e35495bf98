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
import { bytesOfTexts, compareRows, endsOfTexts, rowFrom, startOf, type Texts } from './text-bytes.ts';

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
  const picked = tableOfBlocks(table, fresh, pickBlocks(table, fresh, changes));
  return { ...picked, typeLists: typeLists.values, runs: runs.values };
};

/** The rows of a table that have one of these texts, in a table of their own. */
export const rowsWith = (table: OpinionTable, texts: Texts): OpinionTable => {
  const blocks: Block[] = [];
  let row = 0;
  for (let at = 0; at < texts.ends.length; at += 1) {
    row = rowFrom(table, row, [texts, at]);
    const isThere = row < table.size && compareRows(table, row, [texts, at]) === 0;
    if (isThere) blocks.push({ isFresh: false, from: row, to: row + 1 });
  }
  return tableOfBlocks(table, emptyTable, blocks);
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

/** Rows of the table, or of the changes, that lie behind one another in both. */
interface Block {
  readonly isFresh: boolean;
  readonly from: number;
  readonly to: number;
}

/** The rows that stay. */
function pickBlocks(table: OpinionTable, fresh: OpinionTable, changes: readonly ChangedOpinion[]): Block[] {
  const blocks: Block[] = [];
  let old = 0;
  for (const [at, { gone }] of changes.entries()) {
    const next = rowFrom(table, old, [fresh, at]);
    if (next > old) blocks.push({ isFresh: false, from: old, to: next });
    old = next < table.size && compareRows(table, next, [fresh, at]) === 0 ? next + 1 : next;
    if (!gone) blocks.push({ isFresh: true, from: at, to: at + 1 });
  }
  if (old < table.size) blocks.push({ isFresh: false, from: old, to: table.size });
  return blocks;
}

function tableOfBlocks(table: OpinionTable, fresh: OpinionTable, blocks: readonly Block[]): OpinionTable {
  const size = blocks.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    ...table,
    size,
    ...textsOf(table, fresh, { blocks, size }),
    columns: makeColumns((name, at) =>
      gather(table.columns[name], fresh.columns[name], { blocks, into: arrayOf(at, size) }),
    ),
  };
}

function textsOf(
  table: OpinionTable,
  fresh: OpinionTable,
  { blocks, size }: { readonly blocks: readonly Block[]; readonly size: number },
): Pick<OpinionTable, 'texts' | 'ends'> {
  const lengths = blocks.map(({ isFresh, from, to }) => bytesOf(isFresh ? fresh : table, from, to));
  const texts = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0));
  const ends = new Uint32Array(size);
  let at = 0;
  let row = 0;
  for (const { isFresh, from, to } of blocks) {
    const of = isFresh ? fresh : table;
    const start = startOf(of, from);
    const some = of.texts.subarray(start, startOf(of, to));
    texts.set(some, at);
    for (let old = from; old < to; old += 1) ends[row++] = (of.ends[old] as number) - start + at;
    at += some.length;
  }
  return { texts, ends };
}

function bytesOf(of: Texts, from: number, to: number): number {
  return startOf(of, to) - startOf(of, from);
}

type Column = OpinionColumns[keyof OpinionColumns];

function gather(
  old: Column,
  fresh: Column,
  { blocks, into }: { blocks: readonly Block[]; into: Column },
): Column {
  let at = 0;
  for (const { isFresh, from, to } of blocks) {
    into.set((isFresh ? fresh : old).subarray(from, to), at);
    at += to - from;
  }
  return into;
}

function arrayOf(at: number, size: number) {
  const [, array] = columnArrays[at] ?? [];
  if (array === undefined) throw new RangeError('there is no such column');
  return new array(size);
}
