import { isContent, separatorOf, type FoundFormat } from './find-format.ts';
import { openEnvelope } from './open-envelope.ts';
import { isComment, parseCell, parseDictionaryLine, parseLine, type ParsedLine } from './parse-line.ts';
import type { Line } from './read-lines.ts';
import type { RejectReason } from './reject-reasons.ts';
import { mostRecordLines, splitBlanks, splitCells } from './split-cells.ts';

/** What became of a line, or of a record of several lines: its word, or why it has none. */
export type Entry =
  | { readonly word: string; readonly reject?: undefined }
  | {
      readonly word?: undefined;
      readonly reject: RejectReason;
      /** Counts from 1. */
      readonly line: number;
      readonly of: Line;
    };

/** Takes the lines of a list in order, and gives one entry for each, or for each record of a csv. */
export const listParser = (found: FoundFormat) => {
  const open = openEnvelope();
  const skipReason = makeSkipper(found.header !== undefined);
  const parse = found.kind === 'csv' ? undefined : parserOf(found);
  const csv = makeRecords(separatorOf(found), found.column ?? 1);
  let number = 0;

  const parseWhole = (line: string, into: Entry[]): void => {
    const content = open(line);
    const skip = csv.isOpen() ? undefined : skipReason(content);
    if (skip !== undefined) into.push({ reject: skip, line: number, of: line });
    else if (parse === undefined) csv.take(content ?? '', number, into);
    else into.push(entryOf(parse(content ?? ''), number, line));
  };

  return {
    take(lines: readonly Line[]): Entry[] {
      const entries: Entry[] = [];
      for (const line of lines) {
        number += 1;
        if (typeof line === 'string') parseWhole(line, entries);
        else entries.push({ reject: line.reject, line: number, of: line });
      }
      return entries;
    },
    end(): Entry[] {
      const entries: Entry[] = [];
      csv.end(entries);
      return entries;
    },
  };
};

/** Tells lines that were never meant to hold a word; `undefined` stands for one of an envelope. */
function makeSkipper(hasHeader: boolean): (content: string | undefined) => RejectReason | undefined {
  let isHeaderAhead = hasHeader;
  let isFirst = true;
  return (content) => {
    if (content === undefined) return 'signature';
    if (isHeaderAhead && isContent(content, isFirst)) {
      isHeaderAhead = false;
      return 'header';
    }
    if (content.trim() !== '') isFirst = false;
    return isComment(content) ? 'comment' : undefined;
  };
}

function entryOf(parsed: ParsedLine, line: number, of: string): Entry {
  return parsed.word === undefined ? { reject: parsed.reject, line, of } : parsed;
}

function parserOf(found: FoundFormat): (line: string) => ParsedLine {
  if (found.kind === 'lines') return parseLine;
  if (found.kind === 'hunspell') return parseDictionaryLine;
  const separator = separatorOf(found);
  const column = found.column ?? 1;
  if (found.separator === 'space') return (line) => parseColumn(splitBlanks(line), column);
  return (line) => {
    const cells = splitCells(line, separator);
    return parseColumn(cells === 'open' ? line.split(separator) : cells, column);
  };
}

function parseColumn(cells: readonly string[], column: number): ParsedLine {
  const cell = cells[column - 1];
  if (cell !== undefined) return parseCell(cell);
  return { reject: cells.every((text) => text.trim() === '') ? 'empty' : 'missing_column' };
}

/** Joins lines of a csv while a cell in quotes is open. */
function makeRecords(separator: string, column: number) {
  let held: string[] = [];
  let first = 0;

  /** The quote was never closed: its line is cut at every separator, and the lines after it are read again. */
  const giveUp = (into: Entry[]): void => {
    const [line = '', ...others] = held;
    held = [];
    into.push(entryOf(parseColumn(line.split(separator), column), first, line));
    others.forEach((other, place) => take(other, first + 1 + place, into));
  };

  const take = (line: string, number: number, into: Entry[]): void => {
    if (held.length === 0) first = number;
    held.push(line);
    const record = held.join('\n');
    const cells = splitCells(record, separator);
    if (cells !== 'open') {
      held = [];
      into.push(entryOf(parseColumn(cells, column), first, record));
    } else if (held.length === mostRecordLines) giveUp(into);
  };

  return {
    take,
    isOpen: () => held.length > 0,
    end(into: Entry[]): void {
      while (held.length > 0) giveUp(into);
    },
  };
}
