import { describe, expect, it } from 'vitest';

import { silenceOf } from './scheduled-function.ts';

describe('the silence of a scheduled function', () => {
  it.each([
    [1, 300, 2],
    [5, 300, 2],
    [60, 300, 24],
    [24 * 60, 3600, 48],
    [3 * 24 * 60, 3600, 144],
  ])('at a tick each %i minutes is noticed when two ticks are missing', (rate, periodSeconds, periods) => {
    expect(silenceOf(rate)).toEqual({ periodSeconds, periods });
  });

  it('is never looked for over a time that CloudWatch refuses, nor while the next tick is not yet due', () => {
    for (let rate = 1; rate <= 20_160; rate += 7) {
      const silence = silenceOf(rate);
      if (silence === undefined) {
        expect(2 * rate).toBeGreaterThan(7 * 24 * 60);
        continue;
      }
      const seconds = silence.periodSeconds * silence.periods;
      expect(seconds).toBeLessThanOrEqual(silence.periodSeconds < 3600 ? 86_400 : 604_800);
      expect(seconds).toBeGreaterThanOrEqual(2 * rate * 60);
    }
  });
});
