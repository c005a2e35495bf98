import * as z from 'zod';
import type { Answer } from '../answers/answerer.ts';
import { inputText, type ModelRequest } from '../answers/model-request.ts';
import { messageItem, responseObject } from '../answers/response-object.ts';

const jsonSchemaFormat = z.looseObject({
  type: z.literal('json_schema'),
  name: z.string(),
  schema: z.record(z.string(), z.unknown()),
  strict: z.boolean().nullish(),
});

/** What a request to /v1/responses is called in /v1/chat/completions. */
export const toChatRequest = (request: ModelRequest): Record<string, unknown> => {
  const system = request.instructions ?? '';
  const format = jsonSchemaFormat.safeParse(request.text?.format);
  const schema = format.success
    ? { name: format.data.name, strict: format.data.strict ?? true, schema: format.data.schema }
    : undefined;
  return {
    model: request.model,
    messages: [
      ...(system === '' ? [] : [{ role: 'system', content: system }]),
      { role: 'user', content: inputText(request) },
    ],
    stream: false,
    ...(request.max_output_tokens == null ? {} : { max_tokens: request.max_output_tokens }),
    ...(schema === undefined ? {} : { response_format: { type: 'json_schema', json_schema: schema } }),
  };
};

const tokens = z.int().min(0).catch(0);

const chatCompletion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish(),
});

const incompleteReasons: Readonly<Record<string, 'max_output_tokens' | 'content_filter'>> = {
  length: 'max_output_tokens',
  content_filter: 'content_filter',
};

/** Some open models think aloud in the answer itself, between these marks. */
const withoutThoughts = (text: string): string => text.replace(/^\s*<think>[\s\S]*?<\/think>\s*/, '');

/** The answer in a chat completion; undefined if the document is none. `createdAt` in Unix seconds. */
export const fromChatCompletion = (request: ModelRequest, document: unknown, createdAt: number): Answer | undefined => {
  const parsed = chatCompletion.safeParse(document);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) return undefined;
  const { message, finish_reason: finish } = choice;
  const usage = { input: parsed.data.usage?.prompt_tokens ?? 0, output: parsed.data.usage?.completion_tokens ?? 0 };
  const incomplete = incompleteReasons[finish ?? ''];
  const item = messageItem([withoutThoughts(message.content ?? '')], incomplete === undefined ? 'completed' : 'incomplete');
  const refused = message.refusal == null || message.refusal === '' ? undefined : { type: 'refusal', refusal: message.refusal };
  const output = [refused === undefined ? item : { ...item, content: [refused] }];
  return { status: 200, body: responseObject(request, { output, usage, incomplete, createdAt }), usage };
};
