import { setTimeout as sleep } from 'node:timers/promises';
import { answerLines } from './answer-lines.ts';
import type { Batch, BatchEnding } from './batch.ts';
import { finalizeBatch } from './finalize-batch.ts';
import { type RunnerContext, secondsOf } from './runner-context.ts';
import { validateInput } from './validate-input.ts';

const longestTimer = 2 ** 31 - 1;

const sleepUnlessAborted = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
};

/** Takes batches through their life, as many at a time as there are; each step is stored before the next. */
export const makeBatchRunner = (context: RunnerContext) => {
  const { store, behaviour, clock, delayMs, limits, report } = context;
  const closing = new AbortController();
  const cancels = new Map<string, AbortController>();
  const running = new Set<Promise<void>>();

  const read = (id: string): Batch => {
    const found = store.batches.find(id);
    if (found === undefined) throw new Error(`batch ${id} has gone`);
    return found;
  };

  /** Changes the batch unless it has left the expected state, by a cancel, say. */
  const step = (id: string, from: Batch['status'], change: (batch: Batch) => Partial<Batch>): void => {
    store.transaction(() => {
      const batch = read(id);
      if (batch.status === from) store.batches.save({ ...batch, ...change(batch) });
    });
  };

  const enqueuedTokens = (): number => store.batches.live().reduce((sum, { enqueued_tokens }) => sum + enqueued_tokens, 0);

  const validate = async (batch: Batch): Promise<void> => {
    const bounds = { maxLines: limits.maxLines, freeTokens: limits.maxEnqueuedTokens - enqueuedTokens() };
    const refusal = behaviour.refusal(batch);
    const path = store.files.pathOf(batch.input_file_id);
    const result = refusal === undefined ? await validateInput(path, batch.endpoint, bounds) : { errors: refusal };
    step(batch.id, 'validating', () => {
      const now = clock();
      if ('errors' in result) return { status: 'failed', failed_at: secondsOf(now), errors: [...result.errors] };
      const { model, lines, tokens } = result.input;
      const request_counts = { total: lines, completed: 0, failed: 0 };
      const times = { in_progress_at: secondsOf(now), ready_at: now + delayMs };
      return { status: 'in_progress', model, request_counts, enqueued_tokens: tokens, ...times };
    });
  };

  const endingOf = (batch: Batch, expired: boolean): BatchEnding => {
    if (batch.status === 'cancelling') return 'cancelled';
    return expired ? 'expired' : (behaviour.earlyEnd(batch)?.ending ?? 'completed');
  };

  const work = async (batch: Batch, cancel: AbortSignal): Promise<void> => {
    const left = Math.max(0, batch.expires_at * 1000 - clock());
    const expiry = AbortSignal.timeout(Math.min(left, longestTimer));
    const signal = AbortSignal.any([closing.signal, cancel, expiry]);
    await answerLines(context, batch, signal);
    await sleepUnlessAborted(Math.max(0, (batch.ready_at ?? 0) - clock()), signal);
    if (closing.signal.aborted) return;
    step(batch.id, 'in_progress', (now) => {
      const ending = endingOf(now, expiry.aborted && now.request_counts.completed + now.request_counts.failed < now.request_counts.total);
      return { status: 'finalizing', finalizing_at: secondsOf(clock()), ending };
    });
  };

  const end = async (batch: Batch): Promise<void> => {
    if (closing.signal.aborted) return;
    if (batch.status === 'cancelling') await finalizeBatch(context, batch, 'cancelled');
    if (batch.status === 'finalizing' && !behaviour.staysFinalizing(batch)) {
      await finalizeBatch(context, batch, batch.ending ?? 'completed');
    }
  };

  const live = async (id: string, cancel: AbortSignal): Promise<void> => {
    if (read(id).status === 'validating') await validate(read(id));
    if (read(id).status === 'in_progress') await work(read(id), cancel);
    await end(read(id));
  };

  const start = (id: string): void => {
    const cancel = new AbortController();
    cancels.set(id, cancel);
    const task = live(id, cancel.signal)
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
      for (const from of ['validating', 'in_progress'] as const) {
        step(id, from, () => ({ status: 'cancelling', cancelling_at: secondsOf(clock()) }));
      }
      cancels.get(id)?.abort();
      return read(id);
    },
    /** Stops working and waits until everything answered is stored. */
    async close(): Promise<void> {
      closing.abort();
      await Promise.all(running);
    },
  };
};

export type BatchRunner = ReturnType<typeof makeBatchRunner>;
