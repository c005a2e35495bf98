/** One word as two judges score it on one scale, in hundredths; null where a judge does not know. */
export interface ScoredTwice {
  readonly text: string;
  readonly first: number | null;
  readonly second: number | null;
}

/** How far two judges agree on one scale, over the words that both of them score. */
export interface Agreement {
  /** The words that both score; all other figures are of them. */
  readonly words: number;
  /** Words that are the same when both scores are rounded to whole steps. */
  readonly exact: number;
  /** Words whose scores lie at most one whole step apart. */
  readonly withinOne: number;
  /** Null where fewer than four words are scored by both, or one judge gives all of them the same score. */
  readonly spearman: Interval | null;
  /** Words by whole step: `confusion[i][j]` have step `min + i` of the first judge and `min + j` of the second. */
  readonly confusion: readonly (readonly number[])[];
  /** The words furthest apart, the widest gap first, then by text. */
  readonly worst: readonly Gap[];
}

/** A correlation with the ends of its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Gap {
  readonly text: string;
  readonly first: number;
  readonly second: number;
}

/** The ends of a scale in whole steps. */
interface Scale {
  readonly min: number;
  readonly max: number;
}

/** What two judges make of the same words on a scale. `most` limits the worst words, in one pass and constant memory. */
export function agreementOn(scale: Scale, words: Iterable<ScoredTwice>, most = 40): Agreement {
  const steps = scale.max - scale.min + 1;
  const confusion = Array.from({ length: steps }, () => new Array<number>(steps).fill(0));
  const firsts: number[] = [];
  const seconds: number[] = [];
  const worst: Gap[] = [];
  let withinOne = 0;
  for (const { text, first, second } of words) {
    if (first === null || second === null) continue;
    firsts.push(first - scale.min * 100);
    seconds.push(second - scale.min * 100);
    const row = confusion[stepOf(first) - scale.min];
    if (row) row[stepOf(second) - scale.min] = (row[stepOf(second) - scale.min] ?? 0) + 1;
    if (Math.abs(first - second) <= 100) withinOne += 1;
    keepWorst(worst, { text, first, second }, most);
  }

  return {
    words: firsts.length,
    exact: confusion.reduce((sum, row, step) => sum + (row[step] ?? 0), 0),
    withinOne,
    spearman: spearmanOf(firsts, seconds),
    confusion,
    worst,
  };
}

/** The whole step next to a score in hundredths; halves go up. */
function stepOf(score: number): number {
  return Math.round(score / 100);
}

function keepWorst(worst: Gap[], gap: Gap, most: number): void {
  const last = worst.at(-1);
  if (gap.first === gap.second || (last && worst.length === most && compareGaps(last, gap) <= 0)) return;
  const place = worst.findIndex((other) => compareGaps(gap, other) < 0);
  worst.splice(place < 0 ? worst.length : place, 0, gap);
  worst.splice(most);
}

function compareGaps(one: Gap, other: Gap): number {
  const apart = Math.abs(other.first - other.second) - Math.abs(one.first - one.second);
  if (apart !== 0) return apart;
  return one.text < other.text ? -1 : 1;
}

/**
 * Spearman's rank correlation, equal scores sharing the middle of their ranks (Kendall, Rank
 * Correlation Methods, chapter 3). Its standard error is that of the influence of each word
 * (Hoeffding, 1948, on U-statistics), which stays right with many ties and any shape; the interval is
 * built on Fisher's scale, so that it stays between -1 and 1. Scores are whole numbers from 0.
 */
function spearmanOf(firsts: readonly number[], seconds: readonly number[]): Interval | null {
  const words = firsts.length;
  if (words < 4) return null;
  const first = ranksOf(firsts);
  const second = ranksOf(seconds);
  const spreadOfFirst = meanOf(words, (word) => at(first, word) ** 2);
  const spreadOfSecond = meanOf(words, (word) => at(second, word) ** 2);
  if (spreadOfFirst === 0 || spreadOfSecond === 0) return null;
  const shared = meanOf(words, (word) => at(first, word) * at(second, word));
  const scale = Math.sqrt(spreadOfFirst * spreadOfSecond);
  const value = shared / scale;

  const moved = {
    first: shiftOf(firsts, first),
    second: shiftOf(seconds, second),
    firstBySecond: shiftOf(firsts, second),
    secondByFirst: shiftOf(seconds, first),
  };
  const influence = (word: number): number => {
    const a = at(first, word);
    const b = at(second, word);
    const both = a * b + at(moved.firstBySecond, word) + at(moved.secondByFirst, word);
    const own = (a ** 2 + 2 * at(moved.first, word)) / spreadOfFirst;
    const other = (b ** 2 + 2 * at(moved.second, word)) / spreadOfSecond;
    return both / scale - (value / 2) * (own + other);
  };
  const centre = meanOf(words, influence);
  const variance = meanOf(words, (word) => (influence(word) - centre) ** 2) / (words - 3);
  if (1 - Math.abs(value) < 1e-12) return { value: Math.sign(value), low: value, high: value };
  const reach = (1.959964 * Math.sqrt(variance)) / (1 - value ** 2);
  return {
    value,
    low: Math.tanh(Math.atanh(value) - reach),
    high: Math.tanh(Math.atanh(value) + reach),
  };
}

/** The middle rank of each score as a share of all, moved so that their mean is 0. */
function ranksOf(scores: readonly number[]): Float64Array {
  const counts = countsOf(scores);
  const ranks = new Float64Array(counts.length);
  let below = 0;
  counts.forEach((count, score) => {
    ranks[score] = (below + count / 2) / scores.length - 0.5;
    below += count;
  });
  return Float64Array.from(scores, (score) => at(ranks, score));
}

/** How one more word of that score would move the mean of `values` by moving the ranks above it. */
function shiftOf(scores: readonly number[], values: Float64Array): Float64Array {
  const sums = new Float64Array(countsOf(scores).length);
  scores.forEach((score, word) => {
    sums[score] = at(sums, score) + at(values, word);
  });
  const shifts = new Float64Array(sums.length);
  let above = 0;
  for (let score = sums.length - 1; score >= 0; score -= 1) {
    shifts[score] = (above + at(sums, score) / 2) / scores.length;
    above += at(sums, score);
  }
  return Float64Array.from(scores, (score) => at(shifts, score));
}

function countsOf(scores: readonly number[]): Float64Array {
  const counts = new Float64Array(scores.reduce((most, score) => Math.max(most, score), 0) + 1);
  for (const score of scores) counts[score] = at(counts, score) + 1;
  return counts;
}

function meanOf(words: number, of: (word: number) => number): number {
  let sum = 0;
  for (let word = 0; word < words; word += 1) sum += of(word);
  return sum / words;
}

function at(values: Float64Array | readonly number[], index: number): number {
  return values[index] ?? 0;
}
