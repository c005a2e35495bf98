import { SubmissionDoubtful, SubmissionRefused } from '../errors.ts';
import { sha256Hex } from '../ids.ts';
import type { Clock, Log } from '../ports/basics.ts';
import type { BatchStore } from '../ports/batch-store.ts';
import type { ClaimLedger } from '../ports/claim-ledger.ts';
import type { ModelBatches, ProviderBatch } from '../ports/model-batches.ts';
import type { PromptStore } from '../ports/prompt-store.ts';
import type { RunStore } from '../ports/run-store.ts';
import type { Run } from '../runs/run.ts';
import type { ModelPrices } from '../scoring/prices.ts';
import type { Batch } from './batch.ts';
import {
  batchMetadata,
  markDoubtful,
  markHeld,
  isSubmittable,
  markLeased,
  markRefused,
  markRerendered,
  reservationOf,
  markReturned,
  markSubmitted,
  waitingForBudget,
} from './batch-states.ts';
import { buildInput } from './build-request.ts';
import { isFinalRefusal } from './model-refusal.ts';
import { renderRound } from './prepare-round.ts';
import type { Prompt } from './prompt.ts';
import { findAdoptable, findAtProvider, isAwaited } from './find-at-provider.ts';

export interface SubmitPorts {
  readonly runs: RunStore;
  readonly ledger: ClaimLedger;
  readonly batches: BatchStore;
  readonly prompts: PromptStore;
  readonly model: ModelBatches;
  readonly clock: Clock;
  readonly log: Log;
  readonly prices: ModelPrices;
  readonly settings: {
    /** Tags our batches at the provider, so that two deployments on one key never adopt each other's. */
    readonly deployment: string;
    /** How long one holder of the lease may create. None of its requests may reach the provider later. */
    readonly leaseSeconds: number;
    /** Seconds until something that the provider refused is tried again; doubles with each refusal. */
    readonly retryAfterSeconds: number;
  };
}

/** A request must have ended this long before the lease does: room for a clock that is a little off. */
const leaseMarginMs = 2000;

/**
 * Gets a prepared batch accepted by the provider, at most once. The holder of the lease first looks whether the
 * submission exists already, and adopts it; else it creates. After a clear refusal the next submission waits; after
 * a doubtful answer the lease is left to run out.
 */
export const submitPrepared =
  (ports: SubmitPorts) =>
  async (run: Run, row: Batch): Promise<void> => {
    const leased = await lease(ports, row);
    if (!leased) return;
    try {
      const found = await findCreated(ports, run, leased);
      if (found) await recordSubmission(ports, leased, found);
      else if (await isStillWanted(ports, run)) await submitNew(ports, leased);
    } catch (error) {
      await handleFailure(ports, leased, error);
    }
  };

/** Takes the right to create, if it is free; undefined when it is not, or somebody else was first. */
async function lease(ports: SubmitPorts, row: Batch): Promise<Batch | undefined> {
  if (!isSubmittable(row, ports.clock.now()) || !(await reserveOrHold(ports, row))) return undefined;
  const leased = markLeased(row, ports.clock.now(), ports.settings.leaseSeconds);
  return (await ports.batches.save(leased)) ? leased : undefined;
}

/** Takes the money for the next submission; without room in the budget a prepared batch is held back. */
async function reserveOrHold(ports: SubmitPorts, row: Batch): Promise<boolean> {
  if (await ports.ledger.reserve(reservationOf(row))) return true;
  if (row.status === 'prepared') {
    const { retryAfterSeconds } = ports.settings;
    await ports.batches.save(
      markHeld(row, { error: waitingForBudget, now: ports.clock.now(), retryAfterSeconds }),
    );
  }
  return false;
}

/** The batch that an earlier creator left at the provider, if any. */
async function findCreated(ports: SubmitPorts, run: Run, row: Batch): Promise<ProviderBatch | undefined> {
  const { deployment } = ports.settings;
  return findAdoptable(await findAtProvider(ports.model, { row, run, deployment }), row, deployment);
}

/**
 * Records that the provider has the batch. If the lease was lost meanwhile, the batch is a twin: it is cancelled,
 * unless the row has no batch yet and can adopt it.
 */
async function recordSubmission(ports: SubmitPorts, row: Batch, provider: ProviderBatch): Promise<void> {
  if (await ports.batches.save(markSubmitted(row, provider, ports.clock.now()))) return;
  const current = await ports.batches.get(row.id);
  if (current?.providerBatchId === provider.id) return;
  if (current && isAwaited(provider, current, ports.settings.deployment)) return;
  ports.log.error('a late twin of a batch is cancelled', { batchId: row.id, providerBatchId: provider.id });
  await ports.model.cancel(provider.id);
}

async function isStillWanted(ports: SubmitPorts, run: Run): Promise<boolean> {
  return (await ports.runs.get(run.id))?.status === 'scoring';
}

async function submitNew(ports: SubmitPorts, leased: Batch): Promise<void> {
  const prompts = await promptsOf(ports, leased);
  const input = buildInput(leased, prompts);
  if (sha256Hex(input) === leased.inputSha256)
    await recordSubmission(ports, leased, await create(ports, leased, input));
  else await rerender(ports, leased, prompts);
}

async function promptsOf(ports: SubmitPorts, row: Batch): Promise<readonly Prompt[]> {
  const prompts = await ports.prompts.list(row.id, row.preparation ?? '');
  const words = prompts.reduce((sum, prompt) => sum + prompt.words.length, 0);
  if (prompts.length !== row.prompts || words !== row.words)
    throw new Error(`the prompts of batch ${row.id} are not those it was prepared with`);
  return prompts;
}

async function create(ports: SubmitPorts, row: Batch, input: string): Promise<ProviderBatch> {
  return ports.model.submit({
    input,
    fileName: `${row.id}-${String(row.submission)}.jsonl`,
    metadata: batchMetadata(row, ports.settings.deployment),
    deadline: new Date(Date.parse(row.leaseUntil ?? '') - leaseMarginMs),
  });
}

/**
 * A batch is found again by the hash of its input. So where this release words the prompts differently from the one
 * that prepared them, it begins a new submission under its own hash.
 */
async function rerender(ports: SubmitPorts, row: Batch, prompts: readonly Prompt[]): Promise<void> {
  await ports.batches.save(markRerendered(row, renderRound(row, prompts, ports.prices), ports.clock.now()));
  ports.log.info('a batch is worded as in this release', { batchId: row.id });
}

async function handleFailure(ports: SubmitPorts, row: Batch, error: unknown): Promise<void> {
  const now = ports.clock.now();
  const { retryAfterSeconds } = ports.settings;
  if (error instanceof SubmissionRefused) {
    const said = `${error.code}: ${error.message}`;
    const because = { error: said, now, retryAfterSeconds };
    await ports.batches.save(isFinalRefusal(said) ? markRefused(row, said, now) : markReturned(row, because));
    await ports.ledger.releaseReservation({ batchId: row.id, submission: row.submission });
  } else if (error instanceof SubmissionDoubtful) {
    await ports.batches.save(markDoubtful(row, error.message, now));
  } else throw error;
  const { id: batchId, submission } = row;
  ports.log.warn('a submission did not go well', { batchId, submission, error: error.message });
}
