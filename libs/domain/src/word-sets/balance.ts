import type { ListWord } from './list-word.ts';
import { valueReader, type ValueName } from './word-values.ts';

/** How one value is spread over the parts of a split. */
export interface Balance {
  readonly by: ValueName;
  /** For each part; hundredths for a scale. */
  readonly parts: readonly Spread[];
}

export interface Spread {
  /** Words whose value is known. */
  readonly count: number;
  /** Null without words. */
  readonly mean: number | null;
  /** Of the sample (n - 1); null for less than two words. */
  readonly deviation: number | null;
  /**
   * Cohen's d against the first part: the difference of the means in pooled standard deviations (J. Cohen,
   * "Statistical Power Analysis for the Behavioral Sciences", 1988, section 2.5). Up to 0.2 counts as small. Null
   * where it cannot be told: less than two words, or means that differ without any spread.
   */
  readonly d: number | null;
}

/** Says whether the parts are alike: of each value, mean, deviation and Cohen's d by parts. */
export function balanceOf(parts: readonly (readonly ListWord[])[], by: readonly ValueName[]): Balance[] {
  return by.map((name) => {
    const valueOf = valueReader(name);
    const samples = parts.map((words) => words.map(valueOf).filter((value) => value !== null));
    return { by: name, parts: samples.map((sample) => spreadOf(sample, samples[0] ?? [])) };
  });
}

function spreadOf(sample: readonly number[], first: readonly number[]): Spread {
  return {
    count: sample.length,
    mean: sample.length === 0 ? null : meanOf(sample),
    deviation: sample.length < 2 ? null : Math.sqrt(squaresOf(sample) / (sample.length - 1)),
    d: sample.length < 2 || first.length < 2 ? null : cohensD(sample, first),
  };
}

function cohensD(sample: readonly number[], first: readonly number[]): number | null {
  const difference = meanOf(sample) - meanOf(first);
  const pooled = Math.sqrt((squaresOf(sample) + squaresOf(first)) / (sample.length + first.length - 2));
  if (pooled > 0) return difference / pooled;
  return difference === 0 ? 0 : null;
}

function meanOf(sample: readonly number[]): number {
  return sample.reduce((sum, value) => sum + value, 0) / sample.length;
}

/** The squares of the distances from the mean, added up. */
function squaresOf(sample: readonly number[]): number {
  const mean = meanOf(sample);
  return sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
}
