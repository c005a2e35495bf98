import { syllable } from 'syllable';
import type { ResolvedWord } from '../resolve-word.ts';
import { estimateZipf } from './judge-commonness.ts';
import { judge, type Judgement } from './judgement.ts';

const isTechnical = ({ meaning }: ResolvedWord): boolean =>
  (meaning.technical ?? 0) + (meaning.taxon ?? 0) >= 0.5;

/** From rarity, length in syllables, what a child knows, and technical fields. */
export const judgeComplexity = (resolved: ResolvedWord): Judgement => {
  const { own, meaning, relation } = resolved;
  const rarity = 0.55 * (5.2 - estimateZipf(resolved));
  const length = 0.4 * Math.max(0, syllable(resolved.word) - 2);
  const isEasy = own.easy === 1 || (relation === 'inflected' && meaning.easy === 1);
  const value = rarity + length + (isEasy ? -0.8 : 0.2) + (isTechnical(resolved) ? 0.7 : 0);
  return judge(value, 'frequency, syllables, easy words', own.zipf === undefined ? 0.4 : 0.6);
};
