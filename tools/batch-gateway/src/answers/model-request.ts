import * as z from 'zod';

const contentPart = z.looseObject({ type: z.string(), text: z.string().optional() });
const inputItem = z.looseObject({
  role: z.string().optional(),
  content: z.union([z.string(), z.array(contentPart)]),
});

/** The body of one POST /v1/responses, as far as the gateway reads it; all else is passed on untouched. */
export const modelRequest = z.looseObject({
  model: z.string().min(1),
  instructions: z.string().nullish(),
  input: z.union([z.string(), z.array(inputItem)]),
  max_output_tokens: z.int().positive().nullish(),
  text: z.looseObject({ format: z.looseObject({ type: z.string() }).optional() }).nullish(),
});

export type ModelRequest = z.infer<typeof modelRequest>;

/** The user's text of a request, whichever of the two forms `input` has. */
export const inputText = ({ input }: ModelRequest): string => {
  if (typeof input === 'string') return input;
  return input
    .flatMap(({ content }) =>
      typeof content === 'string' ? [content] : content.map((part) => part.text ?? ''),
    )
    .join('\n');
};

/** The words that a request asks about: the non-blank lines of its input. */
export const wordsOf = (request: ModelRequest): string[] =>
  inputText(request)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Whether the form of answer that is asked for has a sign for what is not known: form 2 of rubrics. */
export const asksForUnknowns = ({ instructions }: ModelRequest): boolean =>
  instructions?.includes(' write "-" in its place') === true;

/** Whether it is asked what the values rest on: form 3 of rubrics. */
export const asksForEvidence = ({ instructions }: ModelRequest): boolean =>
  instructions?.includes('a digit, how sure you are, and a letter') === true;

/** A deterministic stand-in for a tokenizer: four characters make a token. */
export const estimateTokens = (text: string): number => Math.ceil(text.length / 4);

/** Estimated input tokens of a request: instructions, input and the answer schema. */
export const estimateInputTokens = (request: ModelRequest): number =>
  estimateTokens((request.instructions ?? '') + inputText(request) + JSON.stringify(request.text ?? ''));
