import * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import { derivedId } from '../../ids.ts';
import { limits } from '../../limits.ts';
import type { WordFilter, WordOrder } from '../../ports/word-catalogue.ts';
import type { OrderName } from '../../word-sets/index.ts';
import { openCursor, sealCursor, type CursorSeal } from '../http/cursor.ts';
import { noLists, type NamedLists } from '../lists/find-lists.ts';
import { readLists, type AskedLists, type SentList } from './asked-lists.ts';
import { readFilter } from './read-filter.ts';
import { readOrder, readPick, readPickOrder, type PickOrder, type WordPick } from './read-pick.ts';
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
  /** In which the engine made the list: its pages are of one state. Cursors of releases before 0.2 name no epoch. */
  epoch: z.string().optional(),
  revision: z.int().optional(),
  /** Of the lists that it is made by. */
  lists: z.string().optional(),
});

/** Where a page continues. */
export type WordsPosition = z.infer<typeof position>;

/** What a reader asked for, with all defaults filled in. */
export interface WordsQuery extends WordPick, PickOrder {
  /** As they were given. */
  readonly given: WordsParameters;
  readonly filter: WordFilter;
  readonly lists: AskedLists;
  /** What the lists are that the catalogue filters by. */
  readonly named: NamedLists;
  /** How the words are printed. */
  readonly sort: WordOrder | 'given';
  /** The same, as readers and the engine call it; `given` for the order in which they were picked. */
  readonly sortName: OrderName;
  readonly limit: number;
  readonly after: WordsPosition | undefined;
  readonly fields: readonly WordField[];
  /** Whether the reader named the fields. */
  readonly fieldsChosen: boolean;
  readonly total: boolean;
  readonly format: WordFormat | undefined;
  /** Count and hash of a list that was shared. */
  readonly was: string | undefined;
  /** Names the list (not the page): cursors of other lists are refused. */
  readonly list: string;
}

interface ReadContext {
  /** Seals cursors. */
  readonly key: string;
  /** Gives a seed to a random order that names none. */
  readonly drawSeed: () => string;
  readonly sent: readonly SentList[];
  /** What the lists are that are named, other than by a hash. */
  readonly named?: NamedLists;
}

/** What the parameters of `GET /api/words` ask for. Throws InvalidInput for those that contradict each other. */
export function readWordsQuery(
  given: WordsParameters,
  { key, drawSeed, sent, named = noLists }: ReadContext,
): WordsQuery {
  const filter = readFilter(given, named.filter);
  const lists = readLists({ ...given, ...named.left }, [...sent, ...named.sent]);
  const picked = readPick(given);
  const list = listName(given, filter, picked);
  const after = readPosition(given, { key, purpose: list });
  const ordered = readPickOrder(given, picked.orderName, { drawSeed, cursorSeed: after?.seed });
  const pick = { ...picked, ...ordered };
  refuseOthers(pick, after, lists);
  return {
    ...pick,
    given,
    filter,
    lists,
    named,
    ...readSort(given, pick),
    limit: limitOf(given, pick),
    after,
    ...readForm(given),
    was: given.was,
    list,
  };
}

function refuseOthers(pick: PickOrder, after: WordsPosition | undefined, { from }: AskedLists): void {
  if (after && after.seed !== pick.seed) throw new InvalidInput('cursor', 'belongs to another seed');
  if (pick.order === 'given' && from === undefined) {
    throw new InvalidInput('order', '"given" is the order of a pasted list: send its words');
  }
}

function readSort({ sort }: WordsParameters, { order }: PickOrder): Pick<WordsQuery, 'sort' | 'sortName'> {
  return sort === undefined ? { sort: order, sortName: 'given' } : { sort: readOrder(sort), sortName: sort };
}

/** As many words as there are to be over all parts, unless the reader says how many. */
function limitOf({ limit }: WordsParameters, { take, split }: WordPick): number {
  const words = take === undefined ? defaultLimit : take * (split?.parts.length ?? 1);
  return limit ?? Math.min(words, limits.pageWords);
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
function listName(given: WordsParameters, filter: WordFilter, pick: WordPick): string {
  const { orderName, take, rules, split, hold } = pick;
  const { list, inAll, notList, has, judge, sort } = given;
  const lists = [list, inAll, notList, has, judge];
  return derivedId('words', JSON.stringify([filter, orderName, take, rules, sort, split, hold, lists]));
}
