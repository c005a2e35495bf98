import { withoutThoughts } from '@word-list/domain';
import type { ChatCompletionCreateParamsNonStreaming as ChatRequest } from 'openai/resources/chat/completions';
import * as z from 'zod';
import type { Answer } from '../answers/answerer.ts';
import { inputText, type ModelRequest } from '../answers/model-request.ts';
import { messageItem, reasoningItem, refusalItem, responseObject } from '../answers/response-object.ts';

const jsonSchemaFormat = z.looseObject({
  type: z.literal('json_schema'),
  name: z.string(),
  schema: z.record(z.string(), z.unknown()),
  strict: z.boolean().nullish(),
});

/** What a request to /v1/responses is called in /v1/chat/completions. */
export const toChatRequest = (request: ModelRequest): Record<string, unknown> => {
  const { model, instructions, max_output_tokens: most } = request;
  const system = typeof instructions === 'string' && instructions !== '';
  const body: ChatRequest = {
    model,
    messages: [
      ...(system ? [{ role: 'system' as const, content: instructions }] : []),
      { role: 'user', content: inputText(request) },
    ],
    stream: false,
    ...responseFormat(request),
  };
  // The provider has another name for it by now; servers of one's own know this one.
  return { ...body, ...(typeof most === 'number' ? { max_tokens: most } : {}) };
};

const tokens = z.int().min(0).catch(0);
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

const chatCompletion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: text,
        message: z.object({
          content: text,
          refusal: text.optional().default(''),
          reasoning: text.optional().default(''),
          reasoning_content: text.optional().default(''),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({ prompt_tokens: tokens, completion_tokens: tokens })
    .nullish()
    .transform((usage) => ({ input: usage?.prompt_tokens ?? 0, output: usage?.completion_tokens ?? 0 })),
});

type Choice = z.infer<typeof chatCompletion>['choices'][number];

const incompleteReasons: Readonly<Record<string, 'max_output_tokens' | 'content_filter'>> = {
  length: 'max_output_tokens',
  content_filter: 'content_filter',
};

/** The answer in a chat completion; undefined if the document is none. `createdAt` in Unix seconds. */
export const fromChatCompletion = (
  request: ModelRequest,
  document: unknown,
  createdAt: number,
): Answer | undefined => {
  const parsed = chatCompletion.safeParse(document);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) return undefined;
  const { usage } = parsed.data;
  const incomplete = incompleteReasons[choice.finish_reason];
  const output = [...thoughts(choice), outputItem(choice)];
  const body = responseObject(request, { output, usage, incomplete, createdAt });
  return { status: 200, body, usage };
};

/** The answer schema as chat completions take it; nothing if the request has none. */
function responseFormat({ text }: ModelRequest): Pick<ChatRequest, 'response_format'> {
  const format = jsonSchemaFormat.safeParse(text?.format);
  if (!format.success) return {};
  const { name, strict, schema } = format.data;
  return { response_format: { type: 'json_schema', json_schema: { name, strict: strict ?? true, schema } } };
}

/** The item that a Response has for thoughts, when the chat shows some beside its answer or in it. */
function thoughts({ message }: Choice) {
  const beside = message.reasoning !== '' || message.reasoning_content !== '';
  return beside || message.content.includes('<think>') ? [reasoningItem] : [];
}

function outputItem({ message, finish_reason: finish }: Choice) {
  const status = finish in incompleteReasons ? 'incomplete' : 'completed';
  return message.refusal === ''
    ? messageItem([withoutThoughts(message.content).trim()], status)
    : refusalItem(message.refusal, status);
}
