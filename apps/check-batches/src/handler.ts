import { scheduleHandler } from '@word-list/adapters/lambda';
import { checkBatches, type CheckBatchesPorts } from '@word-list/domain';

export type Deps = CheckBatchesPorts;

/** Looks after every live run: which batches ended, and what is open and stuck. */
export const makeHandler = (deps: Deps) => scheduleHandler(deps.log, checkBatches(deps));
