import { Conflict } from '../../errors.ts';
import { derivedId } from '../../ids.ts';
import type { WordsState } from '../../ports/word-catalogue.ts';
import { WorkRefused } from '../../word-sets/index.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { hashWords } from './hash-words.ts';
import type { KeptLists } from './kept-lists.ts';
import { isMade, type MadeList, type MakeListPorts } from './make-list.ts';
import type { PartFacts } from './number-words.ts';
import { pageOfMade } from './page-of-made.ts';
import { pageOfStored } from './page-of-stored.ts';
import { present } from './present.ts';
import { withEvidence } from './tell-evidence.ts';
import type { ListedWord } from './word-fields.ts';
import type { WordsPosition, WordsQuery } from './words-query.ts';

/** The words of one page, and how to continue behind any of them. */
export interface FoundWords {
  readonly words: readonly ListedWord[];
  /** Where the next page begins if this one ends after `taken` words; undefined when the list ends there. */
  readonly next: (taken: number) => WordsPosition | undefined;
  /** All words that pass the filters; only when asked for. */
  readonly total?: number;
  /** The whole list, as far as it is known: count and hash. */
  readonly whole?: WholeList;
  /** Where words are numbered or in parts. */
  readonly parts?: readonly PartFacts[];
  readonly balance?: MadeList['balance'];
  readonly choice?: MadeList['choice'];
  /** Words that were sent along and are not stored. */
  readonly unknown?: number;
}

/** Count and hash of a list. */
export interface WholeList {
  readonly words: number;
  readonly sha256: string;
}

/** What lists are found with. */
export interface FindWordsPorts extends MakeListPorts {
  /** Lists of requests before. */
  readonly kept: KeptLists;
}

/**
 * Finds the words that a reader asked for, in this state or a newer one. Throws RequestRefused `sample-too-small`
 * (with what would help) and `too-much-work`, and Conflict where a cursor goes on in a list that has changed.
 */
export const findWords =
  (ports: FindWordsPorts) =>
  async (query: WordsQuery, state: WordsState): Promise<FoundWords> => {
    refuseOtherLists(query);
    const page = isMade(query) ? pageOfMade(ports, query, state) : pageOfStored(ports, query);
    const found = await page.catch(refuseWork);
    if (!query.fields.includes('evidence')) return found;
    return { ...found, words: await withEvidence(ports, found.words) };
  };

/** Count and hash of a list of which all is known. */
export function wholeOf(texts: readonly string[]): WholeList {
  return { words: texts.length, sha256: hashWords(texts) };
}

/** What is over the budget is refused. */
export function refuseWork(error: unknown): never {
  if (!(error instanceof WorkRefused)) throw error;
  throw new RequestRefused(
    'too-much-work',
    `this list takes more work than one request may ask for: ${error.advice}`,
    { cause: error },
  );
}

interface Page<Word> {
  readonly words: readonly Word[];
  /** Whether others follow. */
  readonly more: boolean;
  readonly at: (word: Word) => Omit<WordsPosition, 'before' | 'seed' | 'lists'>;
}

/** Where the following page begins. */
export function nextOf<Word>(query: WordsQuery, { words, more, at }: Page<Word>): FoundWords['next'] {
  return (taken) => {
    const last = words[taken - 1];
    if (last === undefined || (taken === words.length && !more)) return undefined;
    const before = (query.after?.before ?? 0) + taken;
    const lists = stateOfLists(query);
    return present({ ...at(last), before, seed: query.seed, lists });
  };
}

/** Refuses a cursor that would go on in other words than those of its first page; says what has changed. */
export function refuseCursor(what: string): never {
  throw new Conflict(
    'list-has-changed',
    `${what} since the first page of this list: ask for it again from the start`,
  );
}

function refuseOtherLists(query: WordsQuery): void {
  const lists = query.after?.lists;
  if (lists !== undefined && lists !== stateOfLists(query))
    refuseCursor('a list that it is made by has changed');
}

/** The state of the lists that a request names; undefined where it names none. */
function stateOfLists({ named: { states } }: WordsQuery): string | undefined {
  return states.length === 0 ? undefined : derivedId('lists', states.map(({ sha256 }) => sha256).join(' '));
}
