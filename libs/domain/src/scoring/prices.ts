import * as z from 'zod';
import type { Usage } from '../batches/prompt.ts';
import { InvalidInput } from '../errors.ts';
import { modelKind } from './model-kind.ts';

const dollars = z.number().min(0);

/** US dollars per million tokens, as billed for batches. */
export const modelPrice = z.object({ input: dollars, cachedInput: dollars, output: dollars });

export type ModelPrice = z.infer<typeof modelPrice>;

/** Prices by model name. A model without an entry costs nothing (the lexicon, a server of one's own). */
export const modelPrices = z.record(z.string(), modelPrice);

export type ModelPrices = z.infer<typeof modelPrices>;

const free: ModelPrice = { input: 0, cachedInput: 0, output: 0 };

/** What a model costs; one without an entry is free. */
export const priceOf = (prices: ModelPrices, model: string): ModelPrice => prices[model] ?? free;

/** Throws InvalidInput for a budget and a model without a price: nothing would ever count against the budget. */
export const refuseUnpricedBudget = (
  prices: ModelPrices,
  { model, budgetMicroUsd }: { model: string; budgetMicroUsd: number | null },
): void => {
  if (budgetMicroUsd === null || prices[model] !== undefined || modelKind(model) === 'lexicon') return;
  const priced = Object.keys(prices).join(', ') || 'none so far';
  throw new InvalidInput(
    'budgetUsd',
    `no price is known here for the model ${model}, so no budget can hold: leave it out, or take a model with a price (${priced})`,
  );
};

/** The price of a usage in whole micro-dollars, rounded up: a dollar per million tokens is a micro-dollar a token. */
export const costMicroUsd = (price: ModelPrice, usage: Usage): number =>
  Math.ceil(
    (usage.inputTokens - usage.cachedTokens) * price.input +
      usage.cachedTokens * price.cachedInput +
      usage.outputTokens * price.output,
  );

/** An upper bound of what requests can cost: no token is shorter than a byte, no answer longer than allowed. */
export const worstCaseMicroUsd = (
  price: ModelPrice,
  of: { inputBytes: number; maxOutputTokens: number },
): number =>
  Math.ceil(of.inputBytes * Math.max(price.input, price.cachedInput) + of.maxOutputTokens * price.output);

/** Prices as a stage sets them: one JSON object as text. */
export const modelPricesText = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(modelPrices);
