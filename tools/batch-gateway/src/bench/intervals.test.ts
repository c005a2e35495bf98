import { expect, it } from 'vitest';
import { shareInterval, spearmanInterval } from './intervals.ts';

it('holds the share, is narrower with more cases, and never leaves 0 to 1', () => {
  // Wilson's interval for 9 of 10 as in textbooks.
  const [low, high] = shareInterval(9, 10);
  expect(low).toBeCloseTo(0.596, 3);
  expect(high).toBeCloseTo(0.982, 3);
  expect(shareInterval(10, 10)[1]).toBeLessThanOrEqual(1);
  expect(shareInterval(900, 1000)[0]).toBeGreaterThan(0.87);
});

it('holds the correlation', () => {
  // 1.96 * sqrt(1.125 / 97) on the scale of the inverse hyperbolic tangent.
  const [low, high] = spearmanInterval(0.5, 100);
  expect(low).toBeCloseTo(0.326, 3);
  expect(high).toBeCloseTo(0.641, 3);
});
