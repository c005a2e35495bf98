import { attributes, wordTypes, type WordFilter } from '@word-list/domain';
import { prefixEnd, textPattern } from '../text-pattern.ts';
import { keepAnyOf, keepBetween } from './bitmaps.ts';
import { lettersOf } from './letter-bitmaps.ts';
import { intersectWith, keepRows, noRows, rowsBetween, type RowBits } from './row-bits.ts';
import { hasText, rowOfText, textAt } from './text-table.ts';
import { wildcardMatch } from './wildcard-match.ts';
import type { WordSnapshot } from './word-snapshot.ts';

/** Rows that may match a filter: those match that are accepted. Without `accepts` all do. */
export interface Candidates {
  readonly rows: RowBits;
  readonly accepts?: (row: number) => boolean;
}

/** The rows that the text's fixed beginning leaves. */
const rowsOfPrefix = ({ texts, size }: WordSnapshot, wildcards: string | undefined): RowBits => {
  if (wildcards === undefined) return rowsBetween(size, { from: 0, to: size });
  const { prefix, kind } = textPattern(wildcards);
  const from = rowOfText(texts, prefix);
  if (kind === 'text') {
    return rowsBetween(size, { from, to: hasText(texts, from, prefix) ? from + 1 : from });
  }
  const end = prefixEnd(prefix);
  return rowsBetween(size, { from, to: end === undefined ? size : rowOfText(texts, end) });
};

const keepScores = ({ index }: WordSnapshot, { ranges }: WordFilter, rows: RowBits): void => {
  for (const { name, min } of attributes) {
    const range = ranges[name];
    // A word without the score is below every range, however low that begins.
    if (range !== undefined) {
      keepBetween(rows, index.scores[name], { min: Math.max(range.min, min), max: range.max });
    }
  }
};

const keepTypes = ({ index }: WordSnapshot, { types }: WordFilter, rows: RowBits): void => {
  if (types.length === 0) return;
  keepAnyOf(
    rows,
    index.types,
    types.map((type) => wordTypes.indexOf(type)),
  );
};

const keepLetters = ({ index, size }: WordSnapshot, wildcards: string, rows: RowBits): void => {
  for (const letter of lettersOf(wildcards)) intersectWith(rows, index.letters.of(letter) ?? noRows(size));
};

/** Of the rows with the right beginning, those of the right length with the right letters, still to be looked at. */
const matchingText = (snapshot: WordSnapshot, wildcards: string, rows: RowBits): Candidates => {
  const { texts, columns, index } = snapshot;
  const { minLength: min, maxLength: max, ...match } = wildcardMatch(wildcards);
  keepBetween(rows, index.lengths, { min, max });
  keepLetters(snapshot, wildcards, rows);
  return { rows, accepts: (row) => match.matches(textAt(texts, row), columns.lengths[row] ?? 0) };
};

/** The rows that may match the filter, in a set of the caller's own. */
export const candidateRows = (snapshot: WordSnapshot, filter: WordFilter): Candidates => {
  const { text, minLength = 0, maxLength = Infinity } = filter;
  const rows = rowsOfPrefix(snapshot, text);
  keepScores(snapshot, filter, rows);
  keepTypes(snapshot, filter, rows);
  if (minLength > 0 || maxLength < Infinity) {
    keepBetween(rows, snapshot.index.lengths, { min: minLength, max: maxLength });
  }
  if (text === undefined || textPattern(text).kind !== 'like') return { rows };
  return matchingText(snapshot, text, rows);
};

/** The rows that the filter matches. */
export const selectRows = (snapshot: WordSnapshot, filter: WordFilter): RowBits => {
  const { rows, accepts } = candidateRows(snapshot, filter);
  if (accepts !== undefined) keepRows(rows, accepts);
  return rows;
};
