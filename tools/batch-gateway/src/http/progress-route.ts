import type { RunnerContext } from '../batches/runner-context.ts';
import { type Route, sendJson } from './exchange.ts';

/** What a client sees while batches run: what was answered in all, how fast, and why nothing is just now. */
export const progressRoute = ({
  store,
  answerer,
  pace,
}: Pick<RunnerContext, 'store' | 'answerer' | 'pace'>): Route => ({
  method: 'GET',
  path: /^\/progress$/u,
  handle(exchange) {
    sendJson(exchange, 200, {
      answered: store.ledger.summarize(),
      pace: pace(),
      problem: answerer.problem?.() ?? null,
    });
  },
});
