import { apiHandler, HttpProblem, type Caller } from '@word-list/adapters/http-api';
import type {
  Clock,
  CorrectionStore,
  Ids,
  Log,
  MessageSender,
  ModelPrices,
  RunQueued,
  RunStore,
  ChunkStore,
  KnownWords,
  ListStore,
  JudgeStore,
  SourceFetcher,
  SourceStore,
} from '@word-list/domain';
import { Hono } from 'hono';
import { addCorrectionRoutes } from './correction-routes.ts';
import { addJudgeRoutes } from './judge-routes.ts';
import { addRunRoutes } from './run-routes.ts';
import { addSourceRoutes } from './source-routes.ts';

/** What the function works with. */
export interface Deps {
  readonly sources: SourceStore;
  readonly runs: RunStore;
  readonly corrections: CorrectionStore;
  readonly fetcher: SourceFetcher;
  readonly known: KnownWords;
  readonly lists: ListStore;
  readonly judges: JudgeStore;
  /** The bucket of lists. */
  readonly objects: Pick<ChunkStore, 'remove'>;
  readonly queue: MessageSender<RunQueued>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  /** The model that is asked when a run names none. */
  readonly model: string;
  readonly prices: ModelPrices;
  /** Seals cursors. */
  readonly cursorKey: string;
  /** The one origin that may be read although it is not public https; only one machine has it. */
  readonly localOrigin: string | undefined;
}

/** Longer than any id of ours, also when each of its characters is escaped; a table takes keys of 2,048 bytes. */
const longestPath = 1000;

/** Serves sources and runs to holders of the scopes that each route asks for. */
export const makeHandler = (deps: Deps) => {
  const app = new Hono<{ Bindings: Caller }>();
  app.onError((error) => {
    throw error;
  });
  app.notFound(refusePath);
  app.use((context, next) => (canNameSomething(context.req.path) ? next() : refusePath()));
  addSourceRoutes(app, deps);
  addRunRoutes(app, deps);
  addCorrectionRoutes(app, deps);
  addJudgeRoutes(app, deps);
  return apiHandler({ fetch: (request, caller) => app.fetch(request, caller), log: deps.log });
};

function refusePath(): never {
  throw new HttpProblem(404, 'no-such-route', { detail: 'this API has no such path' });
}

/** A text column takes no NUL: no id holds one, and no statement should. */
function canNameSomething(path: string): boolean {
  return path.length <= longestPath && !path.includes('\0');
}
