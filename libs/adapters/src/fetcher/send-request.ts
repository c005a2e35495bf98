import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestHttps } from 'node:https';
import { TLSSocket } from 'node:tls';
import { SourceUnreachable } from '@word-list/domain';
import { requestHttp } from '../runtime/node-http.ts';
import { type Hop, pinned } from './check-hop.ts';

/** Milliseconds. */
export interface TimeLimits {
  /** Until the connection is made, TLS included. */
  readonly connect: number;
  /** Without any byte arriving. */
  readonly idle: number;
  /** From the first request to the last byte. */
  readonly total: number;
}

/** How a request is begun; only tests have reason to say otherwise. */
export type StartRequest = (url: URL, options: RequestOptions) => ClientRequest;

export const startRequest: StartRequest = (url, options) =>
  url.protocol === 'https:' ? requestHttps(url, options) : requestHttp(url, options);

const headers = { 'user-agent': 'word-list', accept: 'text/plain, */*;q=0.5', 'accept-encoding': 'identity' };

export interface SendOptions {
  readonly start: StartRequest;
  readonly times: TimeLimits;
  /** Aborts request and body at the end of the total time. */
  readonly signal: AbortSignal;
}

/** Asks a checked URL over a connection of its own. Returns the answer once its headers are there. */
export const sendRequest = (hop: Hop, { start, times, signal }: SendOptions): Promise<IncomingMessage> => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  // No agent: a connection that was checked for one hop is never used for another.
  const request = start(hop.url, { agent: false, headers, lookup: pinned(hop.addresses), signal });
  const giveUp = (what: string) => () => request.destroy(new SourceUnreachable(`the source ${what}`));
  let timer = setTimeout(giveUp('did not take the connection in time'), times.connect);
  const waitForHead = (): void => {
    clearTimeout(timer);
    timer = setTimeout(giveUp('did not answer in time'), times.idle);
  };
  request.once('socket', (socket) => {
    socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', waitForHead);
  });
  request.once('response', (response) => {
    clearTimeout(timer);
    resolve(response);
  });
  request.on('error', (error) => {
    clearTimeout(timer);
    reject(unreachable(error, signal));
  });
  request.end();
  return promise;
};

/** The body of an answer. Throws SourceUnreachable when it stalls, or ends before its stated length. */
export async function* readAnswerBody(
  response: IncomingMessage,
  { idle, signal }: { idle: number; signal: AbortSignal },
): AsyncGenerator<Uint8Array> {
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    timer = setTimeout(() => response.destroy(new SourceUnreachable('the source stopped sending')), idle);
  };
  try {
    wait();
    for await (const piece of response as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      yield piece;
      wait();
    }
  } catch (error) {
    throw unreachable(error, signal);
  } finally {
    clearTimeout(timer);
    response.destroy();
  }
}

/** The failure without what a parse error carries: a piece of the foreign answer. */
function unreachable(error: unknown, signal: AbortSignal): SourceUnreachable {
  if (error instanceof SourceUnreachable) return error;
  const what = signal.aborted ? 'took too long' : `could not be read: ${codeOf(error)}`;
  return new SourceUnreachable(`the source ${what}`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown failure';
}
