import { type AttributeName, attributes } from '@word-list/domain';
import { resolveWord, type ResolvedWord, type Relation } from './resolve-word.ts';
import { judgeCommonness } from './rules/judge-commonness.ts';
import { judgeComplexity } from './rules/judge-complexity.ts';
import { judgeNsfw, judgeOffensiveness } from './rules/judge-offensiveness.ts';
import { judgeFormality } from './rules/judge-register.ts';
import { judgeSentiment } from './rules/judge-sentiment.ts';
import { judgeCulturalSensitivity, judgePolitical } from './rules/judge-society.ts';
import { judgeTypes, type TypeJudgement } from './rules/judge-types.ts';
import type { Judgement } from './rules/judgement.ts';
import { leastConfidence } from './rules/trust.ts';
import type { FactLookup } from './word-facts.ts';

/** One score and where it comes from. */
export interface LexiconScore extends Omit<Judgement, 'value'> {
  /** Whole hundredths, in range. */
  readonly hundredths: number;
}

export interface WordScores {
  /** Undefined where the lexicon does not know. */
  readonly scores: Readonly<Record<AttributeName, LexiconScore | undefined>>;
  readonly types: TypeJudgement | undefined;
}

/** What is known of a word, and the entry that its meaning is taken from. */
export interface WordExplanation extends WordScores {
  readonly word: string;
  readonly base: string | undefined;
  readonly relation: Relation;
}

/** The model `lexicon-2`: scores any word from open lexical data, always the same, and says what it does not know. */
export interface Lexicon {
  score(word: string): WordScores;
  explain(word: string): WordExplanation;
}

/** A scale without a rule is unknown of every word. */
const rules: Readonly<Partial<Record<AttributeName, (resolved: ResolvedWord) => Judgement | undefined>>> = {
  commonness: judgeCommonness,
  offensiveness: judgeOffensiveness,
  sentiment: judgeSentiment,
  formality: judgeFormality,
  culturalsensitivity: judgeCulturalSensitivity,
  // None for figurativeness: how many senses a word has says little of it, and no open list says more.
  complexity: judgeComplexity,
  political: judgePolitical,
  nsfw: judgeNsfw,
};

const ranges = new Map(attributes.map(({ name, min, max }) => [name, { min, max }]));

/** The scorer over a table of facts; words are looked up as they are given, in small letters. */
export const makeLexicon = (lookup: FactLookup): Lexicon => ({
  score: (word) => scoresOf(resolveWord(lookup, word)),
  explain(word) {
    const resolved = resolveWord(lookup, word);
    return { word, base: resolved.base, relation: resolved.relation, ...scoresOf(resolved) };
  },
});

function scoresOf(resolved: ResolvedWord): WordScores {
  const scores = attributes.map(({ name }) => [name, scoreOf(name, rules[name]?.(resolved))]);
  return {
    scores: Object.fromEntries(scores) as WordScores['scores'],
    types: judgeTypes(resolved),
  };
}

function scoreOf(name: AttributeName, judgement: Judgement | undefined): LexiconScore | undefined {
  if (judgement === undefined || judgement.confidence < leastConfidence) return undefined;
  const { value, source, confidence } = judgement;
  const { min, max } = ranges.get(name) ?? { min: 0, max: 0 };
  // `+ 0` turns a rounded -0 into 0.
  const hundredths = Math.min(max * 100, Math.max(min * 100, Math.round(value * 100))) + 0;
  return { hundredths, source, confidence };
}
