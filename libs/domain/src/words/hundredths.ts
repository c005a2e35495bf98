const decimal = /^([+-]?)(\d{1,3})(?:\.(\d{1,2}))?$/;

/**
 * A decimal text in whole hundredths: `-1.5` is -150. It never goes through a float. Undefined: no number of at most three
 * digits before the point and two after it.
 */
export function readHundredths(text: string): number | undefined {
  const known = read.get(text);
  if (known !== undefined) return known;
  const hundredths = parseHundredths(text);
  if (hundredths !== undefined && read.size < keptTexts) read.set(text, hundredths);
  return hundredths;
}

/** Scores are few texts read millions of times: those that were read once are kept. */
const read = new Map<string, number>();
const keptTexts = 2000;

/** A score of at most two decimals in hundredths; null stays null. */
export function toHundredths(score: number | null): number | null {
  return score === null ? null : Math.round(score * 100);
}

function parseHundredths(text: string): number | undefined {
  const [, sign, whole = '', fraction = ''] = decimal.exec(text) ?? [];
  if (sign === undefined) return undefined;
  const size = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return sign === '-' && size > 0 ? -size : size;
}
