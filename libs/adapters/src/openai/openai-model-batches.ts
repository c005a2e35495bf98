import {
  type Clock,
  type ModelBatches,
  type ProviderBatch,
  providerStatuses,
  SubmissionRefused,
  type SubmitInput,
} from '@word-list/domain';
import { OpenAI, toFile } from 'openai';
import type { BatchListParams } from 'openai/resources/batches';
import { systemClock } from '../runtime/system-clock.ts';
import { createFailure, isUnknownThing, isWrongState, uploadFailure } from './classify-failure.ts';
import { batchPage, errorDocument, providerBatch } from './provider-batch.ts';

export interface OpenAiOptions {
  /** Ends in `/v1`. */
  readonly baseURL: string;
  readonly apiKey: string;
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
 * The batch API of OpenAI, or of a server that speaks it. Only reads are tried again by the SDK.
 * `list` gives batches up to two minutes older than `since`, since the clocks can differ.
 */
export const openaiModelBatches = ({ clock = systemClock, ...options }: OpenAiOptions): ModelBatches => {
  const client = makeClient(options);
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

function makeClient({ baseURL, apiKey }: Pick<OpenAiOptions, 'baseURL' | 'apiKey'>): OpenAI {
  return new OpenAI({
    baseURL,
    apiKey,
    organization: null,
    project: null,
    logLevel: 'off',
    // A redirect could make one create two, or carry a request elsewhere.
    fetchOptions: { redirect: 'error' },
  });
}

async function upload(
  client: OpenAI,
  { input, fileName, deadline }: SubmitInput,
  clock: Clock,
): Promise<string> {
  // Nothing retries a create, and the upload belongs to it: a second file would be a second input.
  const options = { ...within(timeLeft(deadline, clock)), maxRetries: 0 };
  try {
    const file = await toFile(Buffer.from(input, 'utf8'), fileName, { type: 'application/jsonl' });
    const { id } = await client.files.create({ file, purpose: 'batch' }, options);
    return id;
  } catch (error) {
    throw uploadFailure(error);
  }
}

function within(milliseconds: number) {
  return {
    signal: AbortSignal.timeout(milliseconds),
    timeout: milliseconds,
  };
}

/** Throws SubmissionRefused unless time is left: the provider has seen nothing yet. */
function timeLeft(deadline: Date, clock: Clock): number {
  const left = deadline.getTime() - clock.now().getTime();
  if (left <= 0)
    throw new SubmissionRefused('too_late', 'the time for this submission was over before it was sent');
  return left;
}

async function create(client: OpenAI, fileId: string, of: { submission: SubmitInput; left: number }) {
  try {
    const created: unknown = await client.batches.create(
      {
        input_file_id: fileId,
        endpoint: '/v1/responses',
        completion_window: '24h',
        metadata: { ...of.submission.metadata },
      },
      { ...within(of.left), maxRetries: 0 },
    );
    return providerBatch.parse(created);
  } catch (error) {
    throw createFailure(error);
  }
}

async function ask(
  client: OpenAI,
  question: Parameters<ModelBatches['ask']>[0],
  left: number,
): Promise<unknown> {
  try {
    return await client.responses.create(question, { ...within(left), maxRetries: 0 });
  } catch (error) {
    throw createFailure(error);
  }
}

async function find(client: OpenAI, id: string): Promise<ProviderBatch | undefined> {
  try {
    const found: unknown = await client.batches.retrieve(id, within(readMs));
    return errorDocument.safeParse(found).success ? undefined : providerBatch.parse(found);
  } catch (error) {
    if (isUnknownThing(error)) return undefined;
    throw error;
  }
}

async function* list(client: OpenAI, since: Date): AsyncGenerator<ProviderBatch> {
  const oldest = since.getTime() - clockSlackMs;
  const seen = new Set<string>();
  let query: BatchListParams = { limit: batchesPerPage };
  for (;;) {
    const page = batchPage.parse(await client.get('/batches', { query, ...within(readMs) }));
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
    query = { limit: batchesPerPage, after: last.id };
  }
}

async function cancel(client: OpenAI, id: string): Promise<void> {
  try {
    await client.batches.cancel(id, { ...within(readMs), maxRetries: 0 });
  } catch (error) {
    if (isUnknownThing(error)) return;
    const batch = isWrongState(error) ? await find(client, id) : undefined;
    if (batch === undefined || !settled.has(batch.status)) throw error;
  }
}

async function readFile(client: OpenAI, id: string): Promise<string | undefined> {
  try {
    return await readWhole(await client.files.content(id, within(readMs)), id);
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
