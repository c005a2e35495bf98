import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type ProviderBatch, SubmissionDoubtful, SubmissionRefused } from '@word-list/domain';
import type { MemoryModelBatches } from '@word-list/domain/testing';
import { listen } from './listen.ts';

/** Answers a request in place of the server; false when it is not the one meant. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean;

export const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** A provider in memory behind the wire protocol of /v1/files, /v1/batches and /v1/responses. */
export const startModelServer = async (provider: MemoryModelBatches) => {
  const uploads = new Map<string, string>();
  const requests: string[] = [];
  const intercepts: Intercept[] = [];

  const upload = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const id = `file-upload-${uploads.size}`;
    uploads.set(id, await uploadedFile(request));
    json(response, 200, { id, object: 'file', purpose: 'batch' });
  };

  const create = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(String(await readBody(request))) as {
      input_file_id: string;
      metadata: Record<string, string>;
    };
    const input = uploads.get(body.input_file_id)!;
    const deadline = new Date(Date.now() + 60_000);
    try {
      const batch = await provider.submit({ input, fileName: 'x.jsonl', metadata: body.metadata, deadline });
      json(response, 200, wire(batch));
    } catch (error) {
      if (error instanceof SubmissionRefused) fail(response, 400, error.code);
      else if (error instanceof SubmissionDoubtful) request.socket.destroy();
      else fail(response, 500, String(error));
    }
  };

  const ask = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const question = JSON.parse(String(await readBody(request))) as Parameters<typeof provider.ask>[0];
    try {
      json(response, 200, await provider.ask(question, new Date(Date.now() + 60_000)));
    } catch (error) {
      if (error instanceof SubmissionRefused) fail(response, 400, error.code);
      else request.socket.destroy();
    }
  };

  const listBatches = async (url: URL, response: ServerResponse): Promise<void> => {
    const all = await collect(provider.list(new Date(0)));
    const after = url.searchParams.get('after');
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const limit = Number(url.searchParams.get('limit') ?? 20);
    const data = all.slice(from, from + limit).map(wire);
    json(response, 200, { object: 'list', data, has_more: from + limit < all.length });
  };

  const showBatch = async (id: string, response: ServerResponse): Promise<void> => {
    const batch = await provider.find(id);
    if (batch === undefined) fail(response, 404, null);
    else json(response, 200, wire(batch));
  };

  const cancel = async (id: string, response: ServerResponse): Promise<void> => {
    const batch = await provider.find(id);
    if (batch?.status === 'in_progress') await provider.cancel(id);
    if (batch === undefined || batch.status === 'in_progress') await showBatch(id, response);
    else fail(response, 409, null);
  };

  const content = async (id: string, response: ServerResponse): Promise<void> => {
    const text = await provider.readFile(id);
    if (text === undefined) fail(response, 404, null);
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(text);
  };

  type Route = (request: IncomingMessage, response: ServerResponse, id: string) => Promise<void>;
  const routes: Readonly<Record<string, Route>> = {
    'POST files': upload,
    'GET files/id/content': (_, response, id) => content(id, response),
    'POST responses': ask,
    'POST batches': create,
    'GET batches': ({ url = '' }, response) => listBatches(new URL(url, 'http://server'), response),
    'GET batches/id': (_, response, id) => showBatch(id, response),
    'POST batches/id/cancel': (_, response, id) => cancel(id, response),
  };

  const route: Route = async (request, response) => {
    const path = new URL(request.url ?? '', 'http://server').pathname;
    const [, , kind, id, ...action] = path.split('/');
    const pattern = [kind, ...(id === undefined ? [] : ['id']), ...action].join('/');
    const found = routes[`${request.method} ${pattern}`];
    if (found === undefined) fail(response, 404, 'no_such_route');
    else await found(request, response, id ?? '');
  };

  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (intercepts.some((intercept) => intercept(request, response))) return;
    route(request, response, '').catch((error: unknown) => {
      fail(response, 500, String(error));
    });
  });
  const running = await listen(server);
  return { ...running, baseURL: `${running.origin}/v1`, requests, intercepts, uploads };
};

/** The content of the part that has a file name, of a multipart body. */
async function uploadedFile(request: IncomingMessage): Promise<string> {
  const boundary = /boundary=(\S+)/.exec(request.headers['content-type'] ?? '')?.[1] ?? '';
  const parts = String(await readBody(request)).split(`--${boundary}`);
  const part = parts.find((text) => text.includes('filename=')) ?? '';
  return part.slice(part.indexOf('\r\n\r\n') + 4, -2);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  return Buffer.concat(await request.toArray());
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function wire(batch: ProviderBatch) {
  return {
    id: batch.id,
    object: 'batch',
    endpoint: '/v1/responses',
    status: batch.status,
    created_at: Math.floor(batch.createdAt.getTime() / 1000),
    completion_window: '24h',
    metadata: batch.metadata,
    input_file_id: batch.inputFileId,
    output_file_id: batch.outputFileId,
    // A clean batch has been seen with an empty text here.
    error_file_id: batch.errorFileId ?? '',
    ...(batch.requests && { request_counts: batch.requests }),
    errors: batch.errors.length > 0 ? { object: 'list', data: batch.errors } : null,
  };
}

function fail(response: ServerResponse, status: number, code: string | null): void {
  json(response, status, {
    error: { message: `refused: ${code}`, type: 'invalid_request_error', param: null, code },
  });
}
