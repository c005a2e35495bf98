import { Agent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import type { AwsRequest } from './aws-call.ts';

export interface ForwardedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** Belong to one connection and must not be passed on. */
const hopHeaders = new Set([
  'connection',
  'transfer-encoding',
  'expect',
  'host',
  'content-length',
  'keep-alive',
]);

/** Sends requests on to the socket of an emulator over kept connections. Rejects when the emulator does not answer. */
export const makeForwarder = () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  return {
    close: () => agent.destroy(),
    send: (socketPath: string, { method, url, headers, body }: AwsRequest): Promise<ForwardedAnswer> => {
      const passed = { ...passedHeaders(headers), host: '127.0.0.1', 'content-length': String(body.length) };
      return exchange({ agent, socketPath, method, path: url, headers: passed }, body);
    },
  };
};

function passedHeaders(headers: IncomingMessage['headers']): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || hopHeaders.has(name) ? [] : [[name, value]],
    ),
  );
}

function exchange(options: RequestOptions, body: Buffer): Promise<ForwardedAnswer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(options, (answer) => {
      readAnswer(answer).then(resolve, reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

async function readAnswer(answer: IncomingMessage): Promise<ForwardedAnswer> {
  const parts: Buffer[] = [];
  for await (const part of answer as AsyncIterable<Buffer>) parts.push(part);
  const length = answer.headers['content-length'];
  return {
    status: answer.statusCode ?? 502,
    headers: {
      ...passedHeaders(answer.headers),
      ...(length === undefined ? {} : { 'content-length': length }),
    },
    body: Buffer.concat(parts),
  };
}
