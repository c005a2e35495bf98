import {
  type Clock,
  type ModelBatches,
  type ProviderBatch,
  providerStatuses,
  SubmissionRefused,
  type SubmitInput,
} from '@word-list/domain';
import * as z from 'zod';
import { systemClock } from '../runtime/system-clock.ts';
import { createFailure, isUnknownThing, isWrongState, uploadFailure } from './classify-failure.ts';
import { errorDocument, modelClient, type ModelClient, type ModelClientOptions } from './model-client.ts';
import { batchPage, providerBatch } from './provider-batch.ts';

export interface OpenAiOptions extends ModelClientOptions {
  readonly clock?: Clock;
}

/** One read, its retries and its body included, or one cancel. */
const readMs = 60_000;
const batchesPerPage = 100;
/** How far the provider's clock may be behind ours. */
const clockSlackMs = 120_000;

/** Statuses of a batch that can no longer be stopped, or is being stopped. */
const settled = new Set<string>(
  providerStatuses.filter((status) => status !== 'validating' && status !== 'in_progress'),
);

/**
 * The batch API of OpenAI, or of a server that speaks it. Only reads are tried again.
 * `list` gives batches up to two minutes older than `since`, since the clocks can differ.
 */
export const openaiModelBatches = ({ clock = systemClock, ...options }: OpenAiOptions): ModelBatches => {
  const client = modelClient(options);
  return {
    async submit(submission) {
      const fileId = await upload(client, submission, clock);
      return create(client, fileId, { submission, left: timeLeft(submission.deadline, clock) });
    },
    ask: async (question, deadline) => ask(client, question, timeLeft(deadline, clock)),
    find: (id) => find(client, id),
    list: (since) => list(client, since),
    cancel: (id) => cancel(client, id),
    readFile: (id) => readFile(client, id),
  };
};

async function upload(
  client: ModelClient,
  { input, fileName, deadline }: SubmitInput,
  clock: Clock,
): Promise<string> {
  // Nothing retries a create, and the upload belongs to it: a second file would be a second input.
  const form = new FormData();
  form.append('file', new File([input], fileName, { type: 'application/jsonl' }));
  form.append('purpose', 'batch');
  const milliseconds = timeLeft(deadline, clock);
  try {
    const answer = await client.send({ method: 'POST', path: '/files', body: form, milliseconds });
    return storedFile.parse(await answer.json()).id;
  } catch (error) {
    throw uploadFailure(error);
  }
}

const storedFile = z.object({ id: z.string().min(1) });

/** Throws SubmissionRefused unless time is left: the provider has seen nothing yet. */
function timeLeft(deadline: Date, clock: Clock): number {
  const left = deadline.getTime() - clock.now().getTime();
  if (left <= 0)
    throw new SubmissionRefused('too_late', 'the time for this submission was over before it was sent');
  return left;
}

async function create(client: ModelClient, fileId: string, of: { submission: SubmitInput; left: number }) {
  try {
    const body = JSON.stringify({
      input_file_id: fileId,
      endpoint: '/v1/responses',
      completion_window: '24h',
      metadata: of.submission.metadata,
    });
    const created = await client.send({ method: 'POST', path: '/batches', body, milliseconds: of.left });
    return providerBatch.parse(await created.json());
  } catch (error) {
    throw createFailure(error);
  }
}

async function ask(
  client: ModelClient,
  question: Parameters<ModelBatches['ask']>[0],
  milliseconds: number,
): Promise<unknown> {
  const body = JSON.stringify(question);
  try {
    return await (await client.send({ method: 'POST', path: '/responses', body, milliseconds })).json();
  } catch (error) {
    throw createFailure(error);
  }
}

async function find(client: ModelClient, id: string): Promise<ProviderBatch | undefined> {
  try {
    const found = await readJson(client, `/batches/${encodeURIComponent(id)}`);
    return errorDocument.safeParse(found).success ? undefined : providerBatch.parse(found);
  } catch (error) {
    if (isUnknownThing(error)) return undefined;
    throw error;
  }
}

async function* list(client: ModelClient, since: Date): AsyncGenerator<ProviderBatch> {
  const oldest = since.getTime() - clockSlackMs;
  const seen = new Set<string>();
  let query: Record<string, string> = { limit: String(batchesPerPage) };
  for (;;) {
    const page = batchPage.parse(await readJson(client, `/batches?${new URLSearchParams(query).toString()}`));
    for (const batch of page.data) {
      if (batch.createdAt.getTime() < oldest) return;
      if (seen.has(batch.id)) throw new Error(`the provider's list of batches repeats ${batch.id}`);
      seen.add(batch.id);
      yield batch;
    }
    if (page.has_more !== true) return;
    const last = page.data.at(-1);
    // Treating it as the end could hide a batch that exists: it would be created, and paid for, a second time.
    if (last === undefined)
      throw new Error('the provider’s list of batches has an empty page before its end');
    query = { ...query, after: last.id };
  }
}

async function readJson(client: ModelClient, path: string): Promise<unknown> {
  return (await client.read({ method: 'GET', path, milliseconds: readMs })).json();
}

async function cancel(client: ModelClient, id: string): Promise<void> {
  try {
    const path = `/batches/${encodeURIComponent(id)}/cancel`;
    await (await client.send({ method: 'POST', path, milliseconds: readMs })).body?.cancel();
  } catch (error) {
    if (isUnknownThing(error)) return;
    const batch = isWrongState(error) ? await find(client, id) : undefined;
    if (batch === undefined || !settled.has(batch.status)) throw error;
  }
}

async function readFile(client: ModelClient, id: string): Promise<string | undefined> {
  try {
    const path = `/files/${encodeURIComponent(id)}/content`;
    return await readWhole(
      await client.read({ method: 'GET', path, accept: 'application/binary', milliseconds: readMs }),
      id,
    );
  } catch (error) {
    if (isUnknownThing(error)) return undefined;
    throw error;
  }
}

async function readWhole(response: Response, id: string): Promise<string> {
  const bytes = await response.arrayBuffer();
  const said = response.headers.get('content-length');
  if (said !== null && !response.headers.has('content-encoding') && Number(said) !== bytes.byteLength) {
    throw new Error(`file ${id} was cut short: ${bytes.byteLength} of ${said} bytes`);
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
