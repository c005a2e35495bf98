import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../processes/listen-on-loopback.ts';
import { isSameSecret } from '../../../batch-gateway/src/http/is-same-secret.ts';
import { makeGuardedServer, sendRefusal } from '../processes/make-guarded-server.ts';
import { BodyTooLarge, readBody } from '../processes/read-body.ts';

/** Called back by the process of a function, and by nobody else. */
export interface RuntimeEvents {
  /** It is loaded, or done, and asks for work. */
  onIdle(): void;
  onResponse(requestId: string, body: string): void;
  onError(requestId: string, body: string): void;
  onInitError(body: string): void;
}

export interface Invocation {
  readonly payload: string;
  /** Unix milliseconds. */
  readonly deadlineMs: number;
  readonly functionArn: string;
}

export interface RuntimeApi {
  /** Host, port and the path that nobody else knows, for AWS_LAMBDA_RUNTIME_API. */
  readonly address: string;
  /** Hands an invocation to the process, which has to be idle. Returns its request id. */
  hand(invocation: Invocation): string;
  close(): Promise<void>;
}

/** The largest payload of a function's answer, as in AWS: the whole of it as JSON, with what stands around its body. */
export const payloadLimitBytes = 6_291_556;

const tooLarge = JSON.stringify({
  errorType: 'Function.ResponseSizeTooLarge',
  errorMessage: `Response payload size exceeded maximum allowed payload size (${payloadLimitBytes} bytes).`,
});

/** The invocation that the process has been handed and not answered yet, and its open question for the next. */
interface State {
  waiting: ServerResponse | undefined;
  requestId: string | undefined;
}

/**
 * The Runtime API of one process of a function. Any process of this machine can connect to a loopback port: what is
 * asked under another path than the one that this process was given, or about another request than the one it has,
 * changes nothing.
 */
export const startRuntimeApi = async (events: RuntimeEvents): Promise<RuntimeApi> => {
  const secret = randomBytes(24).toString('base64url');
  const state: State = { waiting: undefined, requestId: undefined };
  const server = makeGuardedServer(async (incoming, outgoing) => {
    const [, shown = '', ...rest] = (incoming.url ?? '').split('/');
    const what = `${String(incoming.method)} ${rest.join('/')}`;
    if (isSameSecret(shown, secret)) await answer(state, events, { what, incoming, outgoing });
    else sendRefusal(outgoing, 403, 'Forbidden');
  });
  server.keepAliveTimeout = 0;
  const port = await listenOnLoopback(server);
  return {
    address: `127.0.0.1:${port}/${secret}`,
    hand: (invocation) => hand(state, invocation),
    close: () => closeServer(server),
  };
};

interface Question {
  /** Method and path behind the secret. */
  readonly what: string;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
}

const version = '2018-06-01/runtime';
const answerPath = /^POST 2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/u;

async function answer(state: State, events: RuntimeEvents, question: Question): Promise<void> {
  const { what, incoming, outgoing } = question;
  switch (what) {
    case `GET ${version}/invocation/next`:
      state.waiting = outgoing;
      events.onIdle();
      return;
    case `POST ${version}/init/error`:
      events.onInitError((await readBody(incoming, payloadLimitBytes)).toString('utf8'));
      outgoing.writeHead(202).end();
      return;
    default:
      await takeAnswer(state, events, question);
  }
}

/** The first complete answer to a request is its answer; one that is too large is told as the function's error. */
async function takeAnswer(state: State, events: RuntimeEvents, question: Question): Promise<void> {
  const { what, incoming, outgoing } = question;
  const [, requestId, kind] = answerPath.exec(what) ?? [];
  if (requestId === undefined) {
    sendRefusal(outgoing, 404, 'Not Found');
    return;
  }
  const body = requestId === state.requestId ? await readAnswer(incoming) : undefined;
  if (requestId !== state.requestId) {
    sendRefusal(outgoing, 400, 'Invalid request ID');
    return;
  }
  state.requestId = undefined;
  if (body === undefined) events.onError(requestId, tooLarge);
  else if (kind === 'response') events.onResponse(requestId, body);
  else events.onError(requestId, body);
  outgoing.writeHead(body === undefined ? 413 : 202).end();
}

/** Undefined for an answer that is too large. */
async function readAnswer(incoming: IncomingMessage): Promise<string | undefined> {
  try {
    return (await readBody(incoming, payloadLimitBytes)).toString('utf8');
  } catch (error) {
    if (error instanceof BodyTooLarge) return undefined;
    throw error;
  }
}

function hand(state: State, { payload, deadlineMs, functionArn }: Invocation): string {
  const { waiting } = state;
  if (waiting === undefined) throw new Error('the process is not idle');
  const requestId = randomUUID();
  state.waiting = undefined;
  state.requestId = requestId;
  waiting
    .writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': requestId,
      'lambda-runtime-deadline-ms': String(deadlineMs),
      'lambda-runtime-invoked-function-arn': functionArn,
    })
    .end(payload);
  return requestId;
}
