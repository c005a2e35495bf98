import type { WordOrder, WordSet } from '../../ports/word-catalogue.ts';
import { positionOf } from '../../words/word-order.ts';
import { nextOf, wholeOf, type FindWordsPorts, type FoundWords, type WholeList } from './find-words.ts';
import { numberWords } from './number-words.ts';
import { present } from './present.ts';
import type { WordsQuery } from './words-query.ts';

/** One page of a list that the catalogue filters, orders and takes itself. */
export async function pageOfStored(ports: FindWordsPorts, query: WordsQuery): Promise<FoundWords> {
  const { set, sort } = setOf(query);
  const { filter, limit, after, total: isCounted } = query;
  const [found, total, numbered] = await Promise.all([
    ports.catalogue.page({ ...set, order: sort, limit: limit + 1, ...(after && { after }) }),
    isCounted ? ports.catalogue.count(filter) : undefined,
    numbersOf(ports, query),
  ]);
  const words = found.slice(0, limit);
  const before = after?.before ?? 0;
  return present({
    words: numbered ? words.map((word, at) => ({ ...word, ...numbered.numberOf(before + at) })) : words,
    next: nextOf(query, { words, more: found.length > limit, at: (word) => positionOf(word, sort) }),
    total,
    whole: await wholeAround(ports, query, found),
    parts: numbered?.parts,
  });
}

/** All texts of such a list. */
export async function textsStored(
  { catalogue, pause }: FindWordsPorts,
  query: WordsQuery,
): Promise<string[]> {
  const { set, sort } = setOf(query);
  const asked = { ...set, order: sort, limit: Number.MAX_SAFE_INTEGER, scales: [], types: false };
  const texts: string[] = [];
  for (const { text } of await catalogue.candidates(asked)) {
    texts.push(text);
    if (texts.length % wordsPerSlice === 0) await pause();
  }
  return texts;
}

const wordsPerSlice = 10_000;

/** The whole list where the page is all of it, or where a reader wants to know whether it is what was shared. */
async function wholeAround(
  ports: FindWordsPorts,
  query: WordsQuery,
  found: readonly { readonly text: string }[],
): Promise<WholeList | undefined> {
  const isWhole = query.after === undefined && found.length <= query.limit;
  if (isWhole) return wholeOf(found.map(({ text }) => text));
  return query.was === undefined ? undefined : wholeOf(await textsStored(ports, query));
}

async function numbersOf({ catalogue }: FindWordsPorts, { filter, take, dice }: WordsQuery) {
  if (dice === undefined) return undefined;
  const passing = await catalogue.count(filter);
  return numberWords([Math.min(passing, take ?? passing)], dice);
}

function setOf({ filter, order, take, sort }: WordsQuery): { set: WordSet; sort: WordOrder } {
  if (order === 'given' || sort === 'given')
    throw new Error('only a list that was sent has an order of its own');
  return { set: { filter, ...(take !== undefined && { take: { order, count: take } }) }, sort };
}
