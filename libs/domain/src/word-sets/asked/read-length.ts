import { InvalidInput } from '../../errors.ts';
import { limits } from '../../limits.ts';
import { readEnds } from './read-ends.ts';

/** How a range of lengths is written. */
export const lengthPattern = /^(?:\d{1,2}|(?:\d{1,2})?\.\.(?:\d{1,2})?)$/;

/** Characters, both ends included, from `5..8`, `5..`, `..8` or `5`. Throws InvalidInput for what is none of these. */
export function readLength(
  text: string,
  parameter = 'length',
): { readonly min: number; readonly max: number } {
  if (!lengthPattern.test(text)) {
    throw new InvalidInput(parameter, 'is no range: write 5..8, 5.., ..8 or 5');
  }
  const [min, max] = readEnds(text, { least: 1, most: limits.wordCodePoints, read: Number });
  if (min > max) throw new InvalidInput(parameter, `begins above its end: ${text}`);
  if (min < 1 || max > limits.wordCodePoints) {
    throw new InvalidInput(parameter, `lies between 1 and ${limits.wordCodePoints}; ${text} does not`);
  }
  return { min, max };
}
