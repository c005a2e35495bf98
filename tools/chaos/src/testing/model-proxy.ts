import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, listenOnLoopback } from '../../../local/src/processes/listen-on-loopback.ts';
import { readBody } from '../../../local/src/processes/read-body.ts';

/** What can happen to a request to the model's API. */
export type ModelFault =
  /** The connection breaks before anything happened. */
  | 'lost-request'
  /** It happens, and then the connection breaks. */
  | 'lost-answer'
  /** 429 with Retry-After. */
  | 'busy'
  /** 500; nothing happens. */
  | 'error'
  /** The answer breaks off in the middle of its body. */
  | 'cut';

/** Asked for every request, as `POST /v1/batches`; ids in paths are `*`. Undefined lets it pass. */
export type ModelPlan = (operation: string) => ModelFault | undefined;

const bodyLimitBytes = 64 * 1024 * 1024;

type Answered = Awaited<ReturnType<typeof forward>>;

/** Stands between the functions and the gateway. `leadTo` has to be called before the first request. */
export const startModelProxy = async (plan: ModelPlan) => {
  let origin = '';
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const fault = plan(operationOf(incoming));
    if (fault === 'lost-request') outgoing.destroy();
    else if (fault === 'busy') refuse(outgoing, 429);
    else if (fault === 'error') refuse(outgoing, 500);
    else answer(outgoing, await forward(origin, incoming), fault);
  };
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const port = await listenOnLoopback(server);
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    leadTo(modelBaseUrl: string): void {
      ({ origin } = new URL(modelBaseUrl));
    },
    close: () => closeServer(server),
  };
};

async function forward(origin: string, incoming: IncomingMessage) {
  const body = await readBody(incoming, bodyLimitBytes);
  const { method = 'GET', url = '/' } = incoming;
  const answer = await fetch(`${origin}${url}`, {
    method,
    headers: passedHeaders(incoming),
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  });
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  return { status: answer.status, type, body: Buffer.from(await answer.arrayBuffer()) };
}

function answer(outgoing: ServerResponse, { status, type, body }: Answered, fault: ModelFault | undefined) {
  if (fault === 'lost-answer') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(status, { 'content-type': type, 'content-length': body.length });
  if (fault === 'cut') {
    outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
  } else {
    outgoing.end(body);
  }
}

function passedHeaders({ headers }: IncomingMessage): Headers {
  const passed = new Headers();
  for (const name of ['authorization', 'content-type', 'accept']) {
    const value = headers[name];
    if (typeof value === 'string') passed.set(name, value);
  }
  return passed;
}

function operationOf({ method = 'GET', url = '/' }: IncomingMessage): string {
  return `${method} ${(url.split('?')[0] ?? '').replace(/(files|batches)\/[^/]+/u, '$1/*')}`;
}

function refuse(outgoing: ServerResponse, status: number): void {
  void outgoing
    .writeHead(status, { 'content-type': 'application/json', 'retry-after': '1' })
    .end(JSON.stringify({ error: { message: 'injected', type: 'server_error', code: null, param: null } }));
}
