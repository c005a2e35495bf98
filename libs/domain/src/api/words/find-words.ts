import type { WordCatalogue } from '../../ports/word-catalogue.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { makePicker } from './word-picker.ts';
import type { SampleRequest, WordsPosition, WordsQuery } from './words-query.ts';
import { seedNumber } from '../../words/sample-order.ts';
import { sortedWords, sortValue } from './sorted-words.ts';

/** The words of one page, and how to go on behind any of them. */
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

const firstPool = 256;
const poolGrowth = 4;

/** Words that are looked at for a sample that keeps its distance, at most: what a request has time for. */
const largestPool = 200_000;

/** Goes through ever longer samples of the seed: the shorter is the beginning of the longer. */
async function* sampleInOrder({ catalogue }: Ports, query: WordsQuery, sample: SampleRequest) {
  const { filter } = query;
  const seed = seedNumber(sample.seed);
  let seen = 0;
  for (let count = Math.max(firstPool, 2 * sample.count); seen < largestPool; count *= poolGrowth) {
    const pool = await catalogue.sample({ filter, seed, count: Math.min(count, largestPool) });
    yield* pool.slice(seen);
    if (pool.length < count) return;
    seen = pool.length;
  }
}

/** The words of the sample that keep their distance; refused when the filtered words do not hold as many. */
const pickSample = async (ports: Ports, query: WordsQuery, sample: SampleRequest): Promise<ScoredWord[]> => {
  if (sample.separation === undefined) return [];
  const picks = makePicker(sample.separation);
  const taken: ScoredWord[] = [];
  for await (const word of sampleInOrder(ports, query, sample)) {
    if (picks(word.text)) taken.push(word);
    if (taken.length === sample.count) return taken;
  }
  throw new RequestRefused(
    'sample-too-small',
    `only ${taken.length} words of this seed pass the filters and keep this distance, ${sample.count} were asked for`,
    { fields: { possible: taken.length } },
  );
};

const drawSample = async (
  ports: Ports,
  query: WordsQuery,
  sample: SampleRequest,
): Promise<readonly ScoredWord[]> =>
  sample.separation
    ? pickSample(ports, query, sample)
    : ports.catalogue.sample({ filter: query.filter, seed: seedNumber(sample.seed), count: sample.count });

const samplePage = async (ports: Ports, query: WordsQuery, sample: SampleRequest): Promise<FoundWords> => {
  const drawn = await drawSample(ports, query, sample);
  const ordered = query.sort ? sortedWords(drawn, query.sort) : drawn;
  const offset = query.after && 'offset' in query.after ? query.after.offset : 0;
  return {
    words: ordered.slice(offset, offset + query.limit),
    next: (taken) =>
      offset + taken < ordered.length ? { offset: offset + taken, seed: sample.seed } : undefined,
  };
};

const listPage = async ({ catalogue }: Ports, query: WordsQuery): Promise<FoundWords> => {
  const { filter, limit, sort = { by: 'text', descending: false } } = query;
  const after = query.after && 'text' in query.after ? query.after : undefined;
  const found = await catalogue.page({ filter, sort, limit: limit + 1, ...(after && { after }) });
  return {
    words: found.slice(0, limit),
    next: (taken) => {
      const last = found[taken - 1];
      return last === undefined || taken >= found.length
        ? undefined
        : { value: sortValue(last, sort.by), text: last.text };
    },
  };
};

/** Finds the words that a reader asked for. Throws RequestRefused `sample-too-small` (with `possible`). */
export const findWords =
  (ports: Ports) =>
  async (query: WordsQuery): Promise<FoundWords> => {
    const [page, total] = await Promise.all([
      query.sample ? samplePage(ports, query, query.sample) : listPage(ports, query),
      query.total ? ports.catalogue.count(query.filter) : undefined,
    ]);
    return { ...page, ...(total !== undefined && { total }) };
  };
