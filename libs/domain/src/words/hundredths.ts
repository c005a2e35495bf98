const decimal = /^(-?)(\d{1,3})(?:\.(\d{1,2}))?$/;

/** Whole hundredths from decimal text with at most two decimals, never by way of a fraction; undefined for other text. */
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
