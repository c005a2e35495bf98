import { noUsage, type Prompt, type Usage } from './prompt.ts';

/** The tokens of all prompts together. */
export const usageOf = (prompts: readonly Pick<Prompt, 'verdict'>[]): Usage =>
  prompts.reduce(
    (sum, { verdict }) => ({
      inputTokens: sum.inputTokens + (verdict?.usage.inputTokens ?? 0),
      cachedTokens: sum.cachedTokens + (verdict?.usage.cachedTokens ?? 0),
      outputTokens: sum.outputTokens + (verdict?.usage.outputTokens ?? 0),
    }),
    noUsage,
  );
