import type { ScoredWord, WordType } from '@word-list/domain';
import { spread } from './spread.ts';

/** What the scored words of a list are like, in numbers. */
export interface WordsProfile {
  readonly words: number;
  /** Words by their types, the most frequent type first. */
  readonly types: readonly (readonly [WordType, number])[];
  readonly commonness: Bands<'wellKnown' | 'known' | 'rare'>;
  readonly sentiment: Bands<'negative' | 'neutral' | 'positive'>;
  readonly offensive: number;
  /** Some of the best known words, spread over the list. */
  readonly examples: readonly string[];
}

type Bands<Name extends string> = Readonly<Record<Name | 'unknown', number>>;

const exampleCount = 12;
/** As many of the best known words as are remembered to choose from. */
const rememberedWords = 1000;
const offensiveFrom = 3;

/** Looks at words as they come and sums up what they are like. */
export const makeProfiler = () => {
  const types = new Map<WordType, number>();
  const commonness = { wellKnown: 0, known: 0, rare: 0, unknown: 0 };
  const sentiment = { negative: 0, neutral: 0, positive: 0, unknown: 0 };
  const best = { level: Number.NEGATIVE_INFINITY, words: [] as string[] };
  let words = 0;
  let offensive = 0;

  const remember = (text: string, level: number): void => {
    if (level < best.level) return;
    if (level > best.level) {
      best.level = level;
      best.words = [];
    }
    if (best.words.length < rememberedWords) best.words.push(text);
  };

  return {
    add: ({ text, scores, types: its }: ScoredWord): void => {
      words += 1;
      for (const type of its) types.set(type, (types.get(type) ?? 0) + 1);
      commonness[commonnessBand(scores.commonness)] += 1;
      sentiment[sentimentBand(scores.sentiment)] += 1;
      if ((scores.offensiveness ?? 0) >= offensiveFrom) offensive += 1;
      // By whole steps: of scores in hundredths hardly two words have the highest.
      if (scores.commonness !== null) remember(text, Math.round(scores.commonness));
    },
    profile: (): WordsProfile => ({
      words,
      types: [...types].toSorted(([, one], [, other]) => other - one),
      commonness,
      sentiment,
      offensive,
      examples: spread(best.words, exampleCount),
    }),
  };
};

function commonnessBand(score: number | null) {
  if (score === null) return 'unknown';
  if (score >= 4) return 'wellKnown';
  return score >= 2 ? 'known' : 'rare';
}

function sentimentBand(score: number | null) {
  if (score === null) return 'unknown';
  if (score >= 1) return 'positive';
  return score <= -1 ? 'negative' : 'neutral';
}
