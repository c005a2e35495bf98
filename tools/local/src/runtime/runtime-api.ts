import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../processes/listen-on-loopback.ts';
import { readBody } from '../processes/read-body.ts';

/** Called back by the process of a function. */
export interface RuntimeEvents {
  /** It is loaded, or done, and asks for work. */
  onIdle(): void;
  onResponse(requestId: string, body: string): void;
  onError(requestId: string, body: string): void;
  onInitError(body: string): void;
}

export interface RuntimeApi {
  /** Host and port, for AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /** Hands an invocation to the process, which has to be idle. Returns its request id. */
  hand(payload: string, deadlineMs: number, functionArn: string): string;
  close(): Promise<void>;
}

/** The largest answer of a function is 6 MB; the rest is head room for the error of one that is larger. */
const answerLimitBytes = 32 * 1024 * 1024;
const invocationPath = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/u;

const receive = (url: string, body: string, events: RuntimeEvents): boolean => {
  if (url === '/2018-06-01/runtime/init/error') {
    events.onInitError(body);
    return true;
  }
  const [, requestId, what] = invocationPath.exec(url) ?? [];
  if (requestId === undefined) return false;
  if (what === 'response') events.onResponse(requestId, body);
  else events.onError(requestId, body);
  return true;
};

const answerPost = async (incoming: IncomingMessage, outgoing: ServerResponse, events: RuntimeEvents) => {
  try {
    const body = (await readBody(incoming, answerLimitBytes)).toString('utf8');
    const known = receive(incoming.url ?? '', body, events);
    outgoing.writeHead(known ? 202 : 404).end();
  } catch {
    incoming.socket.destroy(); // The process went away while it was talking; its end is reported by itself.
  }
};

/** The Runtime API of one process of a function, on loopback. */
export const startRuntimeApi = async (events: RuntimeEvents): Promise<RuntimeApi> => {
  let waiting: ServerResponse | undefined;
  const server = createServer({ requestTimeout: 0, headersTimeout: 0 }, (incoming, outgoing) => {
    if (incoming.method === 'GET' && incoming.url === '/2018-06-01/runtime/invocation/next') {
      waiting = outgoing;
      events.onIdle();
    } else {
      void answerPost(incoming, outgoing, events);
    }
  });
  server.keepAliveTimeout = 0;
  const port = await listenOnLoopback(server);
  return {
    address: `127.0.0.1:${port}`,
    hand(payload, deadlineMs, functionArn) {
      if (waiting === undefined) throw new Error('the process is not idle');
      const requestId = randomUUID();
      waiting
        .writeHead(200, {
          'content-type': 'application/json',
          'lambda-runtime-aws-request-id': requestId,
          'lambda-runtime-deadline-ms': String(deadlineMs),
          'lambda-runtime-invoked-function-arn': functionArn,
        })
        .end(payload);
      waiting = undefined;
      return requestId;
    },
    close: () => closeServer(server),
  };
};
