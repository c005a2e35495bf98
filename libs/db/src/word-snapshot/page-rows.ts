import type { WordOrder, WordPosition } from '@word-list/domain';
import { keepRows, nextRow, previousRow, type RowBits } from './row-bits.ts';
import { rowsByValue } from './rows-by-value.ts';
import type { Measured } from './rows-in-range.ts';
import { sampleRows } from './sample-rows.ts';
import type { Candidates } from './select-rows.ts';
import { hasText, rowOfText } from './text-table.ts';
import { unscored } from './word-columns.ts';
import type { WordSnapshot } from './word-snapshot.ts';

interface PageOf {
  readonly order: WordOrder;
  readonly limit: number;
  readonly after?: WordPosition;
}

/** The first `limit` of the accepted rows in the page's order. */
export function pageRows(snapshot: WordSnapshot, candidates: Candidates, page: PageOf): number[] {
  const { order, ...rest } = page;
  if (order.by === 'text') return rowsByText(snapshot, candidates, { ...rest, descending: order.descending });
  const rows = acceptedRows(candidates);
  if (order.by === 'random') return drawnRows(snapshot, rows, { ...rest, seed: order.seed });
  return valuedRows(snapshot, rows, { ...rest, by: order.by, descending: order.descending });
}

type Part = Omit<PageOf, 'order'>;

function drawnRows(
  snapshot: WordSnapshot,
  rows: RowBits,
  { seed, limit, after }: Part & { readonly seed: number },
): number[] {
  const start = after && { after: { key: after.value ?? 0, row: rowBehind(snapshot, after.text, false) } };
  return sampleRows(snapshot, rows, { seed, count: limit, ...start });
}

function valuedRows(
  snapshot: WordSnapshot,
  rows: RowBits,
  { by, descending, limit, after }: Part & { readonly by: Measured; readonly descending: boolean },
): number[] {
  const start = after && {
    after: { value: after.value ?? unscored, row: rowBehind(snapshot, after.text, descending) },
  };
  return rowsByValue(snapshot, rows, { by, descending, limit, ...start });
}

function acceptedRows({ rows, accepts }: Candidates): RowBits {
  if (accepts !== undefined) keepRows(rows, accepts);
  return rows;
}

/** The row at which a page begins that continues behind this text. */
function rowBehind({ texts }: WordSnapshot, text: string, descending: boolean): number {
  const at = rowOfText(texts, text);
  if (descending) return at - 1;
  return hasText(texts, at, text) ? at + 1 : at;
}

/** Looks at no more rows than the page needs. */
function rowsByText(
  snapshot: WordSnapshot,
  { rows, accepts }: Candidates,
  { descending, limit, after }: Part & { readonly descending: boolean },
): number[] {
  const first = descending ? snapshot.size - 1 : 0;
  const from = after === undefined ? first : rowBehind(snapshot, after.text, descending);
  const following = (at: number): number => (descending ? previousRow(rows, at) : nextRow(rows, at));
  const page: number[] = [];
  for (let row = following(from); row >= 0 && page.length < limit;) {
    if (accepts === undefined || accepts(row)) page.push(row);
    row = following(descending ? row - 1 : row + 1);
  }
  return page;
}
