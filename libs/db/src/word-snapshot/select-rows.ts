import { attributes, wildcardMatch, wordTypes, type WordFilter, type WordType } from '@word-list/domain';
import { wordForms } from '@word-list/domain/word-sets';
import { prefixEnd, textPattern } from '../text-pattern.ts';
import { lettersOf } from './letter-bitmaps.ts';
import {
  intersectWith,
  keepRows,
  noRows,
  removeRow,
  rowsBetween,
  subtract,
  type RowBits,
} from './row-bits.ts';
import { keepInRange } from './rows-in-range.ts';
import { rowsMarked } from './scan-rows.ts';
import { hasText, rowOfText, textAt } from './text-table.ts';
import type { TypeList, WordSnapshot } from './word-snapshot.ts';

/** Rows that may match a filter: those match that are accepted. Without `accepts` all do. */
export interface Candidates {
  readonly rows: RowBits;
  readonly accepts?: (row: number) => boolean;
}

/** The rows that the filter matches. */
export function selectRows(snapshot: WordSnapshot, filter: WordFilter): RowBits {
  const { rows, accepts } = candidateRows(snapshot, filter);
  if (accepts !== undefined) keepRows(rows, accepts);
  return rows;
}

/** The rows that may match the filter, in a set of the caller's own. */
export function candidateRows(snapshot: WordSnapshot, filter: WordFilter): Candidates {
  const rows = rowsOfPrefix(snapshot, filter.text);
  keepScores(snapshot, filter, rows);
  keepTypes(snapshot, filter, rows);
  keepLengths(snapshot, filter, rows);
  keepForms(snapshot, filter, rows);
  if (filter.letters !== undefined) intersectWith(rows, snapshot.index.rowsOfLetters(filter.letters));
  for (const list of filter.inLists ?? []) intersectWith(rows, snapshot.index.rowsOfWords(list.words));
  for (const list of filter.notInLists ?? []) subtract(rows, snapshot.index.rowsOfWords(list.words));
  for (const left of filter.not ?? []) removeText(snapshot, left, rows);
  return matchingText(snapshot, filter, rows);
}

/** The rows that the text's fixed beginning leaves. */
function rowsOfPrefix({ texts, size }: WordSnapshot, wildcards: string | undefined): RowBits {
  if (wildcards === undefined) return rowsBetween(size, { from: 0, to: size });
  const { prefix, kind } = textPattern(wildcards);
  const from = rowOfText(texts, prefix);
  if (kind === 'text') {
    return rowsBetween(size, { from, to: hasText(texts, from, prefix) ? from + 1 : from });
  }
  const end = prefixEnd(prefix);
  return rowsBetween(size, { from, to: end === undefined ? size : rowOfText(texts, end) });
}

function keepScores(snapshot: WordSnapshot, { ranges }: WordFilter, rows: RowBits): void {
  for (const { name } of attributes) {
    const range = ranges[name];
    if (range !== undefined) keepInRange(snapshot, rows, { of: name, ...range });
  }
}

function keepLengths(snapshot: WordSnapshot, filter: WordFilter, rows: RowBits): void {
  const { minLength: min = 0, maxLength: max = Infinity } = filter;
  keepInRange(snapshot, rows, { of: 'length', min, max });
}

function keepForms(snapshot: WordSnapshot, { forms }: WordFilter, rows: RowBits): void {
  if (forms === undefined) return;
  const marks = Uint8Array.from(wordForms, (form) => Number(forms.includes(form)));
  const column = snapshot.forms();
  intersectWith(
    rows,
    snapshot.index.conditions.rowsOf(`forms ${marks.join('')}`, {
      find: () => rowsMarked(column, marks),
      holds: (row) => marks[column[row] ?? marks.length] === 1,
    }),
  );
}

function keepTypes({ columns, shared, index }: WordSnapshot, filter: WordFilter, rows: RowBits): void {
  const passes = typeTest(filter);
  if (passes === undefined) return;
  const { types, notTypes, mainTypes } = filter;
  const find = (): RowBits => {
    const marks = new Uint8Array(shared.typeLists.size());
    for (let id = 0; id < marks.length; id += 1) marks[id] = Number(passes(shared.typeLists.valueOf(id)));
    return rowsMarked(columns.types, marks);
  };
  const holds = (row: number): boolean => passes(shared.typeLists.valueOf(columns.types[row] ?? 0));
  const name = JSON.stringify([types, notTypes, mainTypes]);
  intersectWith(rows, index.conditions.rowsOf(`types ${name}`, { find, holds }));
}

/** Undefined when words of all types pass. */
function typeTest({
  types,
  notTypes = [],
  mainTypes,
}: WordFilter): ((list: TypeList) => boolean) | undefined {
  if (types.length === 0 && notTypes.length === 0 && mainTypes === undefined) return undefined;
  const [any, none, main] = [bitsOf(types), bitsOf(notTypes), bitsOf(mainTypes ?? [])];
  return (list) =>
    (types.length === 0 || (list.bits & any) !== 0) &&
    (list.bits & none) === 0 &&
    (mainTypes === undefined || (list.main & main) !== 0);
}

function bitsOf(types: readonly WordType[]): number {
  return types.reduce((bits, type) => bits | (1 << wordTypes.indexOf(type)), 0);
}

function removeText({ texts }: WordSnapshot, text: string, rows: RowBits): void {
  const row = rowOfText(texts, text);
  if (hasText(texts, row, text)) removeRow(rows, row);
}

/**
 * Of the rows with the right beginning, those that are short enough and have the right letters, still to be looked at. A
 * length counts letters, of which a text has at most as many as code points.
 */
function matchingText(snapshot: WordSnapshot, { text }: WordFilter, rows: RowBits): Candidates {
  if (text === undefined || textPattern(text).kind !== 'like') return { rows };
  const { texts, index, size } = snapshot;
  const { maxLength: max, ...match } = wildcardMatch(text);
  keepInRange(snapshot, rows, { of: 'length', min: 0, max });
  const groups = index.letters();
  for (const letter of lettersOf(text)) intersectWith(rows, groups[letter] ?? noRows(size));
  return { rows, accepts: (row) => match.matches(textAt(texts, row)) };
}
