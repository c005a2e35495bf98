import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import * as z from 'zod';

const received = z.looseObject({
  model: z.string(),
  input: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).optional(),
  text: z.unknown().optional(),
  response_format: z.unknown().optional(),
});

export interface StandInRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: z.infer<typeof received>;
}

/** What the server does with one request instead of answering it; 'answer' for an answer. */
export type Mischief = 'answer' | 'error' | 'stall' | 'busy' | 'reset' | 'page';

export interface StandInOptions {
  readonly style: 'responses' | 'chat';
  readonly takesSchemas?: boolean;
  /** By the number of the request, from 0. */
  readonly mischief?: (count: number) => Mischief;
  readonly port?: number;
}

const askedText = ({ input, messages }: StandInRequest['body']): string =>
  input ?? messages?.at(-1)?.content ?? '';

const row = (word: string): string => `${word}:3,0,-2,3,5,2,2,0,0,noun/verb`;

const usage = {
  responses: { input_tokens: 100, output_tokens: 50 },
  chat: { prompt_tokens: 100, completion_tokens: 50 },
};

const documentOf = (style: 'responses' | 'chat', text: string): unknown =>
  style === 'responses'
    ? {
        object: 'response',
        status: 'completed',
        usage: usage.responses,
        output: [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] }],
      }
    : {
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
        usage: usage.chat,
      };

const send = (
  response: ServerResponse,
  status: number,
  document: unknown,
  headers: Record<string, string> = {},
): void => {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify(document));
};

const error = (message: string) => ({ error: { message, type: 'error', param: null, code: null } });

const misbehave: Readonly<Record<Exclude<Mischief, 'answer'>, (response: ServerResponse) => void>> = {
  error: (response) => {
    send(response, 500, error('overloaded'));
  },
  stall: () => undefined,
  busy: (response) => {
    send(response, 429, error('slow down'), { 'retry-after-ms': '5' });
  },
  reset: (response) => {
    response.socket?.resetAndDestroy();
  },
  page: (response) => {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
  },
};

/** A server of the kind that people run models on, for tests: one endpoint, and as unreliable as asked. */
export const startStandIn = async (options: StandInOptions) => {
  const requests: StandInRequest[] = [];
  const path = options.style === 'responses' ? '/v1/responses' : '/v1/chat/completions';

  const answer = (request: StandInRequest, response: ServerResponse): void => {
    const { body } = request;
    const hasSchema = body.response_format !== undefined || body.text !== undefined;
    if (hasSchema && options.takesSchemas === false) {
      send(response, 400, error("'response_format' of type json_schema is not supported"));
      return;
    }
    const words = askedText(body).split('\n');
    const text = hasSchema ? JSON.stringify({ r: words.map(row) }) : words.map(row).join('\n');
    send(response, 200, documentOf(options.style, text));
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = received.parse(await json(request));
    const seen = { path: request.url ?? '', authorization: request.headers.authorization, body };
    requests.push(seen);
    if (seen.path !== path) {
      send(response, 404, error('no such endpoint'));
      return;
    }
    const mischief = options.mischief?.(requests.length - 1) ?? 'answer';
    if (mischief === 'answer') answer(seen, response);
    else misbehave[mischief](response);
  };

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    port,
    requests,
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
