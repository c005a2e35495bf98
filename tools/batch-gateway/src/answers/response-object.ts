import { createHash } from 'node:crypto';
import type {
  Response,
  ResponseOutputItem,
  ResponseOutputMessage,
  ResponseReasoningItem,
  ResponseTextConfig,
} from 'openai/resources/responses/responses';
import type { Answer } from './answerer.ts';
import { estimateInputTokens, estimateTokens, type ModelRequest } from './model-request.ts';

export interface ResponseParts {
  /** The items of `output[]`. */
  readonly output: readonly ResponseOutputItem[];
  readonly usage: { readonly input: number; readonly output: number };
  /** Set when the answer is not whole. */
  readonly incomplete?: 'max_output_tokens' | 'content_filter' | undefined;
  readonly createdAt: number;
}

/** The item of an answer that refuses. */
export const refusalItem = (refusal: string, status: ResponseOutputMessage['status'] = 'completed') => ({
  ...messageItem([], status),
  content: [{ type: 'refusal' as const, refusal }],
});

/** The item that stands for thoughts, which are not shown. */
export const reasoningItem: ResponseReasoningItem = { id: 'rs_0', type: 'reasoning', summary: [] };

/** One `message` item of a Response with the text in the given parts. */
export const messageItem = (
  texts: readonly string[],
  status: ResponseOutputMessage['status'] = 'completed',
): ResponseOutputMessage => ({
  id: 'msg_0',
  type: 'message',
  role: 'assistant',
  status,
  content: texts.map((text) => ({ type: 'output_text', text, annotations: [], logprobs: [] })),
});

/** A Response object as /v1/responses and the output file of a batch hold it. `createdAt` in Unix seconds. */
export const responseObject = (
  request: ModelRequest,
  parts: ResponseParts,
): Omit<Response, 'output_text'> => ({
  id: idOf('resp_', request, parts),
  object: 'response',
  created_at: parts.createdAt,
  status: parts.incomplete === undefined ? 'completed' : 'incomplete',
  error: null,
  incomplete_details: parts.incomplete === undefined ? null : { reason: parts.incomplete },
  instructions: request.instructions ?? null,
  max_output_tokens: request.max_output_tokens ?? null,
  model: request.model,
  output: [...parts.output],
  temperature: null,
  top_p: null,
  parallel_tool_calls: false,
  tool_choice: 'auto',
  tools: [],
  metadata: {},
  // The client's own words come back to it, whatever they are.
  text: (request.text ?? { format: { type: 'text' } }) as ResponseTextConfig,
  usage: {
    input_tokens: parts.usage.input,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: parts.usage.output,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: parts.usage.input + parts.usage.output,
  },
});

/** The answer that holds this text; a text beyond the request's max_output_tokens is cut, as a model's would be. */
export const textAnswer = (request: ModelRequest, text: string, createdAt: number): Answer => {
  const most = request.max_output_tokens ?? Infinity;
  const cut = estimateTokens(text) > most;
  const kept = cut ? text.slice(0, most * 4) : text;
  const usage = { input: estimateInputTokens(request), output: estimateTokens(kept) };
  const incomplete = cut ? ('max_output_tokens' as const) : undefined;
  const output = [messageItem([kept], cut ? 'incomplete' : 'completed')];
  return { status: 200, body: responseObject(request, { output, usage, incomplete, createdAt }), usage };
};

function idOf(prefix: string, request: ModelRequest, parts: ResponseParts): string {
  return (
    prefix +
    createHash('sha256')
      .update(JSON.stringify([request, parts.output]))
      .digest('hex')
      .slice(0, 32)
  );
}
