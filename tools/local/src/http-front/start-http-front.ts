import type { IncomingMessage, ServerResponse } from 'node:http';
import { cors, routes, type Route } from '@word-list/topology';
import { findForeignHost } from '../../../batch-gateway/src/http/find-intrusion.ts';
import { closeServer, listenOnLoopback } from '../processes/listen-on-loopback.ts';
import { makeGuardedServer } from '../processes/make-guarded-server.ts';
import { BodyTooLarge, readBody } from '../processes/read-body.ts';
import { makeHttpEvent, readHttpAnswer, type HttpAnswer, type HttpRequest } from './http-event.ts';
import { matchRoute, type MatchedRoute } from './match-route.ts';
import type { TokenIssuer, VerifiedToken } from './token-issuer.ts';

export interface HttpFrontOptions {
  /** 0 for any free one. */
  readonly port: number;
  readonly issuer: TokenIssuer;
  readonly invoke: (functionName: Route['function'], event: unknown) => Promise<unknown>;
  /** Told when a function failed to answer; the caller only learns that something went wrong. */
  readonly onProblem: (functionName: Route['function'], error: unknown) => void;
}

const bodyLimitBytes = 10 * 1024 * 1024;
/** What a body may have, so that as JSON it is within what a function may answer. */
const answerBodyLimitBytes = 6 * 1024 * 1024;

/**
 * Routes and authorises as API Gateway's HTTP API does, on loopback. Pages of other origins may read what is open to
 * everybody; what takes a token their browsers do not let them send. Rejects when the port is taken.
 */
export const startHttpFront = async (options: HttpFrontOptions) => {
  const server = makeGuardedServer(
    (incoming, outgoing) => handle(options, incoming, outgoing),
    findForeignHost,
  );
  const port = await listenOnLoopback(server, options.port);
  return { port, origin: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
};

export type HttpFront = Awaited<ReturnType<typeof startHttpFront>>;

async function handle(options: HttpFrontOptions, incoming: IncomingMessage, outgoing: ServerResponse) {
  const send = ({ status, headers, body }: HttpAnswer): void => {
    outgoing.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  };
  try {
    send(await answerRequest(options, await readRequest(incoming)));
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error;
    send(message(413, 'Request Entity Too Large', { connection: 'close' }));
  }
}

async function answerRequest(options: HttpFrontOptions, request: HttpRequest): Promise<HttpAnswer> {
  if (isPreflight(request)) return answerPreflight();
  const matched = findRoute(request);
  if ('status' in matched) return matched;
  const { scope } = matched.route;
  if (scope === undefined) return callFunction(options, matched, makeHttpEvent(request, matched, undefined));
  const token = await authorize(options.issuer, scope, request.headers.authorization);
  if ('status' in token) return token;
  return callFunction(options, matched, makeHttpEvent(request, matched, token));
}

function isPreflight({ method, headers }: HttpRequest): boolean {
  return (
    method === 'OPTIONS' &&
    headers.origin !== undefined &&
    headers['access-control-request-method'] !== undefined
  );
}

/** Whether a page of another origin may send a request. The gateway answers that itself, for every path. */
function answerPreflight(): HttpAnswer {
  return {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': cors.allowMethods.join(','),
      'access-control-allow-headers': cors.allowHeaders.join(','),
      'access-control-max-age': String(cors.maxAgeSeconds),
    },
    body: '',
  };
}

function findRoute(request: HttpRequest): MatchedRoute | HttpAnswer {
  try {
    const [path = ''] = request.url.split('?');
    return matchRoute(routes, request.method, path) ?? message(404, 'Not Found');
  } catch {
    return message(400, 'Bad Request'); // A broken percent escape.
  }
}

/** The gateway's own answers are bare messages, as API Gateway has them; problem documents come from the functions. */
function message(status: number, text: string, headers: Record<string, string> = {}): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ message: text }),
  };
}

async function callFunction(
  { invoke, onProblem }: HttpFrontOptions,
  { route }: MatchedRoute,
  event: unknown,
): Promise<HttpAnswer> {
  try {
    const answer = readHttpAnswer(await invoke(route.function, event));
    const bytes = Buffer.byteLength(answer.body);
    if (bytes <= answerBodyLimitBytes) return answer;
    throw new Error(`the answer has ${bytes} bytes, more than a function may answer`);
  } catch (error) {
    onProblem(route.function, error);
    return message(500, 'Internal Server Error');
  }
}

/** The token of a request to a route that needs one; an answer when it does not hold. */
async function authorize(
  issuer: TokenIssuer,
  scope: string,
  authorization: string | undefined,
): Promise<VerifiedToken | HttpAnswer> {
  const token = /^(?:Bearer )?(\S+)$/iu.exec(authorization ?? '')?.[1];
  if (token === undefined) return unauthorized();
  try {
    const verified = await issuer.verify(token);
    return verified.scopes.includes(scope) ? verified : message(403, 'Forbidden');
  } catch {
    return unauthorized();
  }
}

function unauthorized(): HttpAnswer {
  return message(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  return {
    method: incoming.method === 'HEAD' ? 'GET' : (incoming.method ?? 'GET'),
    url: incoming.url ?? '/',
    headers: incoming.headers,
    body: await readBody(incoming, bodyLimitBytes),
    sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
  };
}
