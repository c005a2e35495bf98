import type { ApiOperations } from '@word-list/domain/api/client';
import { wantedBy, type Choice } from './choice.ts';
import { filterPairs, joinPairs, partPairs, rulePairs } from './write-choice.ts';

/** The parameters of `GET /api/words`. */
export type WordsQuery = NonNullable<ApiOperations['listWords']['request']['query']>;
type CountsQuery = NonNullable<ApiOperations['getCounts']['request']['query']>;

/** A page of the words of a choice, at most `limit` of them, with as much as its view shows. */
export function pageQuery(choice: Choice, limit: number): WordsQuery {
  return {
    ...wordsQuery(choice),
    format: 'json',
    limit: Math.min(limit, wantedBy(choice)),
    ...(choice.view === 'words' && { fields: ['text'] as const }),
    ...(choice.was !== '' && { was: choice.was }),
  };
}

/** The words of a choice, as parameters of `GET /api/words`. */
export function wordsQuery(choice: Choice): WordsQuery {
  return Object.fromEntries(wordsPairs(choice));
}

/** The filters of a choice, as parameters of `GET /api/counts`. */
export function countsQuery(choice: Choice): CountsQuery {
  return Object.fromEntries(filterPairs(choice));
}

/** The address in the API that gives the words of a choice. */
export function wordsUrl(choice: Choice, more: Readonly<Record<string, string>> = {}): string {
  return `/api/words?${joinPairs([...wordsPairs(choice), ...Object.entries(more)])}`;
}

/** Spells out what the page leaves to its defaults: the API has others. */
function wordsPairs(choice: Choice): (readonly [string, string])[] {
  const { order, seed, take, sort, dice } = choice;
  return [
    ...filterPairs(choice),
    ...rulePairs(choice),
    ...partPairs(choice),
    ['order', order],
    ...(order === 'random' ? [['seed', seed] as const] : []),
    ['take', take],
    ...(sort === undefined ? [] : [['sort', sort] as const]),
    ...(dice === undefined ? [] : [['dice', String(dice)] as const]),
  ];
}
