import type { Batch } from './batch.ts';
import { changeBatch, readBatch } from './change-batch.ts';
import { liveBatch } from './live-batch.ts';
import { type RunnerContext, secondsOf } from './runner-context.ts';

/** Takes batches through their life, as many at a time as there are; each step is stored before the next. */
export const makeBatchRunner = (context: RunnerContext) => {
  const { store, clock, report } = context;
  const closing = new AbortController();
  const cancels = new Map<string, AbortController>();
  const running = new Set<Promise<void>>();

  const start = (id: string): void => {
    const cancel = new AbortController();
    cancels.set(id, cancel);
    const task = liveBatch(context, id, { closing: closing.signal, cancel: cancel.signal })
      .catch((error: unknown) => {
        report('batch stopped', { batch: id, error });
      })
      .finally(() => {
        cancels.delete(id);
        running.delete(task);
      });
    running.add(task);
  };

  return {
    start,
    /** Goes on with every batch that an earlier process left unfinished. */
    resume(): void {
      for (const { id } of store.batches.live()) start(id);
    },
    /** Marks the batch as cancelling and stops its lines; what is answered by then is delivered. */
    cancel(id: string): Batch {
      const change = (): Partial<Batch> => ({ status: 'cancelling', cancelling_at: secondsOf(clock()) });
      for (const from of ['validating', 'in_progress'] as const) changeBatch(store, { id, from, change });
      cancels.get(id)?.abort();
      return readBatch(store, id);
    },
    /** Stops working and waits until everything answered is stored. */
    async close(): Promise<void> {
      closing.abort();
      await Promise.all(running);
    },
  };
};

export type BatchRunner = ReturnType<typeof makeBatchRunner>;
