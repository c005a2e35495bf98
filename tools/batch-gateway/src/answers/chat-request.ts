import type { OpenAI } from 'openai';
import * as z from 'zod';
import type { Answer } from './answerer.ts';
import type { ModelRequest } from './model-request.ts';

const text = z.union([
  z.string(),
  z
    .array(z.looseObject({ text: z.string().catch('') }))
    .transform((parts) => parts.map((part) => part.text).join('')),
]);

const chatRequest = z.looseObject({
  model: z.string().min(1),
  messages: z.array(z.looseObject({ role: z.string(), content: text })).min(1),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  response_format: z
    .looseObject({ type: z.string(), json_schema: z.looseObject({ name: z.string() }).optional() })
    .nullish(),
});

const leading: ReadonlySet<string> = new Set(['system', 'developer']);

/** A request to /v1/chat/completions as one to /v1/responses. */
export const fromChatRequest = chatRequest.transform((chat): ModelRequest => {
  const said = (isLeading: boolean): string =>
    chat.messages
      .filter(({ role }) => leading.has(role) === isLeading)
      .map(({ content }) => content)
      .join('\n');
  const schema = chat.response_format?.json_schema;
  return {
    model: chat.model,
    instructions: said(true),
    input: said(false),
    max_output_tokens: chat.max_completion_tokens ?? chat.max_tokens,
    ...(schema === undefined ? {} : { text: { format: { type: 'json_schema', ...schema } } }),
  };
});

const response = z.object({
  id: z.string().catch('resp_0'),
  created_at: z.number().catch(0),
  incomplete_details: z.object({ reason: z.string() }).nullish().catch(null),
  output: z
    .array(
      z.looseObject({
        content: z
          .array(z.looseObject({ text: z.string().optional(), refusal: z.string().optional() }))
          .catch([]),
      }),
    )
    .catch([]),
});

const finishReasons: Readonly<Record<string, 'length' | 'content_filter'>> = {
  max_output_tokens: 'length',
  content_filter: 'content_filter',
};

/** An answer as /v1/chat/completions gives it. */
export const toChatCompletion = (request: ModelRequest, { body, usage }: Answer): OpenAI.ChatCompletion => {
  const { id, created_at: created, output, incomplete_details: cut } = response.parse(body);
  const parts = output.flatMap(({ content }) => content);
  const refusal = parts.map((part) => part.refusal ?? '').join('');
  const content = parts.map((part) => part.text ?? '').join('');
  const message: OpenAI.ChatCompletionMessage = {
    role: 'assistant',
    content,
    refusal: refusal === '' ? null : refusal,
    annotations: [],
  };
  return {
    id: id.replace(/^resp_/u, 'chatcmpl-'),
    object: 'chat.completion',
    created,
    model: request.model,
    choices: [
      { index: 0, message, logprobs: null, finish_reason: finishReasons[cut?.reason ?? ''] ?? 'stop' },
    ],
    usage: {
      prompt_tokens: usage.input,
      completion_tokens: usage.output,
      total_tokens: usage.input + usage.output,
      prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: 0,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    },
    service_tier: null,
  };
};
