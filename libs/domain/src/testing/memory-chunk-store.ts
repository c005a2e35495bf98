import type { ChunkStore } from '../ports/chunk-store.ts';
import { NotFound } from '../errors.ts';

/** The chunk bucket in memory; `objects` holds every object by its key. */
export const memoryChunkStore = (): ChunkStore & { readonly objects: ReadonlyMap<string, string> } => {
  const objects = new Map<string, string>();

  return {
    objects,
    async put(key, text) {
      objects.set(key, text);
    },
    async get(key) {
      const text = objects.get(key);
      if (text === undefined) throw new NotFound('chunk', key);
      return text;
    },
    async remove(key) {
      objects.delete(key);
    },
  };
};
