import type { UpstreamStyle } from '../../../batch-gateway/src/index.ts';
import { batchPrices, type ModelPrices } from '@word-list/domain';

/** Who answers the prompts. */
export type ModelChoice =
  | { readonly kind: 'lexicon' }
  /** A server that speaks OpenAI's API, but has no batches: the gateway stands in front of it. */
  | {
      readonly kind: 'server';
      readonly baseUrl: string;
      readonly model: string;
      readonly apiKey?: string;
      /** How it is asked; found out if not given. */
      readonly style?: UpstreamStyle;
    }
  | { readonly kind: 'openai'; readonly apiKey: string; readonly model: string };

export const lexiconModel = 'lexicon-2';
export const openaiBaseUrl = 'https://api.openai.com/v1';

export const modelNameOf = (choice: ModelChoice): string =>
  choice.kind === 'lexicon' ? lexiconModel : choice.model;

/** US dollars per million tokens as billed for batches; a model that is not there has no known price. */
export const pricesOf = (choice: ModelChoice): ModelPrices => (choice.kind === 'openai' ? batchPrices() : {});

/** What the functions show to who answers: the provider's key, or that of the gateway. */
export const apiKeyOf = (choice: ModelChoice, gatewayKey: string): string =>
  choice.kind === 'openai' ? choice.apiKey : gatewayKey;

/** Tells apart who answers: an unfinished run must go on with the same. */
export const modelIdentity = (choice: ModelChoice): string => {
  if (choice.kind === 'server') return `${choice.model} at ${choice.baseUrl}`;
  return choice.kind === 'openai' ? `${choice.model} at OpenAI` : lexiconModel;
};

/**
 * Whether who answers may go on with an unfinished run that asked `identity`: the same may, and today's lexicon may for an
 * earlier one, whose rubric it still answers. What it says is kept under the name of the run's judge.
 */
export const mayGoOn = (choice: ModelChoice, identity: string): boolean =>
  identity === modelIdentity(choice) || (choice.kind === 'lexicon' && /^lexicon-\d+$/u.test(identity));
