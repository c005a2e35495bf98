import { sqsHandler } from '@word-list/adapters/lambda';
import { batchEnded, updateBatch, type UpdateBatchPorts } from '@word-list/domain';

export type Deps = UpdateBatchPorts;

/** Reads the answers of an ended batch and tells what becomes of its words. */
export const makeHandler = (deps: Deps) => {
  const harvest = updateBatch(deps);

  return sqsHandler(batchEnded, deps.log, harvest);
};
