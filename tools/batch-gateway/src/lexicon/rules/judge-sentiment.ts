import { closedClass } from '../closed-class.ts';
import type { ResolvedWord } from '../resolve-word.ts';
import type { WordFacts } from '../word-facts.ts';
import { judge, type Judgement } from './judgement.ts';

/** VADER's -4..4 onto -5..5. */
const vaderScale = 1.25;
/** Spread valences are drawn towards 0 by their making; this undoes it on average. */
const spreadScale = 1.5;
/** Below this a spread valence is noise: at 0.5 one unlisted common word in nine counts as polar, at 0.25 one in three. */
const leastSpread = 0.5;
/** `joyless` is not quite as bad as `joy` is good. */
const reversal = 0.8;

const listed = ({ vader, afinn }: WordFacts): Judgement | undefined => {
  if (vader !== undefined) return judge(vader * vaderScale, 'VADER', 0.9);
  return afinn === undefined ? undefined : judge(afinn, 'AFINN', 0.8);
};

const spreadOf = ({ spread }: WordFacts): number =>
  spread !== undefined && Math.abs(spread) >= leastSpread ? spread * spreadScale : 0;

const neutral = judge(0, 'in no list', 0.4);

const throughBase = ({ meaning, relation, polarity }: ResolvedWord): Judgement => {
  const turn = polarity === 1 ? 1 : -reversal;
  const known = relation === 'itself' ? undefined : listed(meaning);
  if (known !== undefined) return judge(known.value * turn, `${known.source}, of its base`, 0.6);
  const value = spreadOf(meaning) * turn;
  return value === 0 ? neutral : judge(value, 'related words in WordNet', 0.4);
};

/** From VADER, AFINN, those of its base, or what spreads over WordNet. A prefixed word inherits no feeling. */
export const judgeSentiment = (resolved: ResolvedWord): Judgement => {
  const known = listed(resolved.own);
  if (known !== undefined) return known;
  if (closedClass.has(resolved.word)) return judge(0, 'function word', 0.8);
  if (resolved.relation === 'prefixed') return judge(0, 'prefix: no feeling taken over', 0.2);
  return resolved.relation === 'unknown' ? judge(0, 'unknown', 0.2) : throughBase(resolved);
};
