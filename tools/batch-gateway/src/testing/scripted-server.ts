import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { goodRow } from '@word-list/domain/testing';
import * as z from 'zod';

const body = z.looseObject({
  model: z.string().catch(''),
  input: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).optional(),
  max_output_tokens: z.int().optional(),
  text: z.unknown().optional(),
  response_format: z.unknown().optional(),
});

/** One request to a scripted server. */
export interface ScriptedRequest {
  /** `POST /v1/responses`. */
  readonly route: string;
  readonly body: z.infer<typeof body>;
  /** The words that it asks about. */
  readonly words: readonly string[];
  readonly hasSchema: boolean;
  readonly authorization: string | undefined;
}

export interface ScriptedReply {
  readonly status: number;
  /** A string is sent as it is. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a server may do instead of answering: break the connection off, or keep silent for good. */
export type Silence = 'reset' | 'stall';

/** What a server does with its request number `count`, from 0. */
export type Script = (
  request: ScriptedRequest,
  count: number,
) => ScriptedReply | Silence | Promise<ScriptedReply>;

export const errorReply = (status: number, message: string, code: string | null = null): ScriptedReply => ({
  status,
  body: { error: { message, type: 'invalid_request_error', param: null, code } },
});

export interface ReplyOptions {
  /** Tokens of the answer; default 50. */
  readonly tokens?: number;
  readonly cut?: boolean;
  readonly thought?: boolean;
}

export const chatReply = (text: string, { tokens = 50, cut = false }: ReplyOptions = {}): ScriptedReply => ({
  status: 200,
  body: {
    choices: [
      { index: 0, finish_reason: cut ? 'length' : 'stop', message: { role: 'assistant', content: text } },
    ],
    usage: { prompt_tokens: 100, completion_tokens: tokens },
  },
});

export const responseReply = (
  text: string,
  { tokens = 50, cut = false, thought = false }: ReplyOptions = {},
): ScriptedReply => ({
  status: 200,
  body: {
    object: 'response',
    status: cut ? 'incomplete' : 'completed',
    incomplete_details: cut ? { reason: 'max_output_tokens' } : null,
    usage: { input_tokens: 100, output_tokens: tokens },
    output: [
      { type: 'reasoning', summary: [] },
      { type: 'message', content: [{ type: 'output_text', text }] },
    ].filter(({ type }) => (type === 'reasoning' ? thought : text !== '')),
  },
});

/** A good row, as the rubric of models has them. */
export const rowOf = goodRow;

export const rowsOf = (words: readonly string[]): string => JSON.stringify({ r: words.map(rowOf) });

/** A model server that does what a test writes down: any endpoint, any answer. Port 0 is any free one. */
export const startScriptedServer = async (script: Script, { port: wanted = 0 } = {}) => {
  const requests: ScriptedRequest[] = [];
  const server = createServer((incoming, response) => {
    const answer = async (): Promise<void> => {
      const request = await readRequest(incoming);
      requests.push(request);
      const reply = await script(request, requests.length - 1);
      if (reply === 'stall') return;
      if (reply === 'reset') {
        response.socket?.resetAndDestroy();
        return;
      }
      const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
      response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers }).end(text);
    };
    answer().catch(() => response.destroy());
  });
  server.listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    port,
    baseUrl: `http://127.0.0.1:${String(port)}/v1`,
    requests,
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

async function readRequest(incoming: IncomingMessage): Promise<ScriptedRequest> {
  const { headers } = incoming;
  const parsed = body.parse(JSON.parse((await readText(incoming)) || '{}'));
  const asked = parsed.input ?? parsed.messages?.at(-1)?.content ?? '';
  return {
    route: [incoming.method, incoming.url].join(' '),
    body: parsed,
    words: asked.split('\n').filter((word) => word !== ''),
    hasSchema: parsed.text !== undefined || parsed.response_format !== undefined,
    authorization: headers.authorization,
  };
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
