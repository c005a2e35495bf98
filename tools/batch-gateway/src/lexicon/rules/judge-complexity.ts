import { syllable } from 'syllable';
import type { ResolvedWord } from '../resolve-word.ts';
import { estimateZipf } from './judge-commonness.ts';
import { judge, type Judgement } from './judgement.ts';

const isTechnical = ({ meaning }: ResolvedWord): boolean =>
  (meaning.technical ?? 0) + (meaning.taxon ?? 0) >= 0.5;

/** From rarity, length in syllables and technical fields; nothing can be said of a word that is in no list. */
export const judgeComplexity = (resolved: ResolvedWord): Judgement | undefined => {
  const { own, word, relation } = resolved;
  if (relation === 'unknown' && own.zipf === undefined && resolved.parts.length === 0) return undefined;
  const rarity = 0.75 * (5.2 - estimateZipf(resolved));
  const length = 0.2 * Math.max(0, syllable(word) - 2);
  const value = rarity + length + (isTechnical(resolved) ? 0.5 : 0);
  return judge(value, 's', own.zipf === undefined ? 0.4 : 0.6);
};
