const decimal = /^([+-]?)(\d{1,3})(?:\.(\d{1,2}))?$/;

/**
 * A decimal text in whole hundredths: `-1.5` is -150. It never goes through a float. Undefined: no number of at most three
 * digits before the point and two behind it.
 */
export function readHundredths(text: string): number | undefined {
  const [, sign, whole = '', fraction = ''] = decimal.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const size = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return sign === '-' && size > 0 ? -size : size;
}

/** A score of at most two decimals in hundredths; null stays null. */
export function toHundredths(score: number | null): number | null {
  return score === null ? null : Math.round(score * 100);
}
