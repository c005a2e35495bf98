/** Spearman's rank correlation, -1..1, with ties; NaN if one side has no spread. Both lists have one length. */
export const spearman = (one: readonly number[], other: readonly number[]): number => {
  const [ranks, otherRanks] = [ranksOf(one), ranksOf(other)];
  return product(ranks, otherRanks) / Math.sqrt(product(ranks, ranks) * product(otherRanks, otherRanks));
};

/** Ranks from 0; equal values share their mean rank. */
function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((one, other) => one - other);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  for (const [place, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, place);
    last.set(value, place);
  }
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2);
}

function product(one: readonly number[], other: readonly number[]): number {
  const [middleOfOne, middleOfOther] = [mean(one), mean(other)];
  return one.reduce(
    (sum, value, index) => sum + (value - middleOfOne) * ((other[index] ?? 0) - middleOfOther),
    0,
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
