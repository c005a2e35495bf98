import { sqsHandler } from '@word-list/adapters/lambda';
import { chunkReady, processSourceChunk, type Log, type ProcessSourceChunkPorts } from '@word-list/domain';

export type Deps = ProcessSourceChunkPorts & { readonly log: Log };

/** Cuts a stored chunk into parts and sends each on to query-words. */
export const makeHandler = (deps: Deps) => {
  const queue = processSourceChunk(deps);

  return sqsHandler(chunkReady, deps.log, async (message) => {
    await queue(message);
    const { index, words, parts } = message.chunk;
    deps.log.info('chunk cut', { runId: message.runId, chunk: index, words, parts: parts.length });
  });
};
