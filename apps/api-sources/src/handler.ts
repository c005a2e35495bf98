import { apiHandler, HttpProblem } from '@word-list/adapters/http-api';
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
import { correctionRoutes } from './correction-routes.ts';
import { judgeRoutes } from './judge-routes.ts';
import { runRoutes } from './run-routes.ts';
import { sourceRoutes } from './source-routes.ts';

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

/** In bytes, longer than any id of ours; a table takes keys of 2,048 bytes. */
const longestPath = 1000;

/** Serves sources and runs to holders of the scopes that each route asks for. */
export const makeHandler = (deps: Deps) =>
  apiHandler({
    routes: {
      ...sourceRoutes(deps),
      ...runRoutes(deps),
      ...correctionRoutes(deps),
      ...judgeRoutes(deps),
    },
    before: ({ url }) => {
      if (!canNameSomething(url.pathname))
        throw new HttpProblem(404, 'no-such-route', { detail: 'this API has no such path' });
    },
    log: deps.log,
  });

/** A text column takes no NUL: no id holds one, and no statement should. */
function canNameSomething(path: string): boolean {
  return !path.includes('%00') && path.replaceAll(/%[\da-f]{2}/giu, '-').length <= longestPath;
}
