import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { limits, type SourceFetcher, SourceRefused, SourceUnreachable } from '@word-list/domain';
import { checkLocalHop, checkPublicHop, type Hop, parseUrl, type Resolve } from './check-hop.ts';
import { readLimited } from './read-limited.ts';
import {
  readAnswerBody,
  sendRequest,
  startRequest,
  type StartRequest,
  type TimeLimits,
} from './send-request.ts';

export interface FetcherOptions {
  /**
   * The one origin (scheme, host and port) that may be read over http and at an address that is not public. Only
   * a source's own URL can name it: no redirect leads there. Never set in AWS.
   */
  readonly localOrigin?: string | undefined;
  readonly resolve?: Resolve;
  readonly start?: StartRequest;
  readonly times?: TimeLimits;
  /** Bytes of a source, as sent and decompressed. */
  readonly maxBytes?: number;
}

const maxRatio = 200;
const usualTimes: TimeLimits = { connect: 10_000, idle: 30_000, total: 10 * 60_000 };

const resolveAll: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true });
  return found.map(({ address }) => address);
};

const redirects = new Set([301, 302, 303, 307, 308]);

/** Statuses that may pass: timeout, too early, too many requests. */
const passingStatuses = new Set([408, 425, 429]);

const refusals: Readonly<Record<number, 'source_not_found' | 'source_forbidden'>> = {
  401: 'source_forbidden',
  403: 'source_forbidden',
  404: 'source_not_found',
  410: 'source_not_found',
};

/**
 * Reads sources over https from public addresses only. Each name is resolved once a hop and only the checked
 * addresses are connected to; every redirect, of at most three, is checked again. Sends no credentials and no
 * cookies; errors hold nothing that a foreign server sent but its status.
 */
export const httpsSourceFetcher = (options: FetcherOptions = {}): SourceFetcher => {
  const { localOrigin, resolve = resolveAll, start = startRequest, times = usualTimes } = options;
  const maxBytes = options.maxBytes ?? limits.sourceBytes;

  const checkHop = (url: URL, first: boolean): Promise<Hop> =>
    first && localOrigin !== undefined && url.origin === localOrigin
      ? checkLocalHop(url, resolve)
      : checkPublicHop(url, resolve);

  const follow = async (first: URL, signal: AbortSignal): Promise<IncomingMessage> => {
    let url = first;
    for (let hops = 0; hops <= limits.redirects; hops += 1) {
      const response = await sendRequest(await checkHop(url, hops === 0), { start, times, signal });
      if (!redirects.has(response.statusCode ?? 0)) return response;
      response.destroy();
      url = nextUrl(response, url);
    }
    throw new SourceRefused('too_many_redirects', `the source redirects more than ${limits.redirects} times`);
  };

  return {
    async open(text) {
      const signal = AbortSignal.timeout(times.total);
      const response = await follow(parseUrl(text), signal);
      try {
        if (response.statusCode !== 200) throw failureOf(response.statusCode ?? 0);
        checkHead(response, maxBytes);
      } catch (error) {
        response.destroy();
        throw error;
      }
      return readLimited(readAnswerBody(response, { idle: times.idle, signal }), {
        bytes: maxBytes,
        ratio: maxRatio,
      });
    },
  };
};

function nextUrl(response: IncomingMessage, from: URL): URL {
  const { location } = response.headers;
  if (location === undefined) throw failureOf(response.statusCode ?? 0);
  return parseUrl(location, from);
}

function failureOf(status: number): Error {
  const detail = `the server of the source answered ${status}`;
  if (status >= 500 || passingStatuses.has(status)) return new SourceUnreachable(detail);
  return new SourceRefused(refusals[status] ?? 'source_rejected', detail);
}

function checkHead({ headers }: IncomingMessage, maxBytes: number): void {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (!['identity', 'gzip', 'x-gzip', ''].includes(encoding.trim().toLowerCase())) {
    throw new SourceRefused('source_rejected', 'the source is encoded in a way that was not asked for');
  }
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    throw new SourceRefused('too_large', `the source has more than ${maxBytes} bytes`);
  }
}
