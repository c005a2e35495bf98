import { sha256Hex } from '../ids.ts';
import type { ChunkReady, PartReady } from '../messages/messages.ts';
import type { MessageSender } from '../ports/basics.ts';
import type { ChunkStore } from '../ports/chunk-store.ts';
import { partId } from '../runs/manifest.ts';

export interface ProcessSourceChunkPorts {
  readonly chunks: ChunkStore;
  readonly partReady: MessageSender<PartReady>;
}

/**
 * Sends on each part of a stored chunk, cut where the manifest says. Throws when the chunk is not what its manifest
 * says.
 */
export const processSourceChunk =
  ({ chunks, partReady }: ProcessSourceChunkPorts) =>
  async ({ runId, chunk }: ChunkReady): Promise<void> => {
    const text = await chunks.get(chunk.key);
    if (sha256Hex(text) !== chunk.sha256) throw new Error(`chunk ${chunk.key} is not what its manifest says`);
    const words = text.split('\n').slice(0, -1);
    let start = 0;
    const messages = chunk.parts.map((size, index): PartReady => {
      const slice = words.slice(start, start + size);
      start += size;
      return { type: 'part-ready', version: 1, runId, part: partId(chunk.index, index), words: slice };
    });
    await partReady.send(messages);
  };
