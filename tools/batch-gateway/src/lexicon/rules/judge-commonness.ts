import type { ResolvedWord } from '../resolve-word.ts';
import { judge, type Judgement } from './judgement.ts';

/** Zipf frequencies and the commonness that each stands for; between them it rises evenly. */
const stairs = [
  [1, 0.5],
  [2.2, 2],
  [3, 3],
  [4, 4],
  [5, 4.6],
  [7.75, 5],
] as const;

const byZipf = (zipf: number): number => {
  const above = stairs.findIndex(([from]) => from > zipf);
  const [from, low] = stairs[Math.max(0, above - 1)] ?? stairs[0];
  const [to, high] = above < 0 ? (stairs[stairs.length - 1] ?? stairs[0]) : (stairs[above] ?? stairs[0]);
  if (above <= 0) return above < 0 ? high : low;
  return low + ((zipf - from) / (to - from)) * (high - low);
};

/** No corpus has it, so it is less common than all that one has, whatever its base is. */
const mostUnmet = 0.45;
/** Parts that stand together are met less often than the rarest of them. */
const togetherShift = -1;
/** A word of parts is in no list of common words: it never counts as one. */
const mostOfParts = 3.9;

/** Zipf of words that are met together by chance only where both are; undefined for a word without parts. */
const zipfOfParts = ({ parts }: ResolvedWord): number | undefined => {
  if (parts.length === 0) return undefined;
  const rarity = parts.reduce((sum, { zipf }) => sum + 10 ** -(zipf ?? 0), 0);
  return Math.min(mostOfParts, -Math.log10(rarity) + togetherShift);
};

/** Zipf frequency, measured or estimated; what other rules take for how well a word is known. */
export const estimateZipf = (resolved: ResolvedWord): number => {
  const { own, meaning, relation } = resolved;
  if (own.zipf !== undefined) return own.zipf;
  const together = zipfOfParts(resolved);
  if (together !== undefined) return together;
  if (relation === 'spelling' && meaning.zipf !== undefined) return meaning.zipf + togetherShift;
  if (own.tier !== undefined) return own.tier <= 50 ? 0.9 : 0.6;
  return relation === 'unknown' ? 0 : 0.4;
};

/** From the frequency in wordfreq; a form that is not there is rare, however common its base is. */
export const judgeCommonness = (resolved: ResolvedWord): Judgement | undefined => {
  const { own, parts, relation } = resolved;
  if (own.zipf !== undefined) return judge(byZipf(own.zipf), 'f', 0.9);
  const hasParts = parts.length > 0 || (relation === 'spelling' && resolved.meaning.zipf !== undefined);
  return hasParts ? judge(byZipf(estimateZipf(resolved)), 'p', 0.5) : unmet(resolved);
};

/** What dictionaries tell of a word that no corpus has. */
const unmet = ({ own, relation }: ResolvedWord): Judgement | undefined => {
  if (own.tier !== undefined) return judge(own.tier <= 50 ? mostUnmet : 0.3, 'd', 0.7);
  if (own.senses !== undefined) return judge(0.3, 'd', 0.6);
  return relation === 'unknown' ? undefined : judge(0.1, 'b', 0.5);
};
