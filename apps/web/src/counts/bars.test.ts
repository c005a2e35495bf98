import { attributes } from '@word-list/domain/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOf, barsTouched, coverBars, isOnBars, passes } from './bars.ts';

const scales = fc
  .constantFrom(...attributes)
  .chain((attribute) => fc.constantFrom(25, 100).map((step) => ({ ...attribute, step })));

describe('bars', () => {
  it('are covered by the range that touches just them', () => {
    fc.assert(
      fc.property(scales, fc.nat(), fc.nat(), (scale, one, other) => {
        const bars = barsOf(scale, scale.step);
        const [first, last] = [Math.min(one % bars, other % bars), Math.max(one % bars, other % bars)];
        const range = { known: coverBars(first, last, scale), unknown: false };

        expect(barsTouched(range, scale)).toEqual([first, last]);
        expect(isOnBars(range, scale)).toBe(true);
        for (let bar = 0; bar < bars; bar += 1) {
          expect(passes(bar, range, scale)).toBe(bar >= first && bar <= last);
        }
      }),
    );
  });

  it('tell a range that cuts one of them', () => {
    const scale = { min: 0, max: 5, step: 25 };

    expect(isOnBars({ known: [310, 500], unknown: false }, scale)).toBe(false);
    expect(isOnBars({ known: [300, 400], unknown: false }, scale)).toBe(false);
    expect(isOnBars({ known: [300, 424], unknown: true }, scale)).toBe(true);
    expect(isOnBars(undefined, scale)).toBe(true);
  });
});
