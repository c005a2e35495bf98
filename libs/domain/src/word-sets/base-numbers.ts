import { InvalidInput } from '../errors.ts';
import { leastSides, mostSides } from './dice.ts';

/**
 * Numbers so many words in a base, from 0 on, each with as many digits as the last one needs: `0000` to `ffff`.
 * Throws InvalidInput for a base below 2 or above 36.
 */
export function baseNumbers(count: number, base: number): (place: number) => string {
  if (!Number.isInteger(base) || base < leastSides || base > mostSides) {
    throw new InvalidInput(
      'base',
      `has to be a whole number from ${leastSides} to ${mostSides}, and is ${base}`,
    );
  }
  const digits = Math.max(count - 1, 0).toString(base).length;
  return (place) => place.toString(base).padStart(digits, '0');
}
