import { sqsHandler } from '@word-list/adapters/lambda';
import { queryWords, queryWordsMessage, type QueryWordsPorts } from '@word-list/domain';

export type Deps = QueryWordsPorts;

/** Classifies and claims words, and puts the claimed ones to the model. */
export const makeHandler = (deps: Deps) => {
  const query = queryWords(deps);

  return sqsHandler(queryWordsMessage, deps.log, async (message) => {
    await query(message);
    const { type, runId, part } = message;
    deps.log.info('part queried', { type, runId, part });
  });
};
