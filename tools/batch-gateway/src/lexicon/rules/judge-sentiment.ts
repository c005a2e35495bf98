import { closedClass } from '../closed-class.ts';
import type { ResolvedWord } from '../resolve-word.ts';
import type { WordFacts } from '../word-facts.ts';
import { judge, type Judgement } from './judgement.ts';
import { fitConfidence, fittedFacts } from './trust.ts';

/** VADER's -4..4 onto -5..5. */
const vaderScale = 1.25;
/** How much of what spreads over WordNet is added to what words used alike tell: tried from 0 to 1.5. */
const spreadShare = 1.2;
/** Spread valences are drawn towards 0 by their making; alone, this undoes it on average. */
const spreadScale = 1.5;
/** Below this a spread valence alone is noise: one unlisted common word in nine counts as polar. */
const leastSpread = 0.6;
/** `joyless` is not quite as bad as `joy` is good. */
const reversal = 0.8;

/** From VADER, AFINN, those of its base; else from words used alike and what spreads over WordNet. */
export const judgeSentiment = (resolved: ResolvedWord): Judgement | undefined => {
  const known = listed(resolved.own);
  if (known !== undefined) return known;
  if (closedClass.has(resolved.word)) return judge(0, 'c', 0.8);
  return throughBase(resolved) ?? fitted(resolved) ?? spreadAlone(resolved);
};

const listed = ({ vader, afinn, felt }: WordFacts): Judgement | undefined => {
  if (vader !== undefined) return judge(vader * vaderScale, 'r', 0.9);
  if (afinn !== undefined) return judge(afinn, 'r', 0.8);
  return felt === undefined ? undefined : judge(felt, 'h', 0.6);
};

const turnOf = ({ polarity }: ResolvedWord): number => (polarity === 1 ? 1 : -reversal);

/** A prefixed word takes no feeling over from its base: `prekill`, `undo`. */
const throughBase = (resolved: ResolvedWord): Judgement | undefined => {
  if (resolved.relation === 'itself' || resolved.relation === 'prefixed') return undefined;
  const known = listed(resolved.meaning);
  return known && judge(known.value * turnOf(resolved), 'i', 0.6);
};

const spreadOf = (resolved: ResolvedWord): number => {
  const spread = resolved.relation === 'prefixed' ? resolved.own.spread : resolved.meaning.spread;
  return (spread ?? 0) * turnOf(resolved);
};

const fitted = (resolved: ResolvedWord): Judgement | undefined => {
  const feeling = fittedFacts(resolved)?.feeling;
  if (feeling === undefined) return undefined;
  return judge(feeling + spreadShare * spreadOf(resolved), 'v', fitConfidence(resolved));
};

const spreadAlone = (resolved: ResolvedWord): Judgement | undefined => {
  const spread = spreadOf(resolved);
  return Math.abs(spread) < leastSpread ? undefined : judge(spread * spreadScale, 'w', 0.3);
};
