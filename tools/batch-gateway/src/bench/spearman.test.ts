import { describe, expect, it } from 'vitest';
import { spearman } from './spearman.ts';

describe('spearman', () => {
  it('is 1 for any rising relation and -1 for a falling one', () => {
    expect(spearman([1, 2, 3, 4], [10, 20, 21, 1000])).toBeCloseTo(1);
    expect(spearman([1, 2, 3, 4], [4, 3, 2, 1])).toBeCloseTo(-1);
  });

  it('gives equal values their mean rank', () => {
    // Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: covariance 4.5, variances 4.5 and 5.
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5));
  });
});
