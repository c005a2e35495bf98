import type { IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { HttpAgent, requestHttp } from '../runtime/node-http.ts';
import type { AwsRequest } from './sign-request.ts';

export interface AwsAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Without limits one waits on a dead connection until the function is stopped. */
const connectMs = 3000;
const answerMs = 15_000;

const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 50 }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 50 }),
};

/** Sends a request over a kept connection and reads its whole answer. Rejects when there is none in time. */
export function exchange({ method, url, headers, body }: AwsRequest): Promise<AwsAnswer> {
  const isPlain = url.protocol === 'http:';
  const options = {
    method,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    agent: agents[isPlain ? 'http:' : 'https:'],
    signal: AbortSignal.timeout(answerMs),
  };
  return new Promise((resolve, reject) => {
    const sent = (isPlain ? requestHttp : requestHttps)(url, options, (answer) => {
      readAnswer(answer).then(resolve, reject);
    });
    sent.once('error', reject);
    sent.once('socket', (socket) => {
      if (!socket.connecting) return;
      const timer = setTimeout(() => sent.destroy(new Error('no connection in time')), connectMs);
      const settle = (): void => clearTimeout(timer);
      socket.once('connect', settle);
      sent.once('close', settle);
    });
    sent.end(body);
  });
}

async function readAnswer(answer: IncomingMessage): Promise<AwsAnswer> {
  const parts: Buffer[] = [];
  for await (const part of answer as AsyncIterable<Buffer>) parts.push(part);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) };
}
