import * as z from 'zod';
import type { Answer } from '../answers/answerer.ts';
import type { ModelRequest } from '../answers/model-request.ts';
import { errorDocument } from '../http/api-error.ts';
import { fromChatCompletion, toChatRequest } from './chat-translation.ts';
import type { UpstreamClient, UpstreamReply } from './upstream-client.ts';
import type { UpstreamStyle } from './upstream-options.ts';

const tokens = z.int().min(0).catch(0);
const responseBody = z.looseObject({
  output: z.array(z.unknown()),
  usage: z.object({ input_tokens: tokens, output_tokens: tokens }).nullish(),
});
const errorBody = z.looseObject({ error: z.unknown() });

const paths = { responses: '/responses', chat: '/chat/completions' } as const;

const failed = ({ status, document }: UpstreamReply): Answer => {
  const own = errorBody.safeParse(document).success;
  const body = own
    ? document
    : errorDocument(`The server answered ${String(status)}.`, { type: 'server_error' });
  return { status, body, usage: { input: 0, output: 0 } };
};

const strange: UpstreamReply = {
  status: 502,
  document: errorDocument('The server answered in an unknown form.', { type: 'server_error' }),
};

const fromResponse = (document: unknown): Answer | undefined => {
  const body = responseBody.safeParse(document);
  if (!body.success) return undefined;
  const { usage } = body.data;
  return {
    status: 200,
    body: document,
    usage: { input: usage?.input_tokens ?? 0, output: usage?.output_tokens ?? 0 },
  };
};

export interface Question {
  readonly request: ModelRequest;
  readonly style: UpstreamStyle;
  readonly signal: AbortSignal;
}

/** Puts one request to one endpoint; whatever comes back is an answer. Rejects only when aborted. */
export const askUpstream =
  (client: UpstreamClient, clock: () => number) =>
  async ({ request, style, signal }: Question): Promise<Answer> => {
    const isChat = style === 'chat';
    const reply = await client.send(paths[style], isChat ? toChatRequest(request) : request, signal);
    if (reply.status !== 200) return failed(reply);
    const createdAt = Math.floor(clock() / 1000);
    const answer = isChat
      ? fromChatCompletion(request, reply.document, createdAt)
      : fromResponse(reply.document);
    return answer ?? failed(strange);
  };
