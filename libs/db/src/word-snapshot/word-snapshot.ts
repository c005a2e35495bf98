import { attributes, compareText, wordTypes, type AttributeName } from '@word-list/domain';

/** Stands for a score that is not there. */
export const unscored = -128;

/** What filters and orders need of every word, by column; rows are in the order of their texts. */
export interface WordSnapshot {
  /** All changes up to this revision are in it. */
  readonly revision: bigint;
  readonly texts: readonly string[];
  readonly hashes: Uint32Array;
  /** In code points. */
  readonly lengths: Int16Array;
  /** One bit per word type. */
  readonly types: Uint16Array;
  readonly scores: Readonly<Record<AttributeName, Int8Array>>;
}

/** One word on its way into a snapshot. */
export interface SnapshotRow {
  readonly text: string;
  readonly hash: number;
  readonly length: number;
  readonly types: number;
  /** In the order of the attributes. */
  readonly scores: readonly number[];
}

/** The bits of these types; types that this release does not know have none. */
export const typeBits = (types: readonly string[]): number =>
  wordTypes.reduce((bits, type, index) => (types.includes(type) ? bits | (1 << index) : bits), 0);

const emptyScores = (size: number): Record<AttributeName, Int8Array> =>
  Object.fromEntries(attributes.map(({ name }) => [name, new Int8Array(size)])) as Record<
    AttributeName,
    Int8Array
  >;

/** The row of a text, or where it would have to be: the first row whose text is not less. */
export const rowOfText = ({ texts }: Pick<WordSnapshot, 'texts'>, text: string): number => {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareText(texts[middle] ?? '', text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

const writeRow = (into: WordSnapshot, at: number, row: SnapshotRow): void => {
  into.hashes[at] = row.hash;
  into.lengths[at] = row.length;
  into.types[at] = row.types;
  for (const [index, { name }] of attributes.entries()) into.scores[name][at] = row.scores[index] ?? unscored;
};

export const emptySnapshot = (revision: bigint): WordSnapshot => ({
  revision,
  texts: [],
  hashes: new Uint32Array(0),
  lengths: new Int16Array(0),
  types: new Uint16Array(0),
  scores: emptyScores(0),
});

interface Block {
  readonly from: number;
  readonly to: number;
  readonly at: number;
}

const copyBlock = (from: WordSnapshot, into: WordSnapshot, { from: start, to: end, at }: Block): void => {
  into.hashes.set(from.hashes.subarray(start, end), at);
  into.lengths.set(from.lengths.subarray(start, end), at);
  into.types.set(from.types.subarray(start, end), at);
  for (const { name } of attributes) into.scores[name].set(from.scores[name].subarray(start, end), at);
};

const insertRows = (old: WordSnapshot, rows: readonly SnapshotRow[], revision: bigint): WordSnapshot => {
  const size = old.texts.length + rows.length;
  const texts: string[] = [];
  const into: WordSnapshot = {
    revision,
    texts,
    hashes: new Uint32Array(size),
    lengths: new Int16Array(size),
    types: new Uint16Array(size),
    scores: emptyScores(size),
  };
  let copied = 0;
  const copyUpTo = (end: number): void => {
    copyBlock(old, into, { from: copied, to: end, at: texts.length });
    for (; copied < end; copied += 1) texts.push(old.texts[copied] ?? '');
  };
  for (const row of rows) {
    copyUpTo(rowOfText(old, row.text));
    writeRow(into, texts.length, row);
    texts.push(row.text);
  }
  copyUpTo(old.texts.length);
  return into;
};

/**
 * A snapshot in which these rows stand for their words. Rows of words that were there are written in place: the old
 * snapshot must not be used any more.
 */
export const withRows = (old: WordSnapshot, rows: readonly SnapshotRow[], revision: bigint): WordSnapshot => {
  const fresh: SnapshotRow[] = [];
  for (const row of rows.toSorted((a, b) => compareText(a.text, b.text))) {
    const at = rowOfText(old, row.text);
    if (old.texts[at] === row.text) writeRow(old, at, row);
    else fresh.push(row);
  }
  return fresh.length === 0 ? { ...old, revision } : insertRows(old, fresh, revision);
};
