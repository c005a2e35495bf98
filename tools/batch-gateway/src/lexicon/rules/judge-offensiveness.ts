import type { Mark } from '../build/marks.ts';
import { type OffenceKind, offenceKinds } from '../data/reviewed.ts';
import type { ResolvedWord } from '../resolve-word.ts';
import { share, type WordFacts } from '../word-facts.ts';
import { judge, type Judgement } from './judgement.ts';
import { readDownTo } from './trust.ts';

/** Words that hold one of these are as vulgar as it is, however rare. */
const vulgarRoots = /fuck|(?<!mi|ta|bu)shit(?!a|o)|(?<!s)cunt|motherf|cocksuck|bitch|whore(?!d)|asshole/;
const slurRoots = /nigger|nigga|faggot/;

export interface Offence {
  readonly kind: OffenceKind | undefined;
  readonly offensiveness: Judgement;
  readonly unfitness: Judgement;
}

/** What is known of a word's power to offend; undefined where nothing is. */
export const offenceOf = (resolved: ResolvedWord): Offence | undefined =>
  reviewed(resolved) ?? byRoot(resolved) ?? harmless(resolved) ?? byMarks(resolved);

export const judgeOffensiveness = (resolved: ResolvedWord): Judgement | undefined =>
  offenceOf(resolved)?.offensiveness;

/** Vulgar words and words of sexual acts are unfit; those of medicine and of what people are, are fit. */
export const judgeNsfw = (resolved: ResolvedWord): Judgement | undefined => offenceOf(resolved)?.unfitness;

const offence = (
  kind: OffenceKind | undefined,
  [offensiveness, unfitness]: readonly [number, number],
  ...from: readonly [Judgement['source'], number]
): Offence => ({
  kind,
  offensiveness: judge(offensiveness, ...from),
  unfitness: judge(unfitness, ...from),
});

const found = (facts: WordFacts, confidence: number): Offence | undefined => {
  const { offence: kind, offensiveness, unfitness } = facts;
  if (kind === undefined || offensiveness === undefined || unfitness === undefined) return undefined;
  return offence(offenceKinds[kind], [offensiveness, unfitness], 'h', confidence);
};

/** What was said of the word by hand, else of the word that it is a form of. */
const reviewed = ({ own, meaning, relation }: ResolvedWord): Offence | undefined =>
  found(own, 0.9) ?? (relation === 'inflected' ? found(meaning, 0.8) : undefined);

const byRoot = ({ word }: ResolvedWord): Offence | undefined => {
  if (slurRoots.test(word)) return offence('slur', [4.5, 1], 'b', 0.6);
  return vulgarRoots.test(word) ? offence('vulgar', [3.5, 1], 'b', 0.6) : undefined;
};

const harmless = ({ own }: ResolvedWord): Offence | undefined =>
  (own.zipf ?? 0) >= readDownTo ? offence(undefined, [0, 0], 'h', 0.8) : undefined;

/** Of a rarer word only dictionaries tell; most of its uses have to be marked. */
const byMarks = ({ own, meaning, relation }: ResolvedWord): Offence | undefined => {
  const isForm = relation === 'itself' || relation === 'inflected';
  const facts = isForm ? meaning : own;
  const marked = marks.find(([mark, least]) => share(facts, mark) >= least);
  if (marked !== undefined) return offence(marked[2], marked[3], 'w', 0.5);
  return isForm || own.tier !== undefined ? offence(undefined, [0, 0], 'w', 0.5) : undefined;
};

/** Marks of WordNet, the share of a word's uses that has to have one, and what it then is. */
const marks: readonly (readonly [Mark, number, OffenceKind, readonly [number, number]])[] = [
  ['slur', 0.4, 'slur', [3.5, 0.8]],
  ['obscene', 0.4, 'vulgar', [3, 1]],
  ['disparaging', 0.4, 'insult', [2, 0.2]],
  ['sexual', 0.6, 'sexual', [0.8, 0.6]],
];
