import { apiHandler, HttpProblem, type Caller } from '@word-list/adapters/http-api';
import type { ChunkStore, Log, WordCatalogue } from '@word-list/domain';
import { keepLists, makeListReader } from '@word-list/domain/api';
import type { Language } from '@word-list/domain/word-sets';
import { Hono } from 'hono';
import { addDocumentRoutes } from './document-routes.ts';
import type { WordsPorts } from './answer-words.ts';
import { addJudgeRoutes } from './judge-routes.ts';
import { addPageRoutes, type Page } from './page-routes.ts';
import { addWordRoutes } from './word-routes.ts';

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
const readingWords = [
  '/api/words/*',
  '/api/counts',
  '/api/lists',
  '/api/judges/*',
  '/api/check',
  '/api/verify',
] as const;

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
  const app = new Hono<{ Bindings: Caller }>();
  app.onError((error) => {
    throw error;
  });
  app.notFound(() => {
    throw new HttpProblem(404, 'no-such-route', { detail: 'this API has no such path' });
  });
  const ports = portsOf(deps);
  for (const path of readingWords) {
    app.use(path, async ({ req }, next) => {
      if (req.header('cache-control')?.includes('no-cache')) await deps.catalogue.state({ now: true });
      await next();
    });
  }
  addWordRoutes(app, ports);
  addJudgeRoutes(app, ports);
  addDocumentRoutes(app);
  if (deps.page !== undefined) addPageRoutes(app, deps.page);
  return apiHandler({
    fetch: (request, caller) => app.fetch(request, caller),
    log: deps.log,
    headers: openToAllOrigins,
  });
};
