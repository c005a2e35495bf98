import type { RunnerContext } from '../batches/runner-context.ts';
import { type Route, sendJson } from './exchange.ts';

/** What a client sees while batches run: what was answered in all and of open batches, how fast, and why nothing is just now. */
export const progressRoute = ({
  store,
  answerer,
  pace,
}: Pick<RunnerContext, 'store' | 'answerer' | 'pace'>): Route => ({
  method: 'GET',
  path: /^\/progress$/u,
  handle(exchange) {
    const open = store.batches.live().map(({ request_counts: counts }) => counts);
    sendJson(exchange, 200, {
      answered: store.ledger.summarize(),
      open: {
        prompts: open.reduce((sum, { total }) => sum + total, 0),
        answered: open.reduce((sum, { completed, failed }) => sum + completed + failed, 0),
      },
      pace: pace(),
      problem: answerer.problem?.() ?? null,
    });
  },
});
