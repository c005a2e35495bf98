import { attributes, mix, type WordFilter, type WordPosition, type WordSort } from '@word-list/domain';
import { prefixEnd, textPattern } from '../text-pattern.ts';
import { wildcardMatch } from './wildcard-match.ts';
import { rowOfText, typeBits, unscored, type WordSnapshot } from './word-snapshot.ts';

// The loops over rows count: an iterator costs several times as much, and they run over every word.

type Column = Int8Array | Int16Array;

/** Keeps, in place, the rows whose value is in the range. */
const keepBetween = (
  rows: Uint32Array,
  column: Column,
  { min, max }: { min: number; max: number },
): Uint32Array => {
  let kept = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    const value = column[row] ?? unscored;
    if (value < min || value > max) continue;
    rows[kept] = row;
    kept += 1;
  }
  return rows.subarray(0, kept);
};

const keepTypes = (rows: Uint32Array, types: Uint16Array, bits: number): Uint32Array => {
  let kept = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    if (((types[row] ?? 0) & bits) === 0) continue;
    rows[kept] = row;
    kept += 1;
  }
  return rows.subarray(0, kept);
};

const counting = (from: number, to: number): Uint32Array => {
  const rows = new Uint32Array(Math.max(0, to - from));
  for (let at = 0; at < rows.length; at += 1) rows[at] = from + at;
  return rows;
};

/** The rows that the text's fixed beginning leaves. */
const textRange = (snapshot: WordSnapshot, wildcards: string | undefined): Uint32Array => {
  const size = snapshot.texts.length;
  if (wildcards === undefined) return counting(0, size);
  const { prefix, kind } = textPattern(wildcards);
  const from = rowOfText(snapshot, prefix);
  if (kind === 'text') return counting(from, snapshot.texts[from] === prefix ? from + 1 : from);
  const end = prefixEnd(prefix);
  return counting(from, end === undefined ? size : rowOfText(snapshot, end));
};

const keepScores = (snapshot: WordSnapshot, filter: WordFilter, from: Uint32Array): Uint32Array => {
  let rows = from;
  for (const { name, min } of attributes) {
    const range = filter.ranges[name];
    // A word without the score is below every range, however low that begins.
    if (range !== undefined) {
      rows = keepBetween(rows, snapshot.scores[name], { min: Math.max(range.min, min), max: range.max });
    }
  }
  return rows;
};

const keepLengths = (snapshot: WordSnapshot, filter: WordFilter, rows: Uint32Array): Uint32Array => {
  const { minLength = 0, maxLength = 0x7fff } = filter;
  return minLength === 0 && maxLength === 0x7fff
    ? rows
    : keepBetween(rows, snapshot.lengths, { min: minLength, max: maxLength });
};

const keepMatches = (snapshot: WordSnapshot, rows: Uint32Array, wildcards: string): Uint32Array => {
  if (textPattern(wildcards).kind !== 'like') return rows;
  const { texts, lengths } = snapshot;
  const { minLength: min, maxLength: max, ...match } = wildcardMatch(wildcards);
  return keepBetween(rows, lengths, { min, max }).filter((row) =>
    match.matches(texts[row] ?? '', lengths[row] ?? 0),
  );
};

/** The rows that the filter matches, in the order of their texts. */
export const selectRows = (snapshot: WordSnapshot, filter: WordFilter): Uint32Array => {
  let rows = keepScores(snapshot, filter, textRange(snapshot, filter.text));
  rows = keepLengths(snapshot, filter, rows);
  if (filter.types.length > 0) rows = keepTypes(rows, snapshot.types, typeBits(filter.types));
  return filter.text === undefined ? rows : keepMatches(snapshot, rows, filter.text);
};

const buckets = 1 << 16;

/** Up to the end of the first bucket (of the keys' upper half) by which `count` keys are reached. */
const upperBound = (keys: Uint32Array, count: number): number => {
  const sizes = new Uint32Array(buckets);
  for (let at = 0; at < keys.length; at += 1) {
    const bucket = (keys[at] ?? 0) >>> 16;
    sizes[bucket] = (sizes[bucket] ?? 0) + 1;
  }
  let reached = 0;
  let bucket = 0;
  for (; bucket < buckets && reached < count; bucket += 1) reached += sizes[bucket] ?? 0;
  return bucket * buckets;
};

const mixedKeys = ({ hashes }: WordSnapshot, rows: Uint32Array, seed: number): Uint32Array => {
  const keys = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) keys[at] = mix(hashes[rows[at] ?? 0] ?? 0, seed);
  return keys;
};

/** The first `count` rows in the order of (mix(hash32, seed), text). */
export const sampleRows = (
  snapshot: WordSnapshot,
  rows: Uint32Array,
  { seed, count }: { seed: number; count: number },
): number[] => {
  const keys = mixedKeys(snapshot, rows, seed);
  const bound = upperBound(keys, count);
  const picked: { row: number; key: number }[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const key = keys[at] ?? 0;
    if (key < bound) picked.push({ row: rows[at] ?? 0, key });
  }
  return picked
    .sort((a, b) => a.key - b.key || a.row - b.row)
    .slice(0, count)
    .map(({ row }) => row);
};

const columnOf = (snapshot: WordSnapshot, by: Exclude<WordSort['by'], 'text'>): Column =>
  by === 'length' ? snapshot.lengths : snapshot.scores[by];

/** Rows behind a position, those without the value always behind those with one. */
const isBehind = (
  snapshot: WordSnapshot,
  sort: WordSort,
  after: WordPosition,
): ((row: number) => boolean) => {
  const found = rowOfText(snapshot, after.text);
  const at = snapshot.texts[found] === after.text ? found : found - 0.5;
  const byText = sort.descending ? (row: number) => row < at : (row: number) => row > at;
  if (sort.by === 'text') return byText;
  const column = columnOf(snapshot, sort.by);
  const start = after.value === null ? unscored : Number(after.value);
  return (row) => {
    const value = column[row] ?? unscored;
    if (value === start) return byText(row);
    if (value === unscored) return true;
    return start !== unscored && (sort.descending ? value < start : value > start);
  };
};

/** The values that occur, those that are none last. */
const valuesInOrder = (column: Column, rows: Uint32Array, { descending }: WordSort): number[] => {
  const values = new Set<number>();
  let last: number | undefined;
  for (let at = 0; at < rows.length; at += 1) {
    const value = column[rows[at] ?? 0] ?? unscored;
    if (value !== last) values.add(value);
    last = value;
  }
  const scored = [...values]
    .filter((value) => value !== unscored)
    .sort((a, b) => (descending ? b - a : a - b));
  return values.has(unscored) ? [...scored, unscored] : scored;
};

const takeValue = (
  page: number[],
  rows: Uint32Array,
  { column, value, limit }: { column: Column; value: number; limit: number },
): void => {
  for (let at = 0; at < rows.length && page.length < limit; at += 1) {
    const row = rows[at] ?? 0;
    if ((column[row] ?? unscored) === value) page.push(row);
  }
};

/** The first `limit` rows of the page's order; `rows` are in the order of their texts. */
export const pageRows = (
  snapshot: WordSnapshot,
  rows: Uint32Array,
  { sort, limit, after }: { sort: WordSort; limit: number; after?: WordPosition },
): number[] => {
  const behind = after === undefined ? rows : rows.filter(isBehind(snapshot, sort, after));
  const ordered = sort.descending ? behind.toReversed() : behind;
  if (sort.by === 'text') return [...ordered.subarray(0, limit)];
  const column = columnOf(snapshot, sort.by);
  const page: number[] = [];
  for (const value of valuesInOrder(column, ordered, sort)) {
    if (page.length === limit) break;
    takeValue(page, ordered, { column, value, limit });
  }
  return page;
};
