import { createReadStream, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { OpenAI } from 'openai';
import * as z from 'zod';
import { type RunnerContext, secondsOf } from '../batches/runner-context.ts';
import { fileObject, type StoredFile } from '../store/file-store.ts';
import { ApiError } from './api-error.ts';
import { type Exchange, type Route, sendJson } from './exchange.ts';
import { listDocument, pageRequest } from './page-request.ts';
import { receiveUpload, type Upload } from './receive-upload.ts';

type FileContext = Pick<RunnerContext, 'store' | 'clock' | 'makeId' | 'limits'>;

const thirtyDays = 2_592_000;

const fields = z.object({
  purpose: z.enum(['assistants', 'batch', 'fine-tune', 'vision', 'user_data']),
  'expires_after[anchor]': z.literal('created_at').optional(),
  'expires_after[seconds]': z.coerce.number().int().min(3600).max(thirtyDays).optional(),
});

/** /v1/files: upload, list, show, content, delete. */
export const fileRoutes = (context: FileContext): Route[] => {
  const all = /^\/v1\/files$/;
  const one = /^\/v1\/files\/(?<id>[\w-]+)$/;
  const content = /^\/v1\/files\/(?<id>[\w-]+)\/content$/;
  const route = (
    method: string,
    path: RegExp,
    handle: (of: FileContext, exchange: Exchange) => Promise<void> | void,
  ): Route => ({ method, path, handle: (exchange) => handle(context, exchange) });
  return [
    route('POST', all, upload),
    route('GET', all, list),
    route('GET', one, show),
    route('GET', content, sendContent),
    route('DELETE', one, remove),
  ];
};

async function upload(context: FileContext, exchange: Exchange): Promise<void> {
  const { store, clock, makeId, limits } = context;
  const id = makeId('file-');
  const part = store.files.partPathOf(id);
  const received = await receiveUpload(exchange.request, part, limits.maxFileBytes);
  const { purpose, 'expires_after[seconds]': chosen } = readFieldsOf(received, part);
  const lifetime = chosen ?? (purpose === 'batch' ? thirtyDays : undefined);
  const createdAt = secondsOf(clock());
  const file: StoredFile = {
    id,
    purpose,
    bytes: received.bytes,
    filename: received.filename,
    sha256: received.sha256,
    created_at: createdAt,
    ...(lifetime === undefined ? {} : { expires_at: createdAt + lifetime }),
  };
  renameSync(part, store.files.pathOf(id));
  store.files.insert(file);
  sendJson(exchange, 200, fileObject(file));
}

/** The fields of an upload whose content is stored already; it goes when they are refused. */
function readFieldsOf(upload: Upload, part: string): z.infer<typeof fields> {
  try {
    return readFields(upload);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

function readFields(upload: Upload): z.infer<typeof fields> {
  const parsed = fields.safeParse(upload.fields);
  if (!parsed.success) {
    const param = String(parsed.error.issues[0]?.path[0] ?? '');
    throw new ApiError(400, `Invalid '${param}': ${parsed.error.issues[0]?.message ?? ''}`, { param });
  }
  return parsed.data;
}

function list({ store }: FileContext, exchange: Exchange): void {
  const { searchParams } = exchange.url;
  const purpose = searchParams.get('purpose') ?? undefined;
  const order = searchParams.get('order') === 'asc' ? 'asc' : 'desc';
  const page = store.files.list(pageRequest(exchange.url, { most: 10_000, usual: 10_000 }), {
    purpose,
    order,
  });
  sendJson(exchange, 200, listDocument({ ...page, data: page.data.map(fileObject) }));
}

function show(context: FileContext, exchange: Exchange): void {
  sendJson(exchange, 200, fileObject(present(context, exchange.params['id'])));
}

function present({ store, clock }: FileContext, id: string | undefined): StoredFile {
  const file = store.files.find(id ?? '');
  if (file === undefined || (file.expires_at ?? Infinity) <= secondsOf(clock())) {
    throw new ApiError(404, `No such File object: ${id ?? ''}`, { param: 'id' });
  }
  return file;
}

async function sendContent(context: FileContext, { response, params }: Exchange): Promise<void> {
  const file = present(context, params['id']);
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes });
  await pipeline(createReadStream(context.store.files.pathOf(file.id)), response);
}

function remove(context: FileContext, exchange: Exchange): void {
  const { id } = present(context, exchange.params['id']);
  context.store.files.delete(id);
  sendJson(exchange, 200, { id, object: 'file', deleted: true } satisfies OpenAI.FileDeleted);
}
