import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareText } from './compare-text.ts';

describe('compareText', () => {
  it('orders as the bytes of UTF-8 do', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '\uff5e', '😀', '𝒜', '\ud7ff') });

    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
      }),
      { numRuns: 1000 },
    );
  });

  it('puts a character outside the first plane after those of the first plane', () => {
    expect(compareText('\uff5e', '😀')).toBeLessThan(0);
  });
});
