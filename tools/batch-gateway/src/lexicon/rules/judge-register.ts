import { closedClass } from '../closed-class.ts';
import type { ResolvedWord } from '../resolve-word.ts';
import { estimateZipf } from './judge-commonness.ts';
import { judge, type Judgement } from './judgement.ts';
import { offenceOf } from './judge-offensiveness.ts';
import { fitConfidence, fittedFacts, leastConfidence } from './trust.ts';

const latinate = /(tion|sion|ment|ance|ence|ity|ate|ify|ous|ive|ible|ure|ant|ent|ary|ory)s?$/;
const legalAdverb = /^(here|there|where)(to|of|in|by|upon|with|after|under|unto|from|tofore|inafter)$/;

/** Interjections that formal speech has too. */
const polite = new Set(['yes', 'hello', 'goodbye', 'please', 'thanks', 'alas', 'amen']);

const isInterjection = (word: string): boolean =>
  closedClass.get(word)?.[0] === 'interjection' && !polite.has(word);

/** How words that are used alike sound, moved by what the form and WordNet tell. */
export const judgeFormality = (resolved: ResolvedWord): Judgement | undefined => {
  const { word } = resolved;
  if (legalAdverb.test(word)) return judge(4.5, 'e', 0.7);
  const fitted = fittedFacts(resolved)?.register;
  const value =
    fitted === undefined
      ? withoutFit(resolved)
      : fitted + marks(resolved) - lowness(resolved) + rarity(resolved) + loftiness(resolved);
  if (value === undefined) return undefined;
  const confidence = fitted === undefined ? leastConfidence : fitConfidence(resolved);
  return judge(Math.min(value, ceiling(resolved)), fitted === undefined ? 'w' : 'v', confidence);
};

const loftiness = ({ word }: ResolvedWord): number => (word.length > 6 && latinate.test(word) ? 0.3 : 0);

/** Of two words that are used alike the rarer one is the more formal. */
const rarity = (resolved: ResolvedWord): number => 0.15 * (4.5 - Math.max(3, estimateZipf(resolved)));

const marks = ({ meaning }: ResolvedWord): number =>
  (meaning.formal ?? 0) + 0.5 * (meaning.archaic ?? 0) - 0.5 * (meaning.slang ?? 0);

const lowness = ({ word }: ResolvedWord): number => {
  if (isInterjection(word)) return 0.8;
  return /'|n't$/.test(word) && !word.endsWith("'s") ? 1 : 0;
};

/** No word that offends or is vulgar is formal. */
const ceiling = (resolved: ResolvedWord): number => {
  const offence = offenceOf(resolved);
  if (offence?.kind === undefined || offence.kind === 'medical' || offence.kind === 'identity') return 5;
  return offence.offensiveness.value >= 1.5 ? 1.4 : 5;
};

/** Where no fit reaches, only a mark or a Latin ending says anything. */
const withoutFit = (resolved: ResolvedWord): number | undefined => {
  const { word, relation } = resolved;
  const spoken = lowness(resolved);
  if (spoken > 0) return 2 - spoken;
  const marked = marks(resolved);
  if (marked !== 0) return 2.5 + marked;
  return relation !== 'unknown' && word.length > 6 && latinate.test(word) ? 3.2 : undefined;
};
