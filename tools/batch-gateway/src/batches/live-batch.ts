import { setTimeout as sleep } from 'node:timers/promises';
import type { Refusal } from '../answers/answerer.ts';
import { answerLines } from './answer-lines.ts';
import type { Batch, BatchEnding } from './batch.ts';
import { changeBatch, readBatch } from './change-batch.ts';
import { finalizeBatch } from './finalize-batch.ts';
import { type RunnerContext, secondsOf } from './runner-context.ts';
import { validateInput, type Validation } from './validate-input.ts';

/** The longest time that a timer of Node can be set to. */
const longestTimer = 2 ** 31 - 1;

export interface LiveSignals {
  /** The gateway is closing: leave everything for the next one. */
  readonly closing: AbortSignal;
  /** The client has cancelled the batch. */
  readonly cancel: AbortSignal;
}

/** Takes one batch through the rest of its life, from whichever state it is stored in. */
export const liveBatch = async (context: RunnerContext, id: string, signals: LiveSignals): Promise<void> => {
  const { store } = context;
  if (readBatch(store, id).status === 'validating') await validate(context, readBatch(store, id));
  if (readBatch(store, id).status === 'in_progress') await work(context, readBatch(store, id), signals);
  if (!signals.closing.aborted) await end(context, readBatch(store, id));
};

async function validate(context: RunnerContext, batch: Batch): Promise<void> {
  const result = await checkInput(context, batch);
  const now = context.clock();
  const change = (): Partial<Batch> => {
    if ('errors' in result)
      return { status: 'failed', failed_at: secondsOf(now), errors: [...result.errors] };
    const { model, lines, tokens } = result.input;
    const request_counts = { total: lines, completed: 0, failed: 0 };
    const times = { in_progress_at: secondsOf(now), ready_at: now + context.delayMs };
    return { status: 'in_progress', model, request_counts, enqueued_tokens: tokens, ...times };
  };
  changeBatch(context.store, { id: batch.id, from: 'validating', change });
}

async function checkInput(context: RunnerContext, batch: Batch): Promise<Validation> {
  const refusal = context.behaviour.refusal(batch);
  if (refusal !== undefined) return { errors: refusal };
  const { maxLines, maxEnqueuedTokens } = context.limits;
  const bounds = { maxLines, freeTokens: maxEnqueuedTokens - enqueuedTokens(context) };
  return validateInput(context.store.files.pathOf(batch.input_file_id), batch.endpoint, bounds);
}

function enqueuedTokens({ store }: RunnerContext): number {
  return store.batches.live().reduce((sum, { enqueued_tokens }) => sum + enqueued_tokens, 0);
}

async function work(context: RunnerContext, batch: Batch, { closing, cancel }: LiveSignals): Promise<void> {
  const { store, behaviour, clock } = context;
  const left = Math.max(0, batch.expires_at * 1000 - clock());
  const expiry = AbortSignal.timeout(Math.min(left, longestTimer));
  const signal = AbortSignal.any([closing, cancel, expiry]);
  const refusal = await answerLines(context, batch, signal);
  await sleepUnlessAborted(Math.max(0, (batch.ready_at ?? 0) - clock()), signal);
  if (closing.aborted) return;
  if (refusal !== undefined) {
    changeBatch(store, { id: batch.id, from: 'in_progress', change: refused(refusal, secondsOf(clock())) });
    return;
  }
  const endingOf = (now: Batch): BatchEnding =>
    expiry.aborted && !isWhole(now) ? 'expired' : (behaviour.earlyEnd(now)?.ending ?? 'completed');
  const change = (now: Batch): Partial<Batch> => ({
    status: 'finalizing',
    finalizing_at: secondsOf(clock()),
    ending: endingOf(now),
  });
  changeBatch(store, { id: batch.id, from: 'in_progress', change });
}

async function sleepUnlessAborted(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/**
 * What becomes of a batch that the server refuses as a whole: it fails if nothing was answered before, as at a provider;
 * else it ends as if its time were over, so that what was answered is delivered.
 */
function refused({ code, message }: Refusal, now: number) {
  return ({ request_counts: { completed, failed } }: Batch): Partial<Batch> => {
    const errors = [{ code, message, line: null, param: null }];
    return completed + failed === 0
      ? { status: 'failed', failed_at: now, errors }
      : { status: 'finalizing', finalizing_at: now, ending: 'expired', errors };
  };
}

function isWhole({ request_counts: { total, completed, failed } }: Batch): boolean {
  return completed + failed >= total;
}

async function end(context: RunnerContext, batch: Batch): Promise<void> {
  if (batch.status === 'cancelling') await finalizeBatch(context, batch, 'cancelled');
  if (batch.status === 'finalizing' && !context.behaviour.staysFinalizing(batch)) {
    await finalizeBatch(context, batch, batch.ending ?? 'completed');
  }
}
