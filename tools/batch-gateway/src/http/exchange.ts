import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, errorDocument } from './api-error.ts';

/** One request being answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  /** Named groups of the route's pattern. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  readonly handle: (exchange: Exchange) => Promise<void> | void;
}

export const sendJson = (
  { response }: Pick<Exchange, 'response'>,
  status: number,
  document: unknown,
): void => {
  const body = JSON.stringify(document);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
};

const mostBodyLength = 16 * 1024 * 1024;

/** The JSON document of a request's body. Throws ApiError 400, 413 or 415. */
export const readJson = async ({ request }: Exchange): Promise<unknown> => {
  // Web pages can post every other type across sites without asking.
  if (!/^application\/json\b/iu.test(request.headers['content-type'] ?? ''))
    throw new ApiError(415, "The content type of your request is not supported: use 'application/json'.");
  let text = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > mostBodyLength) throw new ApiError(413, 'The request body is too large.');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'The body of your request is not valid JSON.');
  }
};

/** Answers with the error's own status, or with 500 for one that nobody expected. */
export const sendError = (exchange: Pick<Exchange, 'response'>, error: unknown): void => {
  if (exchange.response.headersSent) {
    exchange.response.destroy();
    return;
  }
  if (error instanceof ApiError) sendJson(exchange, error.status, errorDocument(error.message, error.fields));
  else sendJson(exchange, 500, errorDocument('The gateway failed.', { type: 'server_error' }));
};
