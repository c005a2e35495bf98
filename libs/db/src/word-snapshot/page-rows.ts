import type { WordPosition, WordSort } from '@word-list/domain';
import type { Bitmaps } from './bitmaps.ts';
import { intersectWith, nextRow, noRows, previousRow, type RowBits } from './row-bits.ts';
import type { Candidates } from './select-rows.ts';
import { hasText, rowOfText } from './text-table.ts';
import { unscored } from './word-columns.ts';
import type { WordSnapshot } from './word-snapshot.ts';

interface PageOf {
  readonly sort: WordSort;
  readonly limit: number;
  readonly after?: WordPosition;
}

/** The row at which a page begins that goes on behind this text, in the direction of the sort. */
const rowBehind = ({ texts }: WordSnapshot, text: string, { descending }: WordSort): number => {
  const at = rowOfText(texts, text);
  if (descending) return at - 1;
  return hasText(texts, at, text) ? at + 1 : at;
};

/** Appends accepted rows of the set in the direction of the sort, until the page is full. */
const takeRows = (
  page: number[],
  { rows, accepts }: Candidates,
  { descending, from, limit }: { descending: boolean; from: number; limit: number },
): void => {
  const following = (row: number): number =>
    descending ? previousRow(rows, row - 1) : nextRow(rows, row + 1);
  let row = descending ? previousRow(rows, from) : nextRow(rows, from);
  for (; row >= 0 && page.length < limit; row = following(row)) {
    if (accepts === undefined || accepts(row)) page.push(row);
  }
};

const bitmapsOf = ({ index }: WordSnapshot, by: Exclude<WordSort['by'], 'text'>): Bitmaps =>
  by === 'length' ? index.lengths : index.scores[by];

/** The values that words have, in the direction of the sort, those that are none last. */
const valuesInOrder = (bitmaps: Bitmaps, { descending }: WordSort): number[] => {
  const keys = bitmaps.keys();
  const scored = keys.filter((value) => value !== unscored);
  if (descending) scored.reverse();
  return keys.length === scored.length ? scored : [...scored, unscored];
};

/** True for values whose words are all on earlier pages. */
const isBefore = (value: number, start: number, { descending }: WordSort): boolean => {
  if (value === start || value === unscored) return false;
  return start === unscored || (descending ? value > start : value < start);
};

const intersection = (rows: RowBits, others: RowBits | undefined, size: number): RowBits => {
  const both = rows.slice();
  intersectWith(both, others ?? noRows(size));
  return both;
};

const startValue = ({ value }: WordPosition): number => (value === null ? unscored : Number(value));

/** The value and row at which a page begins; without a value, at the first. */
const beginOf = (
  snapshot: WordSnapshot,
  { sort, after }: PageOf,
): { row: number; first: number; value: number | undefined } => {
  const first = sort.descending ? snapshot.size - 1 : 0;
  if (after === undefined) return { row: first, first, value: undefined };
  return { row: rowBehind(snapshot, after.text, sort), first, value: startValue(after) };
};

/** The first `limit` of the accepted rows in the page's order. */
export const pageRows = (snapshot: WordSnapshot, candidates: Candidates, query: PageOf): number[] => {
  const { sort, limit } = query;
  const { descending, by } = sort;
  const begin = beginOf(snapshot, query);
  const page: number[] = [];
  if (by === 'text') {
    takeRows(page, candidates, { descending, from: begin.row, limit });
    return page;
  }
  const bitmaps = bitmapsOf(snapshot, by);
  for (const value of valuesInOrder(bitmaps, sort)) {
    if (page.length >= limit) break;
    if (begin.value !== undefined && isBefore(value, begin.value, sort)) continue;
    const rows = intersection(candidates.rows, bitmaps.of(value), snapshot.size);
    const from = value === begin.value ? begin.row : begin.first;
    takeRows(page, { ...candidates, rows }, { descending, from, limit });
  }
  return page;
};
