import { scheduleHandler } from '@word-list/adapters/lambda';
import {
  checkBatches,
  publishView,
  thenPublish,
  type CheckBatchesPorts,
  type PublishPorts,
} from '@word-list/domain';

export type Deps = CheckBatchesPorts & { readonly views: Omit<PublishPorts, 'log'> };

/** Looks after every live run: which batches ended, and what is open and stuck. Then publishes what readers begin with. */
export const makeHandler = ({ views, ...ports }: Deps) => {
  const publish = publishView({ ...views, log: ports.log });

  return scheduleHandler(ports.log, thenPublish(checkBatches(ports), publish));
};
