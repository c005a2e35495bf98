import * as z from 'zod';
import { type ModelRequest, wordsOf } from '../answers/model-request.ts';

/*
 * The form that is asked for. `strict` is the request's own schema, written for OpenAI. `by-word` is for one's own
 * servers: they hold a model to a pattern while it writes, and a small model never gets to the end of a word that may
 * have any letters; one pattern for each asked word, in order, leaves it only the numbers to choose. `rows` asks in
 * words, for servers that take no schema.
 */
export const answerForms = ['by-word', 'strict', 'rows'] as const;
export type AnswerForm = (typeof answerForms)[number];

const rowSchema = z.object({
  type: z.literal('json_schema'),
  name: z.string(),
  schema: z.looseObject({
    required: z.tuple([z.string()]),
    properties: z.record(z.string(), z.object({ items: z.object({ pattern: z.string() }) })),
  }),
});

/** True for a request whose answer has to be rows about its words. */
export const asksForRows = ({ text }: ModelRequest): boolean =>
  z.looseObject({ type: z.literal('json_schema'), name: z.literal('scores') }).safeParse(text?.format)
    .success;

const plainRows =
  'Answer with the rows only, one row a line, without any other text, list marks or code fences.';

/** The request in this form; undefined if it cannot be put so. */
export const inForm = (request: ModelRequest, form: AnswerForm): ModelRequest | undefined => {
  if (form === 'strict') return request;
  return form === 'rows' ? asRows(request) : byWord(request);
};

const arrayBounds = z.looseObject({ minItems: z.int().optional(), maxItems: z.int().optional() });

/** Beside its rows an answer has a frame, however few they are. */
const frameTokens = 200;

/** The same request about some of its words, with room for an answer in proportion, times `room`. */
export const aboutWords = (request: ModelRequest, words: readonly string[], room: number): ModelRequest => {
  const all = wordsOf(request).length;
  const most = request.max_output_tokens;
  if (words.length === all && room === 1) return request;
  const share = words.length === all ? most : Math.ceil(((most ?? 0) * words.length) / all) + frameTokens;
  return {
    ...request,
    input: words.join('\n'),
    text: resized(request.text, words.length),
    ...(typeof most === 'number' ? { max_output_tokens: Math.ceil((share ?? 0) * room) } : {}),
  };
};

function asRows(request: ModelRequest): ModelRequest {
  return {
    ...request,
    instructions: [request.instructions ?? '', plainRows].join('\n').trim(),
    text: undefined,
  };
}

/** The schema with one pattern for each word; undefined if the request's own is not one of rows. */
function byWord(request: ModelRequest): ModelRequest | undefined {
  const format = rowSchema.safeParse(request.text?.format);
  if (!format.success) return undefined;
  const { name, schema } = format.data;
  const [key] = schema.required;
  const pattern = schema.properties[key]?.items.pattern;
  const scores = pattern?.slice(pattern.indexOf(':'));
  if (scores === undefined) return undefined;
  const words = wordsOf(request);
  const rows = {
    type: 'array',
    // No `items` beside it: llama.cpp then takes that one and overlooks these.
    prefixItems: words.map((word) => ({ type: 'string', pattern: `^${escapePattern(word)}${scores}` })),
    minItems: words.length,
    maxItems: words.length,
  };
  const written = {
    type: 'object',
    properties: { [key]: rows },
    required: [key],
    additionalProperties: false,
  };
  return { ...request, text: { format: { type: 'json_schema', name, strict: true, schema: written } } };
}

function escapePattern(word: string): string {
  return word.replaceAll(/[\\^$.|?*+()[\]{}/]/gu, String.raw`\$&`);
}

/** The strict schema of the same request about fewer words. */
function resized(text: ModelRequest['text'], words: number): ModelRequest['text'] {
  const format = rowSchema.safeParse(text?.format);
  if (!format.success) return text;
  const { schema, ...rest } = format.data;
  const [key] = schema.required;
  const array = arrayBounds.parse(schema.properties[key]);
  const properties = { [key]: { ...array, minItems: words, maxItems: words } };
  return { ...text, format: { strict: true, ...rest, schema: { ...schema, properties } } };
}
