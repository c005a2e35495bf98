import type { SampleOrder } from './sample-orders.ts';

/** Of how many draws each word was part; and per class of pairs, how often both words of a pair were. */
export interface SampleCounts {
  readonly draws: number;
  readonly count: number;
  readonly included: Uint32Array;
  /** By class, in the order of the classes: how often a pair of it came together. */
  readonly together: readonly number[];
}

/** Pairs of words that have something in common: word i is with word `partners[i]`; -1 is no pair. */
export type PairClass = Int32Array;

/** Draws samples of seeds 0, 1, 2, … and counts. */
export const countSamples = (
  order: SampleOrder,
  of: { size: number; draws: number; classes: readonly PairClass[] },
): SampleCounts => {
  const included = new Uint32Array(of.size);
  const together = of.classes.map(() => 0);
  let count = 0;
  for (let seed = 0; seed < of.draws; seed += 1) {
    const drawn = order(seed);
    const isDrawn = new Uint8Array(of.size);
    for (const index of drawn) {
      isDrawn[index] = 1;
      included[index] = (included[index] ?? 0) + 1;
    }
    of.classes.forEach((partners, at) => {
      together[at] = (together[at] ?? 0) + countPairs(drawn, isDrawn, partners);
    });
    count = drawn.length;
  }
  return { draws: of.draws, count, included, together };
};

/**
 * Chi-square of how often each word was drawn, against each equally likely: in standard deviations. Draws are
 * without replacement, so the variance of one word's count is that of a binomial.
 */
export const inclusionDeviations = ({ draws, count, included }: SampleCounts): number => {
  const share = count / included.length;
  const [expected, variance] = [draws * share, draws * share * (1 - share)];
  let chiSquare = 0;
  for (const seen of included) chiSquare += (seen - expected) ** 2 / variance;
  return deviations(chiSquare, included.length - 1);
};

/** How often pairs of each class came together, against independent pairs: in standard deviations. */
export const pairDeviations = (
  { draws, count, included, together }: SampleCounts,
  classes: readonly PairClass[],
): number[] => {
  const size = included.length;
  const chance = (count / size) * ((count - 1) / (size - 1));
  return classes.map((partners, at) => {
    const pairs = partners.filter((partner) => partner >= 0).length;
    const expected = draws * pairs * chance;
    return ((together[at] ?? 0) - expected) / Math.sqrt(expected);
  });
};

/**
 * Share of sampled words that have another word of the same length in the sample which differs in its last `tail`
 * letters only.
 */
export const neighbourShare = (
  order: SampleOrder,
  of: { texts: readonly string[]; draws: number; tail: number },
): number => {
  let [neighbours, words] = [0, 0];
  for (let seed = 0; seed < of.draws; seed += 1) {
    const stems = [...order(seed)].map((index) => {
      const text = of.texts[index] ?? '';
      return `${text.length} ${text.slice(0, -of.tail)}`;
    });
    const seen = Map.groupBy(stems, (stem) => stem);
    neighbours += stems.filter((stem) => (seen.get(stem)?.length ?? 0) > 1).length;
    words += stems.length;
  }
  return neighbours / words;
};

function countPairs(drawn: Uint32Array, isDrawn: Uint8Array, partners: PairClass): number {
  let together = 0;
  for (const index of drawn) {
    const partner = partners[index] ?? -1;
    if (partner >= 0 && isDrawn[partner] === 1) together += 1;
  }
  return together;
}

/** Standard deviations between a chi-square value and its expectation, for many degrees of freedom. */
function deviations(chiSquare: number, degrees: number): number {
  return (chiSquare - degrees) / Math.sqrt(2 * degrees);
}
