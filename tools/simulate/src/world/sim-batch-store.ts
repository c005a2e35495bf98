import type { Batch, BatchStore } from '@word-list/domain';
import { memoryBatchStore, type MemoryBatchStore } from '@word-list/domain/testing';
import type { FaultPlan } from '../faults/fault-plan.ts';

export interface SimBatchStore {
  readonly store: BatchStore;
  readonly rows: MemoryBatchStore['rows'];
}

/** So long after its creation a row can be missing from the index. */
const lagMs = 20_000;

/** Batch rows whose index by run can lag behind, as indexes do. Single rows are read consistently. */
export const simBatchStore = (plan: FaultPlan, now: () => number): SimBatchStore => {
  const memory = memoryBatchStore();
  let reads = 0;
  const isIndexed = (row: Batch): boolean => Date.parse(row.createdAt) < now() - lagMs;
  return {
    rows: memory.rows,
    store: {
      ...memory,
      ofRun: async (runId) => {
        reads += 1;
        const rows = await memory.ofRun(runId);
        const isStale = plan.strike(`by-run/${String(reads)}`, ['stale-index']) !== undefined;
        return isStale ? rows.filter(isIndexed) : rows;
      },
    },
  };
};
