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

const rules: Readonly<Record<AttributeName, (resolved: ResolvedWord) => Judgement | undefined>> = {
  commonness: judgeCommonness,
  offensiveness: judgeOffensiveness,
  sentiment: judgeSentiment,
  formality: judgeFormality,
  culturalsensitivity: judgeCulturalSensitivity,
  // How many senses a word has says little of how often it is used figuratively, and no open list says more.
  figurativeness: () => undefined,
  complexity: judgeComplexity,
  political: judgePolitical,
  nsfw: judgeNsfw,
};

const ranges = new Map(attributes.map(({ name, min, max }) => [name, { min, max }]));

const scoreOf = (name: AttributeName, judgement: Judgement | undefined): LexiconScore | undefined => {
  if (judgement === undefined || judgement.confidence < leastConfidence) return undefined;
  const { value, source, confidence } = judgement;
  const { min, max } = ranges.get(name) ?? { min: 0, max: 0 };
  // `+ 0` turns a rounded -0 into 0.
  const hundredths = Math.min(max * 100, Math.max(min * 100, Math.round(value * 100))) + 0;
  return { hundredths, source, confidence };
};

const scoresOf = (resolved: ResolvedWord): WordScores => {
  const score = (name: AttributeName): LexiconScore | undefined => scoreOf(name, rules[name](resolved));
  return {
    scores: {
      commonness: score('commonness'),
      offensiveness: score('offensiveness'),
      sentiment: score('sentiment'),
      formality: score('formality'),
      culturalsensitivity: score('culturalsensitivity'),
      figurativeness: score('figurativeness'),
      complexity: score('complexity'),
      political: score('political'),
      nsfw: score('nsfw'),
    },
    types: judgeTypes(resolved),
  };
};

/** The scorer over a table of facts; words are looked up as they are given, in small letters. */
export const makeLexicon = (lookup: FactLookup): Lexicon => ({
  score: (word) => scoresOf(resolveWord(lookup, word)),
  explain(word) {
    const resolved = resolveWord(lookup, word);
    return { word, base: resolved.base, relation: resolved.relation, ...scoresOf(resolved) };
  },
});
