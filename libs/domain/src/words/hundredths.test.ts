import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readHundredths } from './hundredths.ts';

it('reads every decimal text with up to two digits as the hundredths that it says', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.integer({ min: 0, max: 999 }),
      fc.stringMatching(/^\d{0,2}$/u),
      (isNegative, whole, fraction) => {
        const text = `${isNegative ? '-' : ''}${String(whole)}${fraction === '' ? '' : `.${fraction}`}`;
        const size = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, '0'));

        expect(readHundredths(text)).toBe(Number(isNegative ? -size : size));
      },
    ),
  );
});

it.each(['', '-', '.5', '1.', '1.234', '1e1', '0x1', '1,5', '1234', ' 1', '١', 'NaN'])(
  'takes %j for no number',
  (text) => {
    expect(readHundredths(text)).toBeUndefined();
  },
);
