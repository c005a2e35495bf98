import * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import { derivedId } from '../../ids.ts';
import { limits } from '../../limits.ts';
import type { WordFilter, WordOrder } from '../../ports/word-catalogue.ts';
import { openCursor, sealCursor, type CursorSeal } from '../http/cursor.ts';
import { readFilter } from './read-filter.ts';
import { readOrder, readPick, type WordPick } from './read-pick.ts';
import { defaultFields, type WordField } from './word-fields.ts';
import type { WordFormat } from './word-formats.ts';
import type { WordsParameters } from './words-parameters.ts';

const defaultLimit = 100;

const position = z.strictObject({
  /** How many words of the list come before. */
  before: z.int().min(0),
  /** The last of them. */
  value: z.number().nullable(),
  text: z.string(),
  /** Of a random order. */
  seed: z.string().optional(),
});

/** Where a page continues. */
export type WordsPosition = z.infer<typeof position>;

/** What a reader asked for, with all defaults filled in. */
export interface WordsQuery extends WordPick {
  readonly filter: WordFilter;
  /** How the words are printed. */
  readonly sort: WordOrder;
  readonly limit: number;
  readonly after: WordsPosition | undefined;
  readonly fields: readonly WordField[];
  /** Whether the reader named the fields. */
  readonly fieldsChosen: boolean;
  readonly total: boolean;
  readonly format: WordFormat | undefined;
  /** Names the list (not the page): cursors of other lists are refused. */
  readonly list: string;
}

interface ReadContext {
  /** Seals cursors. */
  readonly key: string;
  /** Gives a seed to a random order that names none. */
  readonly drawSeed: () => string;
}

/** What the parameters of `GET /api/words` ask for. Throws InvalidInput for those that contradict each other. */
export function readWordsQuery(given: WordsParameters, { key, drawSeed }: ReadContext): WordsQuery {
  const filter = readFilter(given);
  const list = listName(given, filter);
  const after = readPosition(given, { key, purpose: list });
  const pick = readPick(given, { drawSeed, cursorSeed: after?.seed });
  if (after && after.seed !== pick.seed) throw new InvalidInput('cursor', 'belongs to another seed');
  return {
    ...pick,
    filter,
    sort: given.sort === undefined ? pick.order : readOrder(given.sort),
    limit: given.limit ?? Math.min(pick.take ?? defaultLimit, limits.pageWords),
    after,
    ...readForm(given),
    list,
  };
}

/** The cursor of the page that continues at this position. */
export function nextCursor(query: WordsQuery, at: WordsPosition, key: string): string {
  return sealCursor({ key, purpose: query.list }, at);
}

function readForm(given: WordsParameters): Pick<WordsQuery, 'fields' | 'fieldsChosen' | 'total' | 'format'> {
  return {
    fields: given.fields ?? defaultFields,
    fieldsChosen: given.fields !== undefined,
    total: given.total ?? false,
    format: given.format,
  };
}

function readPosition({ cursor }: WordsParameters, seal: CursorSeal): WordsPosition | undefined {
  return cursor === undefined ? undefined : openCursor(seal, cursor, position);
}

/** The same for every page and seed of a list: a cursor brings its seed along. */
function listName(given: WordsParameters, filter: WordFilter): string {
  const { order, take, rules } = readPick(given, { drawSeed: () => '', cursorSeed: '' });
  return derivedId('words', JSON.stringify([filter, order.by, descends(order), take, rules, given.sort]));
}

function descends(order: WordOrder): boolean {
  return order.by !== 'random' && order.descending;
}
