import { NotFound } from '../errors.ts';
import type { Batch } from '../batches/batch.ts';
import { isClosed, markHarvested, markRefused, markReturned } from '../batches/batch-states.ts';
import { isFinalRefusal } from '../batches/model-refusal.ts';
import { usageOf } from '../batches/usage-of.ts';
import { decidePrompt } from '../batches/decide-prompt.ts';
import type { Prompt } from '../batches/prompt.ts';
import { foundNoRoom, isQueueInUse, waitForRoom } from '../batches/wait-for-room.ts';
import { readBatchFiles, type BatchFiles } from '../batches/read-batch-files.ts';
import { verdictMessages } from '../batches/verdict-messages.ts';
import type { BatchEnded, WordsAgain, WordsDecided } from '../messages/messages.ts';
import type { Clock, Log, MessageSender } from '../ports/basics.ts';
import type { BatchStore } from '../ports/batch-store.ts';
import type { ModelBatches } from '../ports/model-batches.ts';
import type { PromptStore } from '../ports/prompt-store.ts';
import type { FailureReason } from '../runs/failure-reasons.ts';
import type { ModelPrices } from '../scoring/prices.ts';

export interface UpdateBatchPorts {
  readonly batches: BatchStore;
  readonly prompts: PromptStore;
  readonly model: ModelBatches;
  readonly wordsDecided: MessageSender<WordsDecided>;
  readonly wordsAgain: MessageSender<WordsAgain>;
  readonly clock: Clock;
  readonly log: Log;
  readonly prices: ModelPrices;
  readonly settings: {
    /** Seconds until a batch that failed as a whole is submitted again; doubles with each failure. */
    readonly retryAfterSeconds: number;
  };
}

/**
 * Reads the answers of an ended batch and sends what becomes of its words. For a harvested batch it sends the same
 * messages again, from the verdicts.
 */
export const updateBatch =
  (ports: UpdateBatchPorts) =>
  async ({ batchId }: BatchEnded): Promise<void> => {
    const row = await ports.batches.get(batchId);
    if (!row) throw new NotFound('batch', batchId);
    const harvested = row.status === 'ended' ? await harvest(ports, row) : row;
    if (harvested?.status === 'harvested' && !isClosed(harvested)) await announce(ports, harvested);
  };

/** Reads the answers of an ended batch into one verdict per prompt. Returns the row as it is stored afterwards. */
async function harvest(ports: UpdateBatchPorts, row: Batch): Promise<Batch | undefined> {
  const files = await readFiles(ports, row);
  const now = ports.clock.now();
  const refusal = finalRefusal(row, files);
  if (refusal !== undefined) {
    await giveUp(ports, row, refusal);
    return undefined;
  }
  if (ranNothing(row, files)) {
    await goBack(ports, row, now);
    return undefined;
  }
  const prompts = await decideAll(ports, row, files);
  const harvested = markHarvested(row, now);
  if (!(await ports.batches.save(harvested))) return ports.batches.get(row.id);
  ports.log.info('batch decided', { batchId: row.id, prompts: prompts.length, ...usageOf(prompts) });
  return harvested;
}

async function readFiles(ports: UpdateBatchPorts, row: Batch): Promise<BatchFiles> {
  const files = await readBatchFiles(ports.model, row, ports.clock.now());
  const { unreadable: lines } = files;
  if (lines > 0) ports.log.warn('lines of a result file answer nothing', { batchId: row.id, lines });
  const samples = samplesOf(files);
  if (Object.keys(samples).length > 0)
    ports.log.warn('some requests of a batch were not answered', { batchId: row.id, samples });
  return files;
}

/** What the server said, once for each kind of fault. */
function samplesOf({ answers }: BatchFiles): Record<string, string> {
  return Object.fromEntries(
    [...answers.values()].flatMap(({ fault, detail }) =>
      fault === null || detail === undefined ? [] : [[fault, detail]],
    ),
  );
}

/**
 * What the provider said when it refused a batch, as a whole or request by request, if it would say so of every
 * other one.
 */
function finalRefusal(row: Batch, { answers }: BatchFiles): string | undefined {
  if (answers.size === 0) {
    const said = row.providerStatus === 'failed' ? (row.lastError ?? '') : '';
    return isFinalRefusal(said) ? said : undefined;
  }
  const details = [...answers.values()].map(({ fault, detail = '' }) =>
    fault === 'request_failed' && isFinalRefusal(detail) ? detail : undefined,
  );
  return details.includes(undefined) ? undefined : details[0];
}

/** Nothing will ever be asked with this batch: check-batches stops its run. */
async function giveUp(ports: UpdateBatchPorts, row: Batch, said: string): Promise<void> {
  await ports.batches.save(markRefused(row, said, ports.clock.now()));
  ports.log.error('the model refuses a batch for good', { batchId: row.id, model: row.model, said });
}

/** True when the provider ran none of the batch, so that it says nothing about any word. */
function ranNothing(row: Batch, files: BatchFiles): boolean {
  return files.answers.size === 0 && (row.providerStatus === 'failed' || row.providerStatus === 'expired');
}

/** A batch that ran nothing is submitted again, later. */
async function goBack(ports: UpdateBatchPorts, row: Batch, now: Date): Promise<void> {
  const error = row.lastError ?? `batch ${row.providerStatus ?? 'ended'}`;
  const because = { error, now, ...ports.settings };
  const waits = foundNoRoom(row) && (await isQueueInUse(ports.model, row, now));
  await ports.batches.save(waits ? waitForRoom(row, because) : markReturned(row, because));
  const { id: batchId } = row;
  if (waits) ports.log.info('a batch waits for room at the provider', { batchId });
  else ports.log.warn('batch ran nothing and goes back', { batchId, error });
}

/** The prompts of a batch, each with its verdict: the stored one, or one from the files if there is none yet. */
async function decideAll(ports: UpdateBatchPorts, row: Batch, read?: BatchFiles): Promise<readonly Prompt[]> {
  const prompts = await ports.prompts.list(row.id, row.preparation ?? '');
  const undecided = prompts.filter(({ verdict }) => verdict === null);
  if (undecided.length === 0) return prompts;
  const { answers } = read ?? (await readFiles(ports, row));
  const verdicts = new Map(
    undecided.map((prompt) => {
      const result = { answer: answers.get(prompt.id), otherwise: unmentioned(row) };
      return [prompt.id, decidePrompt(row.rubric, prompt, result)];
    }),
  );
  const decided = await ports.prompts.decide(undecided, verdicts);
  return [...prompts.filter(({ verdict }) => verdict !== null), ...decided];
}

/** What holds for a prompt that neither file mentions. */
function unmentioned(row: Batch): { reason: FailureReason; asked: boolean } {
  if (row.providerStatus === 'expired' || row.providerStatus === 'cancelled')
    return { reason: 'not_run', asked: false };
  if (row.providerStatus === 'gone') return { reason: 'batch_gone', asked: true };
  return { reason: 'missing', asked: true };
}

async function announce(ports: UpdateBatchPorts, row: Batch): Promise<void> {
  const prompts = await decideAll(ports, row);
  const messages = verdictMessages(row, prompts, { rubric: row.rubric, prices: ports.prices });
  await ports.wordsDecided.send(messages.decided);
  await ports.wordsAgain.send(messages.again);
}
