import type { ResolvedWord } from '../resolve-word.ts';
import { share } from '../word-facts.ts';
import { type Evidence, evidenceOf, judgeOffensiveness } from './judge-offensiveness.ts';
import { judge, type Judgement } from './judgement.ts';

/** From places in WordNet below politicians, parties, governments, and from definitions at less weight. */
export const judgePolitical = ({ meaning, relation }: ResolvedWord): Judgement => {
  if (relation === 'unknown') return judge(0, 'unknown', 0.2);
  const value = 3.5 * Math.sqrt(share(meaning, 'political')) + 1.2 * share(meaning, 'government');
  return value === 0 ? judge(0, 'no political sense', 0.6) : judge(value, 'political senses in WordNet', 0.5);
};

const judgeOffence = (evidence: Evidence, offence: number): Judgement | undefined => {
  if (Math.max(evidence.slur, evidence.disparaging) >= 0.2) {
    return judge(offence >= 4 ? 5 : 3, 'slur or disparaging in WordNet', 0.6);
  }
  if (evidence.hasSlurRoot && offence === 5) return judge(5, 'compound of a slur', 0.6);
  if (!evidence.isInconsiderate || evidence.isEasy) return undefined;
  return judge(offence >= 3 ? 3 : 2, 'equality list', 0.6);
};

/** Slurs need most care; religions and peoples a little, merely for being what they are. */
export const judgeCulturalSensitivity = (resolved: ResolvedWord): Judgement => {
  const { meaning, relation } = resolved;
  const offensive = judgeOffence(evidenceOf(resolved), judgeOffensiveness(resolved).value);
  if (offensive !== undefined) return offensive;
  const group = 2 * Math.sqrt(Math.max(share(meaning, 'religious'), share(meaning, 'ethnic')));
  if (group >= 0.5) return judge(group, 'a religion or a people in WordNet', 0.5);
  return judge(0, 'no such sense', relation === 'unknown' ? 0.2 : 0.5);
};
