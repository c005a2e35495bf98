import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Report } from '../batches/runner-context.ts';
import { ApiError } from './api-error.ts';
import { type Route, sendError } from './exchange.ts';

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

const urlOf = (request: IncomingMessage): URL => {
  const url = URL.parse(request.url ?? '/', `http://${request.headers.host ?? ''}`);
  // A web page that resolves its own name to this machine must not reach a server that asks for no key.
  if (url === null || !loopbackNames.has(url.hostname))
    throw new ApiError(403, 'Only loopback addresses are served.');
  return url;
};

const dispatch = async (
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> => {
  const url = urlOf(request);
  for (const { method, path, handle } of routes) {
    const match = method === request.method ? path.exec(url.pathname) : null;
    if (match !== null) {
      await handle({ request, response, url, params: match.groups ?? {} });
      return;
    }
  }
  throw new ApiError(404, `Invalid URL (${request.method ?? ''} ${url.pathname})`);
};

const isClientGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** An HTTP server over a list of routes; the first that matches answers. */
export const makeServer = (routes: readonly Route[], report: Report): Server => {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await dispatch(routes, request, response);
    } catch (error) {
      if (!(error instanceof ApiError) && !isClientGone(error))
        report('request failed', { url: request.url, error });
      sendError({ response }, error);
    }
  };
  return createServer((request, response) => void answer(request, response));
};
