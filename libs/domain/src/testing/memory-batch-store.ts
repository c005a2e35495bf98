import type { BatchStore } from '../ports/batch-store.ts';
import type { Batch } from '../batches/batch.ts';

export interface MemoryBatchStore extends BatchStore {
  readonly rows: ReadonlyMap<string, Batch>;
  /** When the store may drop the row of a batch. */
  readonly expiries: ReadonlyMap<string, Date>;
}

/** Batch rows in memory. */
export const memoryBatchStore = (): MemoryBatchStore => {
  const rows = new Map<string, Batch>();
  const expiries = new Map<string, Date>();

  return {
    rows,
    expiries,
    async get(id) {
      return rows.get(id);
    },
    async getMany(ids) {
      return [...new Set(ids)].flatMap((id) => rows.get(id) ?? []);
    },
    async createIfAbsent(row) {
      const stored = rows.get(row.id) ?? row;
      rows.set(row.id, stored);
      return stored;
    },
    async save(row) {
      if (rows.get(row.id)?.version !== row.version - 1) return false;
      rows.set(row.id, row);
      return true;
    },
    async ofRun(runId) {
      return [...rows.values()].filter((row) => row.runId === runId);
    },
    async expire(ids, at) {
      for (const id of ids) if (rows.has(id)) expiries.set(id, at);
    },
  };
};
