import { readVaderRaters } from '../lexicon/build/read-word-lists.ts';
import { spearman } from './spearman.ts';

/**
 * How well VADER's raters agree: the correlation of the means of five with the means of the other five, raised to what
 * ten would have with ten others (Spearman and Brown).
 */
export const raterCeiling = (): number => {
  const raters = [...readVaderRaters().values()];
  const half = (odd: number): number[] =>
    raters.map((ratings) => mean(ratings.filter((_, index) => index % 2 === odd)));
  const halves = spearman(half(0), half(1));
  return (2 * halves) / (1 + halves);
};

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
