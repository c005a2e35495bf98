import fc from 'fast-check';
import { expect, it } from 'vitest';
import { costMicroUsd, modelPricesText, priceOf, worstCaseMicroUsd } from './prices.ts';

it('bills cached tokens at their own price and rounds up', () => {
  const price = { input: 0.05, cachedInput: 0.0125, output: 0.2 };

  expect(costMicroUsd(price, { inputTokens: 1000, cachedTokens: 400, outputTokens: 101 })).toBe(
    Math.ceil(30 + 5 + 20.2),
  );
});

it('costs nothing for a model without a price', () => {
  expect(costMicroUsd(priceOf({}, 'lexicon-1'), { inputTokens: 9, cachedTokens: 0, outputTokens: 9 })).toBe(
    0,
  );
});

it('is never over its worst case', () => {
  const money = fc.double({ min: 0, max: 100, noNaN: true });
  const price = fc.record({ input: money, cachedInput: money, output: money });
  fc.assert(
    fc.property(price, fc.nat(1e6), fc.nat(1e6), fc.nat(1e6), (prices, inputTokens, part, outputTokens) => {
      const usage = { inputTokens, cachedTokens: Math.min(part, inputTokens), outputTokens };
      const worst = worstCaseMicroUsd(prices, { inputBytes: inputTokens, maxOutputTokens: outputTokens });

      expect(costMicroUsd(prices, usage)).toBeLessThanOrEqual(worst + 1e-6);
    }),
  );
});

it('reads prices from the text of a setting, and says what is wrong with it', () => {
  expect(modelPricesText.parse('{"m":{"input":1,"cachedInput":0.5,"output":4}}')).toHaveProperty(
    'm.output',
    4,
  );
  expect(() => modelPricesText.parse('{')).toThrow('is not JSON');
  expect(() => modelPricesText.parse('{"m":{"input":-1}}')).toThrow();
});
