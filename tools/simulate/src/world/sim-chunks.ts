import { hash32, NotFound, type ChunkStore } from '@word-list/domain';
import type { FaultPlan } from '../faults/fault-plan.ts';

export interface SimChunks {
  readonly store: ChunkStore;
  readonly objects: ReadonlyMap<string, string>;
  /** Keys whose object can never be read as it was written. */
  readonly broken: ReadonlySet<string>;
}

/** The chunk bucket. A broken object is cut short or gone for good. */
export const simChunks = (plan: FaultPlan): SimChunks => {
  const objects = new Map<string, string>();
  const broken = new Set<string>();
  const read = (key: string): string => {
    const text = objects.get(key);
    if (text === undefined) throw new NotFound('chunk', key);
    if (!broken.has(key)) return text;
    if (hash32(key) % 2 === 0) throw new NotFound('chunk', key);
    return text.slice(0, -2);
  };
  return {
    objects,
    broken,
    store: {
      put: async (key, text) => {
        if (!objects.has(key) && plan.strike(`bucket/${String(objects.size)}`, ['chunk-broken']))
          broken.add(key);
        objects.set(key, text);
      },
      get: async (key) => read(key),
      remove: async (key) => {
        objects.delete(key);
      },
    },
  };
};
