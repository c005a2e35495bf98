import type { ResolvedWord } from '../resolve-word.ts';
import { evidenceOf, judgeOffensiveness } from './judge-offensiveness.ts';
import { judge, type Judgement } from './judgement.ts';

/** From places in WordNet below politicians, parties, governments, and from definitions at less weight. */
export const judgePolitical = ({ meaning, relation }: ResolvedWord): Judgement => {
  if (relation === 'unknown') return judge(0, 'unknown', 0.2);
  const value = 3.5 * Math.sqrt(meaning.political ?? 0) + 1.2 * (meaning.government ?? 0);
  return judge(value, value === 0 ? 'no political sense' : 'political senses in WordNet', value === 0 ? 0.6 : 0.5);
};

/** Slurs need most care; religions and peoples a little, merely for being what they are. */
export const judgeCulturalSensitivity = (resolved: ResolvedWord): Judgement => {
  const { meaning, relation } = resolved;
  const evidence = evidenceOf(resolved);
  const offence = judgeOffensiveness(resolved).value;
  if (Math.max(evidence.slur, evidence.disparaging) >= 0.2) return judge(offence >= 4 ? 5 : 3, 'slur or disparaging in WordNet', 0.6);
  if (evidence.hasSlurRoot && offence === 5) return judge(5, 'compound of a slur', 0.6);
  if (evidence.isInconsiderate && !evidence.isEasy) return judge(offence >= 3 ? 3 : 2, 'equality list', 0.6);
  const group = 2 * Math.sqrt(Math.max(meaning.religious ?? 0, meaning.ethnic ?? 0));
  if (group >= 0.5) return judge(group, 'a religion or a people in WordNet', 0.5);
  return judge(0, 'no such sense', relation === 'unknown' ? 0.2 : 0.5);
};
