import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { request as requestHttps } from 'node:https';
import { text } from 'node:stream/consumers';

export interface PostOptions {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly document: unknown;
  readonly signal: AbortSignal;
}

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/**
 * Posts a JSON document and reads the whole reply. Not `fetch`, which gives up after five minutes without a
 * header: a small machine needs longer for an answer. Follows no redirect, so that the key goes nowhere else.
 * Rejects when there is no whole reply; `error.code` tells why.
 */
export const postJson = async ({ url, headers, document, signal }: PostOptions): Promise<Reply> => {
  const body = Buffer.from(JSON.stringify(document));
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      signal,
      headers: {
        'content-type': 'application/json',
        'content-length': body.length,
        accept: 'application/json',
        ...headers,
      },
    };
    const sent = send(url, options, (response) => {
      text(response).then((received) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text: received });
      }, reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
};
