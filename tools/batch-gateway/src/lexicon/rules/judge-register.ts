import { closedClass } from '../closed-class.ts';
import type { ResolvedWord } from '../resolve-word.ts';
import { judgeComplexity } from './judge-complexity.ts';
import { judgeOffensiveness } from './judge-offensiveness.ts';
import { judge, type Judgement } from './judgement.ts';

const latinate = /(tion|sion|ment|ance|ence|ity|ate|ify|ous|ive|ible|ure|ant|ent|ary|ory)s?$/;
const legalAdverb = /^(here|there|where)(to|of|in|by|upon|with|after|under|unto|from|tofore|inafter)$/;

const isInterjection = (word: string): boolean => closedClass.get(word)?.includes('interjection') === true;

const loftiness = ({ word, meaning }: ResolvedWord): number => {
  const ending = word.length > 5 && latinate.test(word) ? 0.8 : 0;
  const marked = ((meaning.archaic ?? 0) + (meaning.formal ?? 0)) * 1.5;
  return ending + marked + (legalAdverb.test(word) ? 1.5 : 0);
};

const lowness = (resolved: ResolvedWord): number => {
  const { word, meaning } = resolved;
  const spoken = word.includes("'") || isInterjection(word) ? 1 : 0;
  return spoken + (meaning.slang ?? 0) * 1.5 + judgeOffensiveness(resolved).value * 0.4;
};

/** From marks of register in WordNet, Latin endings, difficulty and profanity: rough. */
export const judgeFormality = (resolved: ResolvedWord): Judgement => {
  const difficulty = 0.3 * (Math.min(5, Math.max(0, judgeComplexity(resolved).value)) - 2);
  const value = 2.2 + difficulty + loftiness(resolved) - lowness(resolved);
  return judge(value, 'register marks, ending, difficulty', resolved.relation === 'unknown' ? 0.15 : 0.3);
};

/** How many senses a word is used in and how evenly: polysemy, which is only a hint of figurative use. */
export const judgeFigurativeness = ({ meaning, relation }: ResolvedWord): Judgement => {
  if (meaning.entropy === undefined) return judge(0, 'unknown', 0.1);
  const confidence = relation === 'itself' ? 0.2 : 0.15;
  return judge(0.9 * meaning.entropy + 2 * (meaning.trope ?? 0), 'spread over senses (polysemy)', confidence);
};
