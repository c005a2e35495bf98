import type { ValueEvidence, WordType } from '@word-list/domain';
import { typicalEndings } from '../affixes.ts';
import { closedClass } from '../closed-class.ts';
import { formTypes, type ResolvedWord } from '../resolve-word.ts';
import { openTypes, type WordFacts } from '../word-facts.ts';

export interface TypeJudgement extends ValueEvidence {
  /** One to four, the commonest first. */
  readonly types: readonly WordType[];
}

const mostTypes = 4;
/** A part of speech with a smaller share of the word's uses is left out. */
const leastShare = 0.01;
const confidences = { itself: 0.9, spelling: 0.8, inflected: 0.8, derived: 0.6, prefixed: 0.5 } as const;

/** The hand list of function words first, then WordNet's senses, then the ending. Undefined: nothing is known. */
export const judgeTypes = (resolved: ResolvedWord): TypeJudgement | undefined => {
  const { word, own, meaning, relation, types } = resolved;
  const closed = closedClass.get(word);
  if (closed !== undefined) return { types: closed, source: 'c', confidence: 0.9 };
  if (relation === 'unknown') return byEnding(resolved);
  const found = types === undefined ? inOrder(own, meaning) : asBase(word, meaning, types);
  return { types: found.slice(0, mostTypes), source: 'w', confidence: confidences[relation] };
};

const byShare = (facts: WordFacts): WordType[] =>
  openTypes
    .filter((type) => (facts[type] ?? 0) >= leastShare)
    .toSorted((one, other) => (facts[other] ?? 0) - (facts[one] ?? 0));

/** An entry of its own can be an inflected form besides: `running` is a noun, and a verb; `used` is mostly the verb. */
const inOrder = (own: WordFacts, meaning: WordFacts): WordType[] => {
  const shares = byShare(meaning);
  const forms = formTypes(own);
  const asVerb = own.asVerb ?? 0;
  const most = Math.max(...openTypes.map((type) => meaning[type] ?? 0)) * (1 - asVerb);
  return [...new Set(asVerb > most ? ['verb' as const, ...shares, ...forms] : [...shares, ...forms])];
};

/** `looks` is more often what `look` is more often. */
const asBase = (word: string, meaning: WordFacts, types: readonly WordType[]): readonly WordType[] => {
  if (!word.endsWith('s')) return types;
  const shares: ReadonlyMap<WordType, number> = new Map(openTypes.map((type) => [type, meaning[type] ?? 0]));
  const shareOf = (type: WordType): number => shares.get(type) ?? 0;
  return types.toSorted((one, other) => shareOf(other) - shareOf(one));
};

const byEnding = ({ word, own }: ResolvedWord): TypeJudgement | undefined => {
  const found = typicalEndings.find(([ending]) => word.length > ending.length + 2 && word.endsWith(ending));
  if (own.zipf === undefined && own.tier === undefined) return undefined;
  if (found !== undefined) return { types: [found[1]], source: 'e', confidence: 0.4 };
  return (own.zipf ?? 0) >= 3 ? { types: ['noun'], source: 'e', confidence: 0.3 } : undefined;
};
