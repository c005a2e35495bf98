import type { Answerer } from '../answers/answerer.ts';
import { askInPieces } from './ask-in-pieces.ts';
import { askUpstream } from './ask-upstream.ts';
import { askInFoundWay } from './find-way.ts';
import { adviseOnAddress } from './look-at-server.ts';
import { makeHabits } from './server-habits.ts';
import { makeUpstreamStatus } from './upstream-status.ts';
import { makeUpstreamClient } from './upstream-client.ts';
import type { UpstreamOptions } from './upstream-options.ts';

/**
 * Answers through a server that speaks OpenAI's API but has no batches. In which way it gives rows, and how many at a
 * time, is found out with the first requests and kept as long as the process lives.
 */
export const makeUpstreamAnswerer = (given: UpstreamOptions): Answerer => {
  const status = given.status ?? makeUpstreamStatus(given.clock);
  const options = { ...given, status };
  const habits = makeHabits();
  const askOneWay = askUpstream(makeUpstreamClient(options), habits, options.clock);
  const ask = askInPieces(askInFoundWay(askOneWay, options), habits, options);
  return {
    concurrency: options.concurrency ?? 4,
    model: options.model,
    problem: () => status.problem(),
    async answer(request, { signal }) {
      const answer = await ask({ ...request, model: options.model ?? request.model }, signal);
      return adviseOnAddress(options, answer, signal);
    },
  };
};
