import type { Prompt } from './prompt.ts';
import type { RubricDocument } from '../scoring/rubric.ts';
import { answerSchema, instructions } from '../scoring/row-format.ts';

/** Room for an answer about this many words: twice what a row of 30 tokens takes. */
export const maxOutputTokens = (words: number): number => 2 * (30 * words + 100);

interface RequestOf {
  readonly model: string;
  readonly rubric: RubricDocument;
}

const requestLine = ({ model, rubric }: RequestOf, prompt: Pick<Prompt, 'id' | 'words'>): string =>
  JSON.stringify({
    custom_id: prompt.id,
    method: 'POST',
    url: '/v1/responses',
    body: {
      model,
      instructions: instructions(rubric),
      input: prompt.words.join('\n'),
      max_output_tokens: maxOutputTokens(prompt.words.length),
      text: {
        format: {
          type: 'json_schema',
          name: 'scores',
          strict: true,
          schema: answerSchema(rubric, prompt.words),
        },
      },
    },
  });

/** The input file of a batch: one request a line, byte for byte the same for the same prompts. */
export const buildInput = (of: RequestOf, prompts: readonly Pick<Prompt, 'id' | 'words'>[]): string =>
  prompts.map((prompt) => `${requestLine(of, prompt)}\n`).join('');
