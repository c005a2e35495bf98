import type { WordCatalogue, WordPosition } from '../../ports/word-catalogue.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import { inOrder, positionOf } from '../../words/word-order.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { makePicker, type Separation } from './word-picker.ts';
import type { WordsPosition, WordsQuery } from './words-query.ts';

/** The words of one page, and how to continue behind any of them. */
export interface FoundWords {
  readonly words: readonly ScoredWord[];
  /** Where the next page begins if this one ends after `taken` words; undefined when the list ends there. */
  readonly next: (taken: number) => WordsPosition | undefined;
  /** All words that pass the filters; only when asked for. */
  readonly total?: number;
}

interface Ports {
  readonly catalogue: WordCatalogue;
}

/** Finds the words that a reader asked for. Throws RequestRefused `sample-too-small` (with `possible`). */
export const findWords =
  (ports: Ports) =>
  async (query: WordsQuery): Promise<FoundWords> => {
    const { separation } = query;
    const [{ words, more }, total] = await Promise.all([
      separation === undefined ? listPage(ports, query) : pickedPage(ports, query, separation),
      query.total ? ports.catalogue.count(query.filter) : undefined,
    ]);
    const next = (taken: number): WordsPosition | undefined => {
      const last = words[taken - 1];
      if (last === undefined || (taken === words.length && !more)) return undefined;
      const before = (query.after?.before ?? 0) + taken;
      return {
        ...positionOf(last, query.sort),
        before,
        ...(query.seed !== undefined && { seed: query.seed }),
      };
    };
    return { words, next, ...(total !== undefined && { total }) };
  };

interface Page {
  readonly words: readonly ScoredWord[];
  /** Whether others follow. */
  readonly more: boolean;
}

async function listPage({ catalogue }: Ports, query: WordsQuery): Promise<Page> {
  const { filter, order, take, sort, limit, after } = query;
  const found = await catalogue.page({
    filter,
    ...(take !== undefined && { take: { order, count: take } }),
    order: sort,
    limit: limit + 1,
    ...(after && { after }),
  });
  return { words: found.slice(0, limit), more: found.length > limit };
}

async function pickedPage(ports: Ports, query: WordsQuery, separation: Separation): Promise<Page> {
  const picked = await pickWords(ports, query, separation);
  const ordered = query.sort === query.order ? picked : inOrder(picked, query.sort);
  const begin = query.after?.before ?? 0;
  const end = begin + query.limit;
  return { words: ordered.slice(begin, end), more: ordered.length > end };
}

/** The words that keep the rules, in their order; refused when there are fewer than asked for. */
async function pickWords(ports: Ports, query: WordsQuery, separation: Separation): Promise<ScoredWord[]> {
  const { take = Infinity } = query;
  const picks = makePicker(separation);
  const taken: ScoredWord[] = [];
  for await (const word of wordsInOrder(ports, query)) {
    if (picks(word.text)) taken.push(word);
    if (taken.length === take) return taken;
  }
  if (take === Infinity) return taken;
  throw new RequestRefused(
    'sample-too-small',
    `only ${taken.length} words in this order pass the filters and keep the rules, ${take} were asked for`,
    { fields: { possible: taken.length } },
  );
}

const firstPool = 256;
const poolGrowth = 4;

/** Words that are looked at for a list under rules, at most: what a request has time for. */
const largestPool = 200_000;

/** Goes through the words that pass the filters, reading ever more of them at once. */
async function* wordsInOrder({ catalogue }: Ports, { filter, order, take = 0 }: WordsQuery) {
  let after: WordPosition | undefined;
  let limit = Math.max(firstPool, 2 * take);
  for (let seen = 0; seen < largestPool; limit *= poolGrowth) {
    limit = Math.min(limit, largestPool - seen);
    const pool = await catalogue.page({ filter, order, limit, ...(after && { after }) });
    yield* pool;
    const last = pool.at(-1);
    if (last === undefined || pool.length < limit) return;
    after = positionOf(last, order);
    seen += pool.length;
  }
}
