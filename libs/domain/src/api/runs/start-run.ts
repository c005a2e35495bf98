import { Conflict, NotFound } from '../../errors.ts';
import { sha256Hex } from '../../ids.ts';
import type { RunQueued } from '../../messages/messages.ts';
import type { Ids, MessageSender } from '../../ports/basics.ts';
import type { CreatedRun, NewRun, RunStore } from '../../ports/run-store.ts';
import type { SourceStore } from '../../ports/source-store.ts';
import { effortOf } from '../../scoring/models.ts';
import { refuseUnpricedBudget, type ModelPrices } from '../../scoring/prices.ts';
import { isLive, type Run, type RunCounts, type RunMode } from '../../runs/run.ts';
import { rubricOf, type Rubric } from '../../scoring/rubric.ts';
import { getRun } from './show-run.ts';
import { toMicroUsd, type RunInput } from './run-views.ts';

/** What starting a run needs. */
export interface StartRunPorts {
  readonly sources: Pick<SourceStore, 'get'>;
  readonly runs: Pick<RunStore, 'create' | 'get'>;
  readonly queue: MessageSender<RunQueued>;
  readonly ids: Ids;
  /** The model of this deployment: asked when the request names none. */
  readonly model: string;
  /** A budget is taken for models with a price only. */
  readonly prices: ModelPrices;
}

/** A request to start a run. `key` is the Idempotency-Key: the same key starts one run, however often it comes. */
export interface StartRequest {
  readonly sourceId: string;
  readonly input: RunInput;
  readonly key: string | undefined;
}

/**
 * Starts a run of a source. Throws NotFound, InvalidInput `budgetUsd` for a model without a price, Conflict
 * `run-in-progress` (field `runId`), `judge-retired` and `idempotency-key-reused`.
 */
export const startRun =
  (ports: StartRunPorts) =>
  async ({ sourceId, input, key }: StartRequest): Promise<CreatedRun> => {
    const source = await ports.sources.get(sourceId);
    if (source === undefined) throw new NotFound('source', sourceId);
    const { mode, model = ports.model, trial = false, budgetUsd } = input;
    return store(
      ports,
      {
        id: ports.ids.next(),
        sourceId,
        sourceName: source.name,
        url: source.url,
        format: source.format,
        mode,
        model,
        effort: effortOf(model),
        isTrial: trial,
        budgetMicroUsd: toMicroUsd(budgetUsd),
        idempotencyKey: key ?? null,
        requestHash: key === undefined ? null : hashOf(['start', sourceId, input]),
      },
      rubricOf(model),
    );
  };

/** A request to run an ended run again; `budgetUsd` replaces its budget, in US dollars. */
export interface RetryRequest {
  readonly runId: string;
  readonly budgetUsd: number | undefined;
  readonly key: string | undefined;
}

/**
 * Starts a run of the same URL, judge and budget that asks only for what the ended run did not score. Throws
 * NotFound, InvalidInput `budgetUsd` as `startRun` does, and Conflict `run-in-progress` or `nothing-to-retry`.
 */
export const retryRun =
  (ports: StartRunPorts & { readonly runs: Pick<RunStore, 'create' | 'get' | 'counts' | 'rubric'> }) =>
  async ({ runId, budgetUsd, key }: RetryRequest): Promise<CreatedRun> => {
    const run = await getRun(ports, runId);
    refuseRetry(run, await ports.runs.counts(runId));
    const rubric = await ports.runs.rubric(run.rubricId);
    if (rubric === undefined) throw new NotFound('rubric', run.rubricId);
    return store(
      ports,
      {
        id: ports.ids.next(),
        sourceId: run.sourceId,
        sourceName: run.sourceName,
        url: run.url,
        format: run.format,
        mode: retryMode(run),
        model: run.model,
        effort: run.effort,
        isTrial: run.isTrial,
        budgetMicroUsd: budgetUsd === undefined ? run.budgetMicroUsd : toMicroUsd(budgetUsd),
        idempotencyKey: key ?? null,
        requestHash: key === undefined ? null : hashOf(['retry', runId, budgetUsd ?? null]),
      },
      rubric,
    );
  };

/** A run that is still queued is announced again when its start is repeated: the first message may be lost. */
async function store(
  { runs, queue, prices }: StartRunPorts,
  run: NewRun,
  rubric: Rubric,
): Promise<CreatedRun> {
  refuseUnpricedBudget(prices, run);
  const created = await runs.create(run, rubric);
  if (created.run.status === 'queued') {
    await queue.send([{ type: 'run-queued', version: 1, runId: created.run.id }]);
  }
  return created;
}

function hashOf(parts: readonly unknown[]): string {
  return sha256Hex(JSON.stringify(parts));
}

function refuseRetry(run: Run, { failed, cancelled }: RunCounts): void {
  if (isLive(run)) throw new Conflict('run-in-progress', 'the run has not ended', { runId: run.id });
  if (run.status !== 'failed' && failed + cancelled === 0 && run.manifest !== null) {
    throw new Conflict('nothing-to-retry', 'every word of the run has a score', { runId: run.id });
  }
}

/** In a retry, whatever has a score by now counts as known: only what failed or was cancelled is asked again. */
function retryMode({ mode }: Run): RunMode {
  return mode === 'new' ? 'new' : 'stale';
}
