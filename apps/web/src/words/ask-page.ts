import type { WordsPage } from '@word-list/domain/api/client';
import { ask, bodyOf } from '../api/ask.ts';
import type { Choice } from '../choice/choice.ts';
import type { WordsQuery } from '../choice/query.ts';
import { ownLists, ownNames } from '../own/own-lists.ts';

/** A page of the words of a choice; its own lists are sent along. */
export async function askPage(of: Choice, query: WordsQuery, giveUp?: AbortSignal): Promise<WordsPage> {
  const own = ownNames(of);
  if (own.length === 0) return bodyOf(await ask(giveUp).listWords({ query }), 200);
  const lists = own.map((name) => [...(ownLists.peek()[name]?.words ?? [])]);
  const asked = Object.entries({ ...query, total: true });
  const parameters = Object.fromEntries(asked.map(([name, value]) => [name, String(value)]));
  return bodyOf(await ask(giveUp).sendWords({ body: { recipe: { parameters }, lists } }), 200);
}
