import type { ModelPrices } from '@word-list/domain';

/** Who answers the prompts. */
export type ModelChoice =
  | { readonly kind: 'lexicon' }
  /** A server that speaks OpenAI's API, but has no batches: the gateway stands in front of it. */
  | { readonly kind: 'server'; readonly baseUrl: string; readonly model: string; readonly apiKey?: string }
  | { readonly kind: 'openai'; readonly apiKey: string; readonly model: string };

export const lexiconModel = 'lexicon-1';
export const openaiBaseUrl = 'https://api.openai.com/v1';

export const modelNameOf = (choice: ModelChoice): string =>
  choice.kind === 'lexicon' ? lexiconModel : choice.model;

/** US dollars per million tokens as billed for batches, half the list price; a model that is not here has no known price. */
export const openaiBatchPrices: ModelPrices = {
  'gpt-4o-mini': { input: 0.075, cachedInput: 0.0375, output: 0.3 },
  'gpt-4.1-nano': { input: 0.05, cachedInput: 0.0125, output: 0.2 },
  'gpt-4.1-mini': { input: 0.2, cachedInput: 0.05, output: 0.8 },
  'gpt-5-nano': { input: 0.025, cachedInput: 0.0025, output: 0.2 },
  'gpt-5-mini': { input: 0.125, cachedInput: 0.0125, output: 1 },
};

export const pricesOf = (choice: ModelChoice): ModelPrices =>
  choice.kind === 'openai' ? openaiBatchPrices : {};

/** What the functions show to who answers; the gateway takes anything. */
export const apiKeyOf = (choice: ModelChoice): string => (choice.kind === 'openai' ? choice.apiKey : 'local');

/** Tells apart who answers: an unfinished run must go on with the same. */
export const modelIdentity = (choice: ModelChoice): string => {
  if (choice.kind === 'server') return `${choice.model} at ${choice.baseUrl}`;
  return choice.kind === 'openai' ? `${choice.model} at OpenAI` : lexiconModel;
};
