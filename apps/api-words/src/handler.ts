import { apiHandler, HttpProblem, type Caller } from '@word-list/adapters/http-api';
import type { Log, WordCatalogue } from '@word-list/domain';
import { Hono } from 'hono';
import { addDocumentRoutes } from './document-routes.ts';
import { addPageRoutes, type Page } from './page-routes.ts';
import { addWordRoutes } from './word-routes.ts';

/** What the function works with. */
export interface Deps {
  readonly catalogue: WordCatalogue;
  readonly log: Log;
  /** Seals cursors. */
  readonly cursorKey: string;
  /** Where clients reach the API, without a path. */
  readonly origin: string;
  /** Gives a seed to a random sample that names none. */
  readonly drawSeed: () => string;
  /** Steps of work that rules may take in one request; a usual number without it. */
  readonly workBudget?: number;
  /** The page for people; without it there is the API alone. */
  readonly page?: Page;
}

/** Lets pages of any origin read every answer. */
const openToAllOrigins = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, x-total-count, x-random-seed',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Serves words to everybody: lists, samples, single words, attributes, health, and the API's own description. */
export const makeHandler = (deps: Deps) => {
  const app = new Hono<{ Bindings: Caller }>();
  app.onError((error) => {
    throw error;
  });
  app.notFound(() => {
    throw new HttpProblem(404, 'no-such-route', { detail: 'this API has no such path' });
  });
  addWordRoutes(app, deps);
  addDocumentRoutes(app);
  if (deps.page !== undefined) addPageRoutes(app, deps.page);
  return apiHandler({
    fetch: (request, caller) => app.fetch(request, caller),
    log: deps.log,
    headers: openToAllOrigins,
  });
};
