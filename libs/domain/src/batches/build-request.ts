import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import { answerSchema, instructions, plainRowsSentence } from '../scoring/row-format.ts';
import type { RubricDocument } from '../scoring/rubric.ts';
import type { Asking } from './batch.ts';

/**
 * Room for an answer about this many words: twice what a row of 30 tokens takes. It doubles with each earlier ask,
 * so that an answer that did not fit is never asked for in the same room again.
 */
export const maxOutputTokens = (words: number, asked = 0): number => 2 ** (asked + 1) * (30 * words + 100);

/** A prompt as far as its request shows it. */
export interface PromptToAsk {
  readonly id: string;
  readonly words: readonly string[];
  /** How often each word was asked before. */
  readonly attempts?: readonly number[];
}

interface RequestOf {
  readonly model: string;
  readonly rubric: RubricDocument;
  /** Without it the requests are those of version 0.1.0. */
  readonly asking?: Asking | null;
}

/** Tokens that the answer to a prompt may take. */
export const roomOf = ({ words, attempts = [] }: PromptToAsk, asking: Asking | null | undefined): number =>
  maxOutputTokens(words.length, asking ? Math.max(0, ...attempts) : 0);

/** The body of one request to /v1/responses, without any field that it does not define. */
export const requestBody = (
  { model, rubric, asking }: RequestOf,
  prompt: PromptToAsk,
): ResponseCreateParamsNonStreaming => {
  const { words } = prompt;
  const told = instructions(rubric);
  const body: ResponseCreateParamsNonStreaming = {
    model,
    instructions: asking?.schema === false ? `${told}\n${plainRowsSentence}` : told,
    input: words.join('\n'),
    max_output_tokens: roomOf(prompt, asking),
  };
  if (asking?.effort) body.reasoning = { effort: asking.effort };
  if (asking?.schema === false) return body;
  body.text = {
    format: { type: 'json_schema', name: 'scores', strict: true, schema: answerSchema(rubric, words) },
  };
  return body;
};

/** The input file of a batch: one request a line, byte for byte the same for the same prompts. */
export const buildInput = (of: RequestOf, prompts: readonly PromptToAsk[]): string =>
  prompts.map((prompt) => `${requestLine(of, prompt)}\n`).join('');

function requestLine(of: RequestOf, prompt: PromptToAsk): string {
  return JSON.stringify({
    custom_id: prompt.id,
    method: 'POST',
    url: '/v1/responses',
    body: requestBody(of, prompt),
  });
}
