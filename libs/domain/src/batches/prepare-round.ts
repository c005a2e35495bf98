import { derivedId, sha256Hex } from '../ids.ts';
import { limits } from '../limits.ts';
import type { Claim } from '../ports/claim-ledger.ts';
import { priceOf, worstCaseMicroUsd, type ModelPrices } from '../scoring/prices.ts';
import { shuffle } from '../words/shuffle.ts';
import { buildInput, roomOf } from './build-request.ts';
import type { Batch } from './batch.ts';
import type { Preparation } from './batch-states.ts';
import { backoffSeconds, later } from './wait-times.ts';
import type { Prompt } from './prompt.ts';

/** What the text of the prompts decides: the input's hash, and what it can cost at most. */
export const renderRound = (
  row: Batch,
  prompts: readonly Prompt[],
  prices: ModelPrices,
): Pick<Preparation, 'inputSha256' | 'worstCaseMicroUsd'> => {
  const input = buildInput(row, prompts);
  const outputTokens = prompts.reduce((sum, prompt) => sum + roomOf(prompt, row.asking), 0);
  return {
    inputSha256: sha256Hex(input),
    worstCaseMicroUsd: worstCaseMicroUsd(priceOf(prices, row.model), {
      inputBytes: Buffer.byteLength(input),
      maxOutputTokens: outputTokens,
    }),
  };
};

/** The prompts of a batch and what `prepared` fixes about them, from the claims that it is to ask. */
export const prepareRound = (
  row: Batch,
  of: { claims: readonly Claim[]; prices: ModelPrices; now: Date; retryAfterSeconds: number },
): { prompts: Prompt[]; preparation: Preparation } => {
  const claims = shuffle(of.claims, row.id);
  const preparation = preparationId(row, claims);
  const prompts = groups(claims).map((group, index): Prompt => ({
    batchId: row.id,
    id: `${preparation}-${String(index).padStart(3, '0')}`,
    preparation,
    words: group.map(({ text }) => text),
    attempts: group.map(({ attempt }) => attempt),
    verdict: null,
  }));
  return {
    prompts,
    preparation: {
      preparation,
      prompts: prompts.length,
      words: claims.length,
      notBefore: notBefore(claims, of),
      ...renderRound(row, prompts, of.prices),
    },
  };
};

/**
 * A hash of everything that goes into the prompts, so that other prompts for the same batch never overwrite these.
 */
function preparationId(row: Batch, claims: readonly Claim[]): string {
  return derivedId('preparation', row.id, row.rubricId, row.model, ...claims.map(({ text }) => text));
}

/** The claims of each prompt. */
function groups(claims: readonly Claim[]): Claim[][] {
  return Array.from({ length: Math.ceil(claims.length / limits.wordsPerPrompt) }, (_, index) =>
    claims.slice(index * limits.wordsPerPrompt, (index + 1) * limits.wordsPerPrompt),
  );
}

/**
 * Words that a round did not even ask (a busy provider, an expired batch) are not asked again at once: the wait
 * doubles with each such round.
 */
function notBefore(claims: readonly Claim[], of: { now: Date; retryAfterSeconds: number }): string | null {
  const unasked = claims.reduce((most, { requeues, attempt }) => Math.max(most, requeues - attempt), 0);
  return unasked === 0 ? null : later(of.now, backoffSeconds(unasked, of.retryAfterSeconds));
}
