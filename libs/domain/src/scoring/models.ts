import { InvalidInput } from '../errors.ts';
import type { ModelPrices } from './prices.ts';

/** How much a model thinks before it answers, as `reasoning.effort` of a request says it. */
export const reasoningEfforts = ['none', 'minimal', 'low', 'medium', 'high'] as const;
export type ReasoningEffort = (typeof reasoningEfforts)[number];

/** A model of OpenAI that this release knows. */
export interface KnownModel {
  readonly name: string;
  /** US dollars per million tokens, as the price list has them; batches are billed at half of it. */
  readonly listPrice: { readonly input: number; readonly cachedInput: number; readonly output: number };
  /** The day on which the prices were read from the provider's pages. */
  readonly pricesOf: string;
  /** The least `reasoning.effort` that it takes; null when it knows no such field. */
  readonly leastEffort: ReasoningEffort | null;
  /** Tokens that a request and its answer may have together. */
  readonly context: number;
  /** Input tokens that may wait in batches at once, by the account's usage tier, as far as they are known. */
  readonly enqueuedTokens: Readonly<Record<number, number>>;
  /** The first day on which it takes no requests (UTC), and what its provider names instead. */
  readonly end?: { readonly day: string; readonly takeInstead: string };
}

/** What is asked where nothing else is said. */
export const defaultModel = 'gpt-6-luna';

/**
 * The one list of models: prices, settings and ends that the local command, the stages and docs/models.md use.
 * Source: the model pages and the deprecations page of OpenAI's documentation.
 */
export const knownModels: readonly KnownModel[] = [
  {
    name: 'gpt-6-luna',
    listPrice: { input: 0.1, cachedInput: 0.01, output: 0.5 },
    pricesOf: '2026-11-28',
    leastEffort: 'none',
    context: 1_050_000,
    enqueuedTokens: { 1: 2_000_000 },
  },
  {
    name: 'gpt-5.6-luna',
    listPrice: { input: 0.2, cachedInput: 0.02, output: 1.2 },
    pricesOf: '2026-11-28',
    leastEffort: 'none',
    context: 1_050_000,
    enqueuedTokens: {},
  },
  {
    name: 'gpt-5-mini',
    listPrice: { input: 0.25, cachedInput: 0.025, output: 2 },
    pricesOf: '2026-11-28',
    leastEffort: 'minimal',
    context: 400_000,
    enqueuedTokens: { 1: 5_000_000 },
    end: { day: '2026-12-11', takeInstead: defaultModel },
  },
  {
    name: 'gpt-5-nano',
    listPrice: { input: 0.05, cachedInput: 0.005, output: 0.4 },
    pricesOf: '2026-11-28',
    leastEffort: 'minimal',
    context: 400_000,
    enqueuedTokens: { 1: 2_000_000 },
    end: { day: '2026-12-11', takeInstead: defaultModel },
  },
  {
    name: 'gpt-4.1-mini',
    listPrice: { input: 0.4, cachedInput: 0.1, output: 1.6 },
    pricesOf: '2026-11-28',
    leastEffort: null,
    context: 1_047_576,
    enqueuedTokens: { 1: 2_000_000 },
    end: { day: '2027-01-14', takeInstead: defaultModel },
  },
  {
    name: 'gpt-4o-mini',
    listPrice: { input: 0.15, cachedInput: 0.075, output: 0.6 },
    pricesOf: '2026-11-28',
    leastEffort: null,
    context: 128_000,
    enqueuedTokens: { 1: 2_000_000 },
    end: { day: '2027-01-14', takeInstead: defaultModel },
  },
  {
    name: 'gpt-4.1-nano',
    listPrice: { input: 0.1, cachedInput: 0.025, output: 0.4 },
    pricesOf: '2026-11-28',
    leastEffort: null,
    context: 1_047_576,
    enqueuedTokens: { 1: 2_000_000 },
    end: { day: '2026-10-23', takeInstead: defaultModel },
  },
];

/** The entry of a model; a dated snapshot (`gpt-5-mini-2025-08-07`) has that of its model. */
export function findModel(name: string): KnownModel | undefined {
  const family = name.replace(/-\d{4}-\d{2}-\d{2}$/u, '');
  return (
    knownModels.find((model) => model.name === name) ?? knownModels.find((model) => model.name === family)
  );
}

/** The effort that a run of this model asks for: the least there is, since ratings need no reasoning. */
export function effortOf(name: string): ReasoningEffort | null {
  return findModel(name)?.leastEffort ?? null;
}

/** What batches cost, by model name, in US dollars per million tokens: half of the price list. */
export function batchPrices(): ModelPrices {
  return Object.fromEntries(
    knownModels.map(({ name, listPrice: { input, cachedInput, output } }) => [
      name,
      { input: input / 2, cachedInput: cachedInput / 2, output: output / 2 },
    ]),
  );
}

const day = 24 * 3_600_000;
const warnBeforeDays = 60;

/**
 * Throws InvalidInput for a model that has ended, and names what to take instead. Returns a warning for one that ends
 * within 60 days. It only speaks of OpenAI: another server may have a model of the same name for as long as it likes.
 */
export function checkModelEnd(name: string, now: Date): string | undefined {
  const end = findModel(name)?.end;
  if (!end) return undefined;
  const left = Date.parse(`${end.day}T00:00:00Z`) - now.getTime();
  if (left <= 0)
    throw new InvalidInput('model', `${name} was shut down on ${end.day}: take ${end.takeInstead} instead`);
  if (left > warnBeforeDays * day) return undefined;
  return `${name} will be shut down on ${end.day}, in ${String(Math.ceil(left / day))} days: take ${end.takeInstead} before then`;
}
