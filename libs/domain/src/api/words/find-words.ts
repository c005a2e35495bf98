import { limits } from '../../limits.ts';
import type { WordCatalogue } from '../../ports/word-catalogue.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import { inOrder, positionOf } from '../../words/word-order.ts';
import { finishInSlices, pickWords, WorkRefused, type Rules } from '../../word-sets/index.ts';
import { RequestRefused } from '../http/request-refused.ts';
import type { WordsPosition, WordsQuery } from './words-query.ts';

/** The words of one page, and how to continue behind any of them. */
export interface FoundWords {
  readonly words: readonly ScoredWord[];
  /** Where the next page begins if this one ends after `taken` words; undefined when the list ends there. */
  readonly next: (taken: number) => WordsPosition | undefined;
  /** All words that pass the filters; only when asked for. */
  readonly total?: number;
}

/** What lists are made with. */
export interface FindWordsPorts {
  readonly catalogue: WordCatalogue;
  /** Lets other requests run; called every few milliseconds of work. */
  readonly pause: () => Promise<void>;
  /** Steps of work that rules may take in one request. */
  readonly workBudget: number;
}

type Ports = FindWordsPorts;

/** Finds the words that a reader asked for. Throws RequestRefused `sample-too-small` (with `possible`) and `too-much-work`. */
export const findWords =
  (ports: Ports) =>
  async (query: WordsQuery): Promise<FoundWords> => {
    const { rules } = query;
    const [{ words, more }, total] = await Promise.all([
      rules === undefined ? listPage(ports, query) : pickedPage(ports, query, rules),
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

async function pickedPage(ports: Ports, query: WordsQuery, rules: Rules): Promise<Page> {
  const begin = query.after?.before ?? 0;
  const end = begin + query.limit;
  const isPrintedAsPicked = query.sort === query.order;
  // All that keep the rules, as they come: nobody needs those behind the page.
  const most = isPrintedAsPicked ? end + 1 : Infinity;
  const texts = await pickTexts(ports, query, { rules, most });
  const wanted = isPrintedAsPicked ? texts.slice(begin, end) : texts;
  if (wanted.length * stepsPerReading > ports.workBudget) refuseWork(readingRefused(ports));
  const words = await ports.catalogue.named(wanted);
  const page = isPrintedAsPicked ? words : inOrder(words, query.sort).slice(begin, end);
  return { words: page, more: texts.length > end };
}

/** A word is found by its text, and all that is known of it is put together. */
const stepsPerReading = 30;

function readingRefused({ workBudget }: Ports): WorkRefused {
  return new WorkRefused(workBudget, 'take fewer words, or leave out sort to get them as they were picked');
}

/** The words that keep the rules, in their order; refused when there are fewer than asked for. */
async function pickTexts(
  ports: Ports,
  query: WordsQuery,
  { rules, most }: { readonly rules: Rules; readonly most: number },
): Promise<string[]> {
  const { filter, order, take } = query;
  const all = { filter, order, limit: limits.takenWords, scales: [], types: false };
  const candidates = await ports.catalogue.candidates(all);
  const work = pickWords(candidates, { rules, take: take ?? most, budget: ports.workBudget });
  const picked = await finishInSlices(work, { pause: ports.pause }).catch(refuseWork);
  if (take === undefined || picked.words.length === take) return picked.words.map(({ text }) => text);
  throw new RequestRefused(
    'sample-too-small',
    `only ${picked.words.length} words in this order pass the filters and keep the rules, ${take} were asked for`,
    { fields: { possible: picked.words.length } },
  );
}

function refuseWork(error: unknown): never {
  if (!(error instanceof WorkRefused)) throw error;
  throw new RequestRefused(
    'too-much-work',
    `this list takes more work than one request may ask for: ${error.advice}`,
    {
      cause: error,
    },
  );
}
