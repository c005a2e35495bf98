import type { TableShape } from './emulators.ts';

/** The tables as the stores of this library expect them; a test of the topology holds it against these. */
export const tableShapes = {
  sources: { partitionKey: 'id' },
  batches: { partitionKey: 'id', indexes: { 'by-run': { partitionKey: 'run_id', sortKey: 'status' } } },
  prompts: { partitionKey: 'batch_id', sortKey: 'id' },
} as const satisfies Record<string, TableShape>;
