import type { ResolvedWord } from '../resolve-word.ts';
import { share } from '../word-facts.ts';
import { offenceOf } from './judge-offensiveness.ts';
import { judge, type Judgement } from './judgement.ts';
import { fitConfidence, fittedFacts } from './trust.ts';

/** How much a sense in WordNet moves what words used alike tell: it is right of the sense, which may be a stray one. */
const senseShare = 0.1;
/** Fits are drawn towards their middle, and no word is quite unpolitical to them: this undoes both. */
const stretch = (fitted: number): number => 1.3 * (fitted - 0.55);

const careStretch = 1.25;

const isKnown = ({ relation }: ResolvedWord): boolean =>
  relation === 'itself' || relation === 'inflected' || relation === 'spelling';

/** The fit where there is one, moved by the senses; of the senses alone half is taken. */
const weigh = (resolved: ResolvedWord, fitted: number | undefined, senses: number): Judgement | undefined => {
  if (fitted !== undefined) {
    const value = (1 - senseShare) * Math.max(0, fitted) + senseShare * senses;
    return judge(value, 'v', fitConfidence(resolved));
  }
  return isKnown(resolved) ? judge(senses / 2, 'w', senses > 0 ? 0.3 : 0.4) : undefined;
};

/** From words used alike, and places in WordNet below politicians, parties and governments. */
export const judgePolitical = (resolved: ResolvedWord): Judgement | undefined => {
  const { meaning } = resolved;
  const politics = fittedFacts(resolved)?.politics;
  const senses = 3.5 * Math.sqrt(share(meaning, 'political')) + 1.2 * share(meaning, 'government');
  return weigh(resolved, politics === undefined ? undefined : stretch(politics), Math.min(5, senses));
};

/** Slurs need most care; groups of people and religions some, merely for being what they are. */
export const judgeCulturalSensitivity = (resolved: ResolvedWord): Judgement | undefined => {
  const offence = offenceOf(resolved);
  const weighed = weighCare(resolved);
  if (offence?.kind === 'identity') return judge(Math.max(1, weighed?.value ?? 0), 'h', 0.7);
  if (offence?.kind !== 'slur') return weighed;
  const { value, source, confidence } = offence.offensiveness;
  return judge(Math.min(5, value + 0.4), source, confidence);
};

const weighCare = (resolved: ResolvedWord): Judgement | undefined => {
  const { meaning } = resolved;
  const senses = 2 * Math.sqrt(Math.max(share(meaning, 'religious'), share(meaning, 'ethnic')));
  const care = fittedFacts(resolved)?.care;
  return weigh(resolved, care === undefined ? undefined : careStretch * care, senses);
};
