import { apiHandler } from '@word-list/adapters/http-api';
import type { ChunkStore, Log, WordCatalogue } from '@word-list/domain';
import { keepLists, makeListReader } from '@word-list/domain/api';
import type { Language } from '@word-list/domain/word-sets';
import { documentRoutes } from './document-routes.ts';
import type { WordsPorts } from './answer-words.ts';
import { judgeRoutes } from './judge-routes.ts';
import { pageRoutes, type Page } from './page-routes.ts';
import { wordRoutes } from './word-routes.ts';

/** What the function works with. */
export interface Deps {
  readonly catalogue: WordCatalogue;
  /** Tells lemmas, forms, sounds and pairs of words. */
  readonly language: Language;
  /** The bucket of lists. */
  readonly objects: Pick<ChunkStore, 'get'>;
  readonly log: Log;
  /** Seals cursors. */
  readonly cursorKey: string;
  /** Where clients reach the API, without a path. */
  readonly origin: string;
  /** Gives a seed to a random sample that names none. */
  readonly drawSeed: () => string;
  /** Steps of work that one request may take; a usual number without it. */
  readonly workBudget?: number;
  /** The page for people; without it there is the API alone. */
  readonly page?: Page;
}

/** Lets pages of any origin read every answer. */
const openToAllOrigins = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, x-total-count, x-random-seed, x-same-list',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Whoever asks for what nobody has kept is told of the words as they are now, and not as they were a second ago. */
const readingWords = /^\/api\/(?:words|counts|lists|judges|check|verify)(?:\/|$)/u;

/** Some 300 ms: four such requests at once keep others waiting for half a second. */
const usualBudget = 3_000_000;

/** Words of lists that are kept for the pages that follow: some 7 MB. */
const keptWords = 100_000;

function portsOf({
  catalogue,
  objects,
  language,
  cursorKey,
  origin,
  drawSeed,
  workBudget = usualBudget,
}: Deps): WordsPorts {
  const lists = makeListReader(objects);
  const kept = keepLists(keptWords);
  return { catalogue, lists, language, cursorKey, origin, drawSeed, workBudget, pause, kept };
}

/** Lets every request go first that came meanwhile. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Serves words to everybody: lists, samples, single words, attributes, health, and the API's own description. */
export const makeHandler = (deps: Deps) => {
  const ports = portsOf(deps);
  return apiHandler({
    routes: {
      ...wordRoutes(ports),
      ...judgeRoutes(ports),
      ...documentRoutes,
      ...(deps.page && pageRoutes(deps.page)),
    },
    before: async ({ url, headers }) => {
      const isFresh = headers['cache-control']?.includes('no-cache') === true;
      if (isFresh && readingWords.test(url.pathname)) await deps.catalogue.state({ now: true });
    },
    log: deps.log,
    headers: openToAllOrigins,
  });
};
