import { attributes, type AttributeName } from '../scoring/attributes.ts';
import { balanceOf } from './balance.ts';
import type { Findings } from './check-list.ts';
import type { ListWord } from './list-word.ts';
import type { Work } from './work.ts';

/** How the words of a list are spread over one scale. */
export interface ScaleTone {
  readonly by: AttributeName;
  /** Words whose score is known. */
  readonly known: number;
  /** In hundredths; null where no word is known. */
  readonly mean: number | null;
  /** Of the sample (n - 1); null for less than two words. */
  readonly deviation: number | null;
}

/** A word that stands out by a score in hundredths. */
export interface ScoredText {
  readonly text: string;
  readonly score: number;
}

/** What the words of a list are like, as far as their scores are known. */
export interface Tone {
  readonly scales: readonly ScaleTone[];
  /** The worst first. */
  readonly offensive: Findings<ScoredText>;
  readonly unfit: Findings<ScoredText>;
  readonly negative: Findings<ScoredText>;
}

/** From here on, in hundredths, a word is named: whole points that a person would notice. */
const offensiveFrom = 100;
const unfitFrom = 50;
const negativeUpTo = -100;

/** Says what words are like: each scale by mean and deviation, and the words that stand out; texts are all different. */
export function* toneOf(words: readonly ListWord[], listed: number): Work<Tone> {
  const scales: ScaleTone[] = [];
  for (const { name: by } of attributes) {
    const spread = balanceOf([words], [by])[0]?.parts[0];
    const { count: known = 0, mean = null, deviation = null } = spread ?? {};
    scales.push({ by, known, mean, deviation });
    yield { done: scales.length, total: attributes.length };
  }
  const outstanding = (name: AttributeName, sign: 1 | -1, bound: number): Findings<ScoredText> => {
    const found = words
      .map(({ text, scores }) => ({ text, score: scores?.[name] ?? null }))
      .filter((word): word is ScoredText => word.score !== null && sign * word.score >= sign * bound)
      .sort((one, other) => sign * (other.score - one.score));
    return { count: found.length, some: found.slice(0, listed) };
  };
  return {
    scales,
    offensive: outstanding('offensiveness', 1, offensiveFrom),
    unfit: outstanding('nsfw', 1, unfitFrom),
    negative: outstanding('sentiment', -1, negativeUpTo),
  };
}
