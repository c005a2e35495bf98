/** Ends of an interval that holds the true value 95 times in 100. */
export type Interval = readonly [low: number, high: number];

const deviations = 1.96;

/** Of Spearman's correlation over n pairs, by Bonett and Wright. */
export const spearmanInterval = (rho: number, n: number): Interval => {
  const width = deviations * Math.sqrt((1 + rho ** 2 / 2) / (n - 3));
  return [Math.tanh(Math.atanh(rho) - width), Math.tanh(Math.atanh(rho) + width)];
};

/** Of a share of n, by Wilson. */
export const shareInterval = (hits: number, n: number): Interval => {
  const share = hits / n;
  const square = deviations ** 2;
  const middle = share + square / (2 * n);
  const width = deviations * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return [(middle - width) / (1 + square / n), (middle + width) / (1 + square / n)];
};
