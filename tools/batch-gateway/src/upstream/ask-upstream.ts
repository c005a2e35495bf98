import * as z from 'zod';
import type { Answer } from '../answers/answerer.ts';
import type { ModelRequest } from '../answers/model-request.ts';
import { errorDocument } from '../http/api-error.ts';
import type { AnswerForm } from './answer-form.ts';
import { fromChatCompletion, toChatRequest } from './chat-translation.ts';
import { finalRefusal, isErrorInDisguise, isTooLong, type UpstreamReply } from './judge-reply.ts';
import { type Habits, learnHabit, withHabits } from './server-habits.ts';
import type { UpstreamClient } from './upstream-client.ts';

/** One way to put a question to a server. */
export interface Way {
  readonly endpoint: 'responses' | 'chat';
  readonly form: AnswerForm;
}

/** An answer with what it tells about the size of the question. */
export interface UpstreamAnswer extends Answer {
  /** The question did not fit the model's context; nothing was generated. */
  readonly tooLong?: boolean;
  /** The answer stops where its tokens were at an end. */
  readonly cut?: boolean;
  /** The model thought before it answered, or instead of it. */
  readonly thought?: boolean;
}

export interface Question {
  /** Already in the way's form. */
  readonly request: ModelRequest;
  readonly way: Way;
  readonly signal: AbortSignal;
}

const paths = { responses: '/responses', chat: '/chat/completions' } as const;

/** Puts one question to one endpoint; whatever comes back is an answer. Rejects only when aborted. */
export const askUpstream = (client: UpstreamClient, habits: Habits, clock: () => number) => {
  const send = async ({ request, way: { endpoint }, signal }: Question): Promise<UpstreamReply> => {
    const document = endpoint === 'chat' ? toChatRequest(request) : request;
    const reply = await client.send(paths[endpoint], withHabits(habits, endpoint, document), signal);
    if (!learnHabit(habits, reply)) return reply;
    return client.send(paths[endpoint], withHabits(habits, endpoint, document), signal);
  };

  return async (question: Question): Promise<UpstreamAnswer> => {
    const reply = await send(question);
    if (isErrorInDisguise(reply)) return failed({ status: 404, document: reply.document });
    if (reply.status !== 200) return failed(reply);
    const { request, way } = question;
    const createdAt = Math.floor(clock() / 1000);
    const answer =
      way.endpoint === 'chat'
        ? fromChatCompletion(request, reply.document, createdAt)
        : fromResponse(reply.document);
    return answer === undefined ? failed(strange) : withCut(request, answer);
  };
};

const errorBody = z.looseObject({ error: z.unknown() });

const strange: UpstreamReply = {
  status: 502,
  document: errorDocument('The server answered in an unknown form.', { type: 'server_error' }),
};

const tokens = z.int().min(0).catch(0);
const responseBody = z.looseObject({
  output: z.array(z.unknown()),
  usage: z.object({ input_tokens: tokens, output_tokens: tokens }).nullish().catch(null),
});

const ending = z.looseObject({
  status: z.string().catch('completed'),
  incomplete_details: z.object({ reason: z.string() }).nullish().catch(null),
  output: z.array(z.looseObject({ type: z.string() })).catch([]),
});

function failed(reply: UpstreamReply): UpstreamAnswer {
  const { status, document } = reply;
  const own = errorBody.safeParse(document).success;
  const body = own
    ? document
    : errorDocument(`The server answered ${String(status)}: ${JSON.stringify(document)}`, {
        type: 'server_error',
      });
  const stop = finalRefusal(reply);
  const usage = { input: 0, output: 0 };
  return { status, body, usage, tooLong: isTooLong(reply), ...(stop === undefined ? {} : { stop }) };
}

function fromResponse(document: unknown): Answer | undefined {
  const body = responseBody.safeParse(document);
  if (!body.success) return undefined;
  const { usage } = body.data;
  return {
    status: 200,
    body: document,
    usage: { input: usage?.input_tokens ?? 0, output: usage?.output_tokens ?? 0 },
  };
}

/** Some servers call an answer complete that filled all the room it was given. */
function withCut(request: ModelRequest, answer: Answer): UpstreamAnswer {
  const body = ending.parse(answer.body);
  const most = request.max_output_tokens ?? Infinity;
  const thought = body.output.some(({ type }) => type === 'reasoning');
  const saysCut = body.status === 'incomplete' && body.incomplete_details?.reason !== 'content_filter';
  if (!saysCut && answer.usage.output < most) return { ...answer, thought };
  const marked = { ...body, status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } };
  return { ...answer, body: marked, cut: true, thought };
}
