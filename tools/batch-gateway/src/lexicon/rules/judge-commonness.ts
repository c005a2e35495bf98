import type { ResolvedWord } from '../resolve-word.ts';
import { judge, type Judgement } from './judgement.ts';

const cuts = [1, 2.2, 3, 4, 5] as const;

/** An inflected form that no corpus has is taken for 0.3 times as frequent as its base. */
const inflectedShift = Math.log10(0.3);

const byZipf = (zipf: number): number => cuts.filter((cut) => zipf >= cut).length;

/** Zipf frequency, measured or estimated; what other rules take for how well a word is known. */
export const estimateZipf = ({ own, meaning, relation }: ResolvedWord): number => {
  if (own.zipf !== undefined) return own.zipf;
  if (relation === 'inflected' && meaning.zipf !== undefined) return meaning.zipf + inflectedShift;
  if (own.tier !== undefined) return own.tier <= 50 ? 1.4 : 0.8;
  return relation === 'unknown' ? -0.5 : 0.3;
};

/** From the frequency in subtitles; where there is none, from SCOWL's lists. */
export const judgeCommonness = (resolved: ResolvedWord): Judgement => {
  const { own, meaning, relation } = resolved;
  if (own.zipf !== undefined) return judge(byZipf(own.zipf), 'frequency in subtitles', 0.9);
  if (relation === 'inflected' && meaning.zipf !== undefined) {
    return judge(byZipf(estimateZipf(resolved)), 'frequency of its base', 0.6);
  }
  if (own.tier !== undefined) return judge(own.tier <= 50 ? 1 : 0, 'dictionary size list', 0.7);
  return judge(0, 'in no list', relation === 'unknown' ? 0.3 : 0.5);
};
