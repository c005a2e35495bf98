import { sqsHandler } from '@word-list/adapters/lambda';
import { chunkReady, queueParts, type Log, type QueuePartsPorts } from '@word-list/domain';

export type Deps = QueuePartsPorts & { readonly log: Log };

/** Cuts a stored chunk into parts and sends each on to query-words. */
export const makeHandler = (deps: Deps) => {
  const queue = queueParts(deps);

  return sqsHandler(chunkReady, deps.log, async (message) => {
    await queue(message);
    const { index, words, parts } = message.chunk;
    deps.log.info('chunk cut', { runId: message.runId, chunk: index, words, parts: parts.length });
  });
};
