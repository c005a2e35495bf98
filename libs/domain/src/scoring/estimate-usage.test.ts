import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { estimateUsage } from './estimate-usage.ts';
import { currentRubric } from './rubric.ts';
import { costMicroUsd, worstCaseMicroUsd } from './prices.ts';

const { document } = currentRubric;

it('asks nothing for no words', () => {
  const usage = estimateUsage(document, { words: 0, characters: 0 });

  expect(usage).toMatchObject({
    prompts: 0,
    inputTokens: 0,
    outputTokens: 0,
    inputBytes: 0,
    maxOutputTokens: 0,
  });
});

it('is near what 1,000 random words were measured to take: 9.4 tokens in and 24.6 out a word', () => {
  const usage = estimateUsage(document, { words: 1000, characters: 9300 });

  // The schema, which is counted here, was not measured.
  expect(usage.inputTokens / 1000).toBeGreaterThan(9.4);
  expect(usage.inputTokens / 1000).toBeLessThan(25);
  expect(usage.outputTokens / 1000).toBeGreaterThan(20);
  expect(usage.outputTokens / 1000).toBeLessThan(30);
  expect(usage.prompts).toBe(20);
});

it('never expects more than the worst case', () => {
  const price = { input: 0.05, cachedInput: 0.025, output: 0.4 };

  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 1, max: 64 }), (words, length) => {
      const usage = estimateUsage(document, { words, characters: words * length });

      expect(costMicroUsd(price, usage)).toBeLessThanOrEqual(worstCaseMicroUsd(price, usage));
    }),
  );
});
