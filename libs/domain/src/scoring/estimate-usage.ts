import { buildInput, maxOutputTokens } from '../batches/build-request.ts';
import type { Usage } from '../batches/prompt.ts';
import { limits } from '../limits.ts';
import type { FirstAnswer } from '../runs/run.ts';
import { firstWords } from './first-question.ts';
import { effortOf } from './models.ts';
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
  readonly model: string;
  readonly words: number;
  /** Characters of all those words together. */
  readonly characters: number;
  /** UTF-8 bytes of all those words together. */
  readonly bytes: number;
  /** Parts of the list that the words are spread over. A prompt holds words of one part only. */
  readonly parts: number;
}

export interface UsageEstimate extends Usage {
  /** The fewest that hold so many words; each part can have one more that is not full. */
  readonly prompts: number;
  /** UTF-8 bytes of all requests: no more tokens than this can come in. */
  readonly inputBytes: number;
  /** What all answers together may hold. */
  readonly maxOutputTokens: number;
}

/** As long as those that `prepareRound` gives. */
const promptId = '0'.repeat(30);

/**
 * What asking about these words once is expected to use; with an answer of the model, by how far that was from what was
 * expected of it. Figures of a bill can differ: vocabularies do.
 */
export const estimateUsage = (
  rubric: RubricDocument,
  toAsk: WordsToAsk,
  answer?: FirstAnswer,
): UsageEstimate => {
  const expected = expectUsage(rubric, toAsk);
  if (!answer?.usage) return expected;
  const { usage } = answer;
  const characters = firstWords.join('').length;
  const [words, bytes] = [firstWords.length, characters];
  const asked = expectUsage(rubric, { model: toAsk.model, words, characters, bytes, parts: 1 });
  const scaled = (tokens: number, of: 'inputTokens' | 'outputTokens', most: number): number =>
    Math.min(most, Math.ceil((tokens * usage[of]) / asked[of]));
  return {
    ...expected,
    inputTokens: scaled(expected.inputTokens, 'inputTokens', expected.inputBytes),
    outputTokens: scaled(expected.outputTokens, 'outputTokens', expected.maxOutputTokens),
  };
};

function expectUsage(rubric: RubricDocument, toAsk: WordsToAsk): UsageEstimate {
  const { model, words, characters, parts } = toAsk;
  const prompts = Math.ceil(words / limits.wordsPerPrompt);
  const mostPrompts = Math.min(words, prompts + parts);
  const fixed = instructions(rubric).length + JSON.stringify(answerSchema(rubric, fullPrompt('a'))).length;
  const wordTokens = characters / charactersPerWordToken;
  const rowTokens = outputTokensPerRow + outputTokensPerScore * rubric.attributes.length;
  return {
    prompts,
    inputTokens: Math.ceil(prompts * (fixed / charactersPerToken + framingTokens) + wordTokens),
    cachedTokens: 0,
    outputTokens: Math.ceil(wordTokens + words * rowTokens),
    inputBytes: mostPrompts * bytesOfEmptyPrompt(rubric, model) + bytesOfWords(toAsk),
    maxOutputTokens: mostPrompts * maxOutputTokens(0) + (maxOutputTokens(words) - maxOutputTokens(0)),
  };
}

function fullPrompt(word: string): string[] {
  return Array.from({ length: limits.wordsPerPrompt }, () => word);
}

/** A line of a batch's input, without its words. */
function bytesOfEmptyPrompt(rubric: RubricDocument, model: string): number {
  const asking = { effort: effortOf(model), schema: true };
  return Buffer.byteLength(buildInput({ model, rubric, asking }, [{ id: promptId, words: fullPrompt('') }]));
}

/** Words that are not plain letters are named in the schema too: twice their bytes, with what stands between them. */
function bytesOfWords({ words, bytes }: WordsToAsk): number {
  return 2 * bytes + 3 * words;
}
