import * as z from 'zod';
import type { Answer, Answerer } from '../answers/answerer.ts';
import type { ModelRequest } from '../answers/model-request.ts';
import { errorDocument } from '../http/api-error.ts';
import { fromChatCompletion, toChatRequest } from './chat-translation.ts';
import { makeUpstreamClient, type UpstreamReply } from './upstream-client.ts';
import type { UpstreamOptions, UpstreamStyle } from './upstream-options.ts';

const tokens = z.int().min(0).catch(0);
const responseBody = z.looseObject({
  output: z.array(z.unknown()),
  usage: z.object({ input_tokens: tokens, output_tokens: tokens }).nullish(),
});

const paths = { responses: '/responses', chat: '/chat/completions' } as const;

/** What a server says of an endpoint that it does not have. */
const missingEndpoint: ReadonlySet<number> = new Set([404, 405, 501]);
const badRequest: ReadonlySet<number> = new Set([400, 415, 422]);

const errorBody = z.looseObject({ error: z.unknown() });

const failed = ({ status, document }: UpstreamReply): Answer => ({
  status,
  body: errorBody.safeParse(document).success ? document : errorDocument(`The server answered ${String(status)}.`, { type: 'server_error' }),
  usage: { input: 0, output: 0 },
});

const plainRows = 'Answer with the rows only, one row a line, without any other text, list marks or code fences.';

/** The same request for a server that takes no answer schema: the form is asked for in words. */
const withoutSchema = (request: ModelRequest): ModelRequest => ({
  ...request,
  instructions: [request.instructions ?? '', plainRows].join('\n').trim(),
  text: undefined,
});

const hasSchema = ({ text }: ModelRequest): boolean => text?.format?.type === 'json_schema';

/** What has been found out about the server. */
interface Capabilities {
  style: UpstreamStyle | undefined;
  /** Undefined until one request has shown it. */
  takesSchemas: boolean | undefined;
}

/** Refused as bad; or broke on it, as some servers do on a pattern, while none with a schema ever worked. */
const mayBeSchema = (status: number, { takesSchemas }: Capabilities): boolean =>
  badRequest.has(status) || (status === 500 && takesSchemas === undefined);

const makeAsker = (options: UpstreamOptions, capabilities: Capabilities) => {
  const client = makeUpstreamClient(options);

  const readBody = (style: UpstreamStyle, request: ModelRequest, document: unknown): Answer | undefined => {
    if (style === 'chat') return fromChatCompletion(request, document, Math.floor(options.clock() / 1000));
    const body = responseBody.safeParse(document);
    if (!body.success) return undefined;
    const { usage } = body.data;
    return { status: 200, body: document, usage: { input: usage?.input_tokens ?? 0, output: usage?.output_tokens ?? 0 } };
  };

  const askIn = async (style: UpstreamStyle, request: ModelRequest, signal: AbortSignal): Promise<Answer> => {
    const reply = await client.send(paths[style], style === 'chat' ? toChatRequest(request) : request, signal);
    if (reply.status !== 200) return failed(reply);
    const strange = { status: 502, document: errorDocument('The server answered in an unknown form.', { type: 'server_error' }) };
    return readBody(style, request, reply.document) ?? failed(strange);
  };

  /** A server that has no /responses may still know the model under /chat/completions. */
  const askInEitherStyle = async (request: ModelRequest, signal: AbortSignal): Promise<Answer> => {
    if (capabilities.style !== undefined) return askIn(capabilities.style, request, signal);
    const first = await askIn('responses', request, signal);
    if (!missingEndpoint.has(first.status)) {
      if (first.status === 200 || badRequest.has(first.status)) capabilities.style = 'responses';
      return first;
    }
    const second = await askIn('chat', request, signal);
    if (missingEndpoint.has(second.status)) return first;
    capabilities.style = 'chat';
    return second;
  };

  return async (request: ModelRequest, signal: AbortSignal): Promise<Answer> => {
    if (!hasSchema(request)) return askInEitherStyle(request, signal);
    if (capabilities.takesSchemas === false) return askInEitherStyle(withoutSchema(request), signal);
    const answer = await askInEitherStyle(request, signal);
    if (answer.status === 200) capabilities.takesSchemas = true;
    if (!mayBeSchema(answer.status, capabilities)) return answer;
    const plain = await askInEitherStyle(withoutSchema(request), signal);
    if (plain.status !== 200) return answer;
    capabilities.takesSchemas = false;
    options.report('upstream takes no answer schema, asking for plain rows', { answer: answer.body });
    return plain;
  };
};

/**
 * Answers through a server that speaks OpenAI's API but has no batches. What it can do is found out with the
 * first request, which the others wait for, and kept as long as the process lives.
 */
export const makeUpstreamAnswerer = (options: UpstreamOptions): Answerer => {
  const capabilities: Capabilities = { style: options.style, takesSchemas: undefined };
  const ask = makeAsker(options, capabilities);
  let probe: Promise<unknown> | undefined;

  const afterProbe = async (request: ModelRequest, signal: AbortSignal): Promise<Answer> => {
    while (probe !== undefined) await probe;
    if (capabilities.style !== undefined) return ask(request, signal);
    const answering = ask(request, signal);
    probe = answering.catch(() => undefined).finally(() => {
      probe = undefined;
    });
    return answering;
  };

  return {
    concurrency: options.concurrency ?? 4,
    answer(request, { signal }) {
      const model = options.model ?? request.model;
      return afterProbe({ ...request, model }, signal);
    },
  };
};
