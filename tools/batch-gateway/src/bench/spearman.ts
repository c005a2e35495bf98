/** Ranks from 0; equal values share their mean rank. */
const ranksOf = (values: readonly number[]): number[] => {
  const order = values.map((value, index) => ({ value, index })).sort((one, other) => one.value - other.value);
  const ranks = new Array<number>(values.length).fill(0);
  let start = 0;
  while (start < order.length) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]?.value === order[start]?.value) end += 1;
    for (let at = start; at <= end; at += 1) ranks[order[at]?.index ?? 0] = (start + end) / 2;
    start = end + 1;
  }
  return ranks;
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const product = (one: readonly number[], other: readonly number[]): number => {
  const [middleOfOne, middleOfOther] = [mean(one), mean(other)];
  return one.reduce((sum, value, index) => sum + (value - middleOfOne) * ((other[index] ?? 0) - middleOfOther), 0);
};

/** Spearman's rank correlation, -1..1, with ties; NaN if one side has no spread. Both lists have one length. */
export const spearman = (one: readonly number[], other: readonly number[]): number => {
  const [ranks, otherRanks] = [ranksOf(one), ranksOf(other)];
  return product(ranks, otherRanks) / Math.sqrt(product(ranks, ranks) * product(otherRanks, otherRanks));
};
