import * as z from 'zod';
import { type Batch, batchObject, isTerminal } from '../batches/batch.ts';
import type { BatchRunner } from '../batches/batch-runner.ts';
import { type RunnerContext, secondsOf } from '../batches/runner-context.ts';
import { ApiError } from './api-error.ts';
import { type Exchange, readJson, type Route, sendJson } from './exchange.ts';
import { listDocument, pageRequest } from './page-request.ts';

type BatchContext = Pick<RunnerContext, 'store' | 'clock' | 'makeId' | 'limits' | 'behaviour'> & {
  readonly runner: BatchRunner;
};

const createRequest = z.object({
  input_file_id: z.string(),
  endpoint: z.literal('/v1/responses'),
  completion_window: z.literal('24h'),
  metadata: z
    .record(z.string().max(64), z.string().max(512))
    .refine((pairs) => Object.keys(pairs).length <= 16, 'at most 16 pairs')
    .nullish(),
  output_expires_after: z
    .object({ anchor: z.literal('created_at'), seconds: z.int().min(3600).max(2_592_000) })
    .optional(),
});

/** /v1/batches: create, retrieve, list, cancel. */
export const batchRoutes = (context: BatchContext): Route[] => [
  { method: 'POST', path: /^\/v1\/batches$/, handle: (exchange) => create(context, exchange) },
  {
    method: 'GET',
    path: /^\/v1\/batches$/,
    handle(exchange) {
      list(context, exchange);
    },
  },
  {
    method: 'GET',
    path: /^\/v1\/batches\/(?<id>[\w-]+)$/,
    handle(exchange) {
      sendJson(exchange, 200, batchObject(present(context, exchange.params['id'])));
    },
  },
  {
    method: 'POST',
    path: /^\/v1\/batches\/(?<id>[\w-]+)\/cancel$/,
    handle(exchange) {
      cancel(context, exchange);
    },
  },
];

async function create(context: BatchContext, exchange: Exchange): Promise<void> {
  const { store, clock, makeId, limits, behaviour, runner } = context;
  const wanted = await readCreateRequest(exchange);
  checkInputFile(context, wanted.input_file_id);
  const now = clock();
  const batch: Batch = {
    id: makeId('batch_'),
    number: store.batches.count() + 1,
    status: 'validating',
    endpoint: wanted.endpoint,
    completion_window: wanted.completion_window,
    input_file_id: wanted.input_file_id,
    metadata: wanted.metadata ?? {},
    created_at: secondsOf(now),
    expires_at: secondsOf(now + limits.completionWindowMs),
    request_counts: { total: 0, completed: 0, failed: 0 },
    usage: { input: 0, output: 0 },
    enqueued_tokens: 0,
    output_expires_after: wanted.output_expires_after?.seconds,
  };
  store.batches.insert(batch);
  runner.start(batch.id);
  if (behaviour.losesCreateReply(batch)) exchange.response.destroy();
  else sendJson(exchange, 200, batchObject(batch));
}

async function readCreateRequest(exchange: Exchange): Promise<z.infer<typeof createRequest>> {
  const parsed = createRequest.safeParse(await readJson(exchange));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const param = issue?.path.join('.') ?? null;
  throw new ApiError(400, `Invalid '${param ?? ''}': ${issue?.message ?? ''}`, {
    param,
    code: 'invalid_value',
  });
}

function checkInputFile({ store, clock }: BatchContext, id: string): void {
  const file = store.files.find(id);
  if (file === undefined || (file.expires_at ?? Infinity) <= secondsOf(clock())) {
    throw new ApiError(404, `No such File object: ${id}`, { param: 'input_file_id' });
  }
  if (file.purpose !== 'batch') {
    throw new ApiError(400, "The input file must have the purpose 'batch'.", { param: 'input_file_id' });
  }
}

/** A batch that is not listed takes no place in a page: only the last page can be empty. */
function list(context: BatchContext, exchange: Exchange): void {
  const { store, behaviour } = context;
  const { after, limit } = pageRequest(exchange.url, { most: 100, usual: 20 });
  const size = Math.min(limit, behaviour.pageSize());
  let page = store.batches.list({ after, limit: size });
  let shown = page.data.filter((batch) => isListed(context, batch));
  while (shown.length === 0 && page.hasMore) {
    page = store.batches.list({ after: page.data.at(-1)?.id, limit: size });
    shown = page.data.filter((batch) => isListed(context, batch));
  }
  sendJson(exchange, 200, listDocument({ ...page, data: shown.map(batchObject) }));
}

function isListed({ behaviour, clock }: BatchContext, batch: Batch): boolean {
  const age = clock() - batch.created_at * 1000;
  return !behaviour.isVanished(batch) && age >= behaviour.listLag(batch);
}

function present({ store, behaviour }: BatchContext, id: string | undefined): Batch {
  const batch = store.batches.find(id ?? '');
  if (batch === undefined || behaviour.isVanished(batch)) {
    throw new ApiError(404, `No batch found with id '${id ?? ''}'.`, { param: 'id' });
  }
  return batch;
}

function cancel(context: BatchContext, exchange: Exchange): void {
  const batch = present(context, exchange.params['id']);
  if (isTerminal(batch.status) || batch.status === 'finalizing') {
    throw new ApiError(409, `Cannot cancel a batch with status '${batch.status}'.`);
  }
  sendJson(exchange, 200, batchObject(context.runner.cancel(batch.id)));
}
