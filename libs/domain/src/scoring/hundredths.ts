const decimal = /^([+-]?)(\d{1,3})(?:\.(\d{1,2}))?$/u;

/**
 * A decimal text in whole hundredths: `-1.5` is -150. It never goes through a float. Undefined: no number of at most
 * three digits before the point and two behind it.
 */
export function hundredthsOf(text: string): number | undefined {
  const match = decimal.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const hundredths = Number(whole + fraction.padEnd(2, '0'));
  // `0 -`: minus zero is no score.
  return sign === '-' ? 0 - hundredths : hundredths;
}
