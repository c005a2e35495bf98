import { scheduleHandler } from '@word-list/adapters/lambda';
import { checkBatches, publishView, type CheckBatchesPorts, type PublishPorts } from '@word-list/domain';

export type Deps = CheckBatchesPorts & { readonly views: Omit<PublishPorts, 'log'> };

/** Looks after every live run: which batches ended, and what is open and stuck. Then publishes what readers begin with. */
export const makeHandler = ({ views, ...ports }: Deps) => {
  const check = checkBatches(ports);
  const publish = publishView({ ...views, log: ports.log });

  return scheduleHandler(ports.log, async () => {
    // Neither keeps the other from being done: a reader without a view reads from the database.
    const [checked] = await Promise.allSettled([check()]);
    await publish().finally(() => {
      if (checked.status === 'rejected') throw checked.reason;
    });
  });
};
