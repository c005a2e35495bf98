import { maxOutputTokens } from '../batches/build-request.ts';
import type { Usage } from '../batches/prompt.ts';
import { limits } from '../limits.ts';
import { answerSchema, instructions } from './row-format.ts';
import type { RubricDocument } from './rubric.ts';

/** English text: four characters a token. */
const charactersPerToken = 4;

/** Words out of context break into more tokens: 3.8 for one of 9.3 letters, in the o200k vocabulary. */
const charactersPerWordToken = 2.5;

/** A row beside its word: nine scores with their commas, the types, the quotes. */
const outputTokensPerScore = 2;
const outputTokensPerRow = 3;

/** Tokens that a request takes beside its text. */
const framingTokens = 7;

export interface WordsToAsk {
  readonly words: number;
  /** Characters of all those words together. */
  readonly characters: number;
}

export interface UsageEstimate extends Usage {
  readonly prompts: number;
  /** UTF-8 bytes of all requests: no more tokens than this can come in. */
  readonly inputBytes: number;
  /** What all answers together may hold. */
  readonly maxOutputTokens: number;
}

/** What asking about these words once is expected to use. Figures of a bill can differ: vocabularies do. */
export const estimateUsage = (rubric: RubricDocument, { words, characters }: WordsToAsk): UsageEstimate => {
  const prompts = Math.ceil(words / limits.wordsPerPrompt);
  const fullSchema = JSON.stringify(
    answerSchema(
      rubric,
      Array.from({ length: limits.wordsPerPrompt }, () => 'a'),
    ),
  );
  const fixed = instructions(rubric).length + fullSchema.length;
  const wordTokens = characters / charactersPerWordToken;
  const rowTokens = outputTokensPerRow + outputTokensPerScore * rubric.attributes.length;
  return {
    prompts,
    inputTokens: Math.ceil(prompts * (fixed / charactersPerToken + framingTokens) + wordTokens),
    cachedTokens: 0,
    outputTokens: Math.ceil(wordTokens + words * rowTokens),
    inputBytes: prompts * fixed + 4 * characters + words,
    maxOutputTokens: prompts * maxOutputTokens(limits.wordsPerPrompt),
  };
};
