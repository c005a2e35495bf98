import { sqsHandler } from '@word-list/adapters/lambda';
import { batchEnded, harvestBatch, type HarvestBatchPorts } from '@word-list/domain';

export type Deps = HarvestBatchPorts;

/** Reads the answers of an ended batch and tells what becomes of its words. */
export const makeHandler = (deps: Deps) => {
  const harvest = harvestBatch(deps);

  return sqsHandler(batchEnded, deps.log, harvest);
};
