import type { WordType } from '@word-list/domain';
import { typicalEndings } from '../affixes.ts';
import { closedClass } from '../closed-class.ts';
import { formTypes, type ResolvedWord } from '../resolve-word.ts';
import { openTypes, type WordFacts } from '../word-facts.ts';

export interface TypeJudgement {
  /** One to four, the commonest first. */
  readonly types: readonly WordType[];
  readonly source: string;
  readonly confidence: number;
}

const mostTypes = 4;
/** A part of speech with a smaller share of the word's uses is left out. */
const leastShare = 0.01;

const byShare = (facts: WordFacts): WordType[] =>
  openTypes
    .filter((type) => (facts[type] ?? 0) >= leastShare)
    .toSorted((one, other) => (facts[other] ?? 0) - (facts[one] ?? 0));

const byEnding = (word: string): TypeJudgement => {
  const found = typicalEndings.find(([ending]) => word.length > ending.length + 2 && word.endsWith(ending));
  if (found !== undefined) return { types: [found[1]], source: 'ending', confidence: 0.4 };
  return { types: ['noun'], source: 'most unknown words are nouns', confidence: 0.3 };
};

const confidences = { itself: 0.9, inflected: 0.8, derived: 0.6, prefixed: 0.5, unknown: 0.3 } as const;

/** The hand list of function words first, then WordNet's senses, then the ending. */
export const judgeTypes = (resolved: ResolvedWord): TypeJudgement => {
  const { word, own, meaning, relation, types } = resolved;
  const closed = closedClass.get(word);
  if (closed !== undefined) return { types: closed, source: 'function words', confidence: 0.9 };
  if (relation === 'unknown') return byEnding(word);
  // An entry of its own can be an inflected form besides: `running` is a noun, and a verb.
  const found = types ?? [...new Set([...byShare(meaning), ...formTypes(own)])];
  return {
    types: found.slice(0, mostTypes),
    source: `WordNet (${relation})`,
    confidence: confidences[relation],
  };
};
