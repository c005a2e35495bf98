import { type AttributeName, attributes, type Scores, type WordType } from '@word-list/domain';
import { resolveWord, type ResolvedWord, type Relation } from './resolve-word.ts';
import { judgeCommonness } from './rules/judge-commonness.ts';
import { judgeComplexity } from './rules/judge-complexity.ts';
import { judgeNsfw, judgeOffensiveness } from './rules/judge-offensiveness.ts';
import { judgeFigurativeness, judgeFormality } from './rules/judge-register.ts';
import { judgeSentiment } from './rules/judge-sentiment.ts';
import { judgeCulturalSensitivity, judgePolitical } from './rules/judge-society.ts';
import { judgeTypes, type TypeJudgement } from './rules/judge-types.ts';
import type { Judgement } from './rules/judgement.ts';
import type { FactLookup } from './word-facts.ts';

/** Scores of one word; `types` holds 1 to 4 entries. */
export interface LexiconScore {
  readonly scores: Scores;
  readonly types: readonly WordType[];
}

/** Where each score of a word comes from and how far to trust it. */
export interface WordExplanation {
  readonly word: string;
  /** The dictionary entry that its meaning is taken from, and how it hangs together with it. */
  readonly base: string | undefined;
  readonly relation: Relation;
  readonly attributes: Readonly<Record<AttributeName, { score: number; source: string; confidence: number }>>;
  readonly types: TypeJudgement;
}

/** The model `lexicon-1`: scores any word from open lexical data, always the same. */
export interface Lexicon {
  score(word: string): LexiconScore;
  explain(word: string): WordExplanation;
}

const rules: Readonly<Record<AttributeName, (resolved: ResolvedWord) => Judgement>> = {
  commonness: judgeCommonness,
  offensiveness: judgeOffensiveness,
  sentiment: judgeSentiment,
  formality: judgeFormality,
  culturalsensitivity: judgeCulturalSensitivity,
  figurativeness: judgeFigurativeness,
  complexity: judgeComplexity,
  political: judgePolitical,
  nsfw: judgeNsfw,
};

const ranges = new Map(attributes.map(({ name, min, max }) => [name, { min, max }]));

const scoreOf = (name: AttributeName, { value }: Judgement): number => {
  const { min, max } = ranges.get(name) ?? { min: 0, max: 0 };
  // `+ 0` turns a rounded -0 into 0.
  return Math.min(max, Math.max(min, Math.round(value))) + 0;
};

const eachAttribute = <Value>(value: (name: AttributeName) => Value): Record<AttributeName, Value> => ({
  commonness: value('commonness'),
  offensiveness: value('offensiveness'),
  sentiment: value('sentiment'),
  formality: value('formality'),
  culturalsensitivity: value('culturalsensitivity'),
  figurativeness: value('figurativeness'),
  complexity: value('complexity'),
  political: value('political'),
  nsfw: value('nsfw'),
});

/** The scorer over a table of facts; words are looked up as they are given, in small letters. */
export const makeLexicon = (lookup: FactLookup): Lexicon => ({
  score(word) {
    const resolved = resolveWord(lookup, word);
    const scores = eachAttribute((name) => scoreOf(name, rules[name](resolved)));
    return { scores, types: judgeTypes(resolved).types };
  },
  explain(word) {
    const resolved = resolveWord(lookup, word);
    return {
      word,
      base: resolved.base,
      relation: resolved.relation,
      types: judgeTypes(resolved),
      attributes: eachAttribute((name) => {
        const judgement = rules[name](resolved);
        return {
          score: scoreOf(name, judgement),
          source: judgement.source,
          confidence: judgement.confidence,
        };
      }),
    };
  },
});
