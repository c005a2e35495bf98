import type { Store } from '../store/open-store.ts';
import type { Batch } from './batch.ts';

/** The batch as stored. Throws when there is none, which only a damaged data dir can bring about. */
export const readBatch = ({ batches }: Pick<Store, 'batches'>, id: string): Batch => {
  const found = batches.find(id);
  if (found === undefined) throw new Error(`batch ${id} has gone`);
  return found;
};

export interface BatchStep {
  readonly id: string;
  /** The step is not taken when the batch has left this state, by a cancel, say. */
  readonly from: Batch['status'];
  readonly change: (batch: Batch) => Partial<Batch>;
}

/** Takes a batch from one state on, in one transaction. */
export const changeBatch = (store: Store, { id, from, change }: BatchStep): void => {
  store.transaction(() => {
    const batch = readBatch(store, id);
    if (batch.status === from) store.batches.save({ ...batch, ...change(batch) });
  });
};
