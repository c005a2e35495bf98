import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Report } from '../batches/runner-context.ts';
import { ApiError } from './api-error.ts';
import { type Route, sendError } from './exchange.ts';
import { findIntrusion } from './find-intrusion.ts';
import { isSameSecret } from './is-same-secret.ts';

/** An HTTP server over a list of routes; the first that matches answers. With `apiKey` it answers to that key only. */
export const makeServer = (routes: readonly Route[], report: Report, apiKey?: string): Server => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      admit(request, apiKey);
      await dispatch(routes, request, response);
    } catch (error) {
      if (!(error instanceof ApiError) && !isClientGone(error))
        report('request failed', { url: request.url, error });
      sendError({ response }, error);
    }
  };
  return createServer((request, response) => {
    response.setHeader('x-request-id', `req_${randomUUID()}`);
    void answer(request, response);
  });
};

/** Web pages must not reach a server on this machine, nor other programs one that was given a key. */
function admit({ headers }: IncomingMessage, apiKey: string | undefined): void {
  const intrusion = findIntrusion({ headers });
  if (intrusion !== undefined) throw new ApiError(403, intrusion);
  if (apiKey !== undefined && !isSameSecret(headers.authorization ?? '', `Bearer ${apiKey}`))
    throw new ApiError(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
}

async function dispatch(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = urlOf(request);
  for (const { method, path, handle } of routes) {
    const match = method === request.method ? path.exec(url.pathname) : null;
    if (match !== null) {
      await handle({ request, response, url, params: match.groups ?? {} });
      return;
    }
  }
  throw new ApiError(404, `Invalid URL (${request.method ?? ''} ${url.pathname})`);
}

function urlOf(request: IncomingMessage): URL {
  const url = URL.parse(request.url ?? '/', 'http://127.0.0.1');
  if (url === null) throw new ApiError(400, 'The path of your request is not valid.');
  return url;
}

function isClientGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}
