import type { ResolvedWord } from '../resolve-word.ts';
import { share } from '../word-facts.ts';
import { judge, type Judgement } from './judgement.ts';

/** Compounds of these are as vulgar as they are; only asked of words that the profanity list is sure of. */
const vulgarRoots = /fuck|shit|cunt|cock/;
const slurRoots = /nigg/;

/** The evidence that a word is used to offend, whatever it is for. */
export interface Evidence {
  /** How sure its profane use is, 0..2; -1 if it is in no list. */
  readonly sureness: number;
  readonly slur: number;
  readonly disparaging: number;
  readonly obscene: number;
  readonly slang: number;
  readonly sexual: number;
  readonly isInconsiderate: boolean;
  readonly isEasy: boolean;
  readonly hasVulgarRoot: boolean;
  readonly hasSlurRoot: boolean;
  /** Whether a dictionary knows it at all. */
  readonly isEntry: boolean;
}

const isFormOf = ({ relation }: ResolvedWord): boolean => relation === 'itself' || relation === 'inflected';

/** An inflected form offends as its base does; other made words only by what lists say of themselves. */
export const evidenceOf = (resolved: ResolvedWord): Evidence => {
  const { word, own } = resolved;
  const isEntry = isFormOf(resolved);
  const facts = isEntry ? resolved.meaning : own;
  const isIn = (list: 'inconsiderate' | 'easy'): boolean => own[list] === 1 || facts[list] === 1;
  return {
    sureness: own.cuss ?? facts.cuss ?? -1,
    slur: share(facts, 'slur'),
    disparaging: share(facts, 'disparaging'),
    obscene: share(facts, 'obscene'),
    slang: share(facts, 'slang'),
    sexual: share(facts, 'sexual'),
    isInconsiderate: isIn('inconsiderate'),
    isEasy: isIn('easy'),
    hasVulgarRoot: vulgarRoots.test(word),
    hasSlurRoot: slurRoots.test(word),
    isEntry,
  };
};

type Rule = readonly [source: string, score: number, holds: (evidence: Evidence) => boolean];

/** The first rule that holds decides. The profanity list alone never says more than 3. */
const rules: readonly Rule[] = [
  ['slur in WordNet and profanity list', 5, (e) => e.slur >= 0.2 && e.sureness >= 1],
  ['compound of a slur', 5, (e) => e.hasSlurRoot && e.sureness === 2],
  ['disparaging in WordNet and profanity list', 4, (e) => e.disparaging >= 0.2 && e.sureness >= 1],
  ['obscene and sexual in WordNet', 5, (e) => e.obscene >= 0.2 && e.sexual >= 0.2 && e.sureness === 2],
  ['obscene in WordNet and profanity list', 4, (e) => e.obscene >= 0.2 && e.sureness >= 1],
  ['compound of a vulgar word', 4, (e) => e.sureness === 2 && e.hasVulgarRoot],
  ['profanity and equality lists', 3, (e) => e.sureness === 2 && e.isInconsiderate && !e.isEasy],
  ['slur in WordNet', 3, (e) => e.slur >= 0.2],
  ['slang, profanity and equality lists', 4, (e) => e.sureness >= 1 && e.slang >= 0.2 && e.isInconsiderate],
  ['sexual in WordNet and profanity list', 3, (e) => e.sureness === 2 && e.sexual >= 0.3],
  ['profanity list', 3, (e) => e.sureness === 2 && !e.isEntry],
  ['disparaging in WordNet', 2, (e) => e.disparaging >= 0.4],
  ['profanity list, and a slang sense', 3, (e) => e.sureness >= 1 && e.slang >= 0.2],
  ['profanity list, and a rare vulgar sense', 2, (e) => e.sureness >= 1 && e.obscene > 0],
  ['obscene in WordNet', 2, (e) => e.obscene >= 0.2],
  ['profanity list, but mostly harmless', 1, (e) => e.sureness === 2 && e.isEasy],
  ['profanity list, with other meanings', 2, (e) => e.sureness === 2],
  ['equality list', 1, (e) => e.sureness >= 1 && e.isInconsiderate],
];

/** Needs two witnesses for a high score, because the profanity list also holds religions, peoples and body parts. */
export const judgeOffensiveness = (resolved: ResolvedWord): Judgement => {
  const evidence = evidenceOf(resolved);
  const rule = rules.find(([, , holds]) => holds(evidence));
  if (rule !== undefined) return judge(rule[1], rule[0], rule[1] >= 4 ? 0.8 : 0.5);
  return judge(0, 'in no list', resolved.relation === 'unknown' ? 0.3 : 0.7);
};

const isUnfit = (evidence: Evidence, offensiveness: number): boolean =>
  offensiveness >= 4 ||
  (evidence.sureness >= 1 && (evidence.sexual >= 0.4 || evidence.obscene >= 0.2)) ||
  (evidence.sureness === 2 && (!evidence.isEntry || evidence.sexual >= 0.2));

/** Vulgar words and names of sexual acts; words for the body are fit. */
export const judgeNsfw = (resolved: ResolvedWord): Judgement => {
  const offensiveness = judgeOffensiveness(resolved);
  const unfit = isUnfit(evidenceOf(resolved), offensiveness.value);
  if (unfit) return judge(1, 'profanity list and WordNet', 0.7);
  return judge(0, 'no two witnesses', resolved.relation === 'unknown' ? 0.3 : 0.7);
};
