import { lengthOf } from '../words/length-of.ts';
import type { FacetCounts, WordCounts, WordFilter } from '../ports/word-catalogue.ts';
import { attributes, type AttributeName } from '../scoring/attributes.ts';
import { wordTypes } from '../scoring/word-types.ts';
import { wordForms } from '../word-sets/language.ts';
import { toHundredths } from '../words/hundredths.ts';
import type { ScoredWord } from '../words/scored-word.ts';
import {
  barOf,
  placesOf,
  withoutFacet,
  wordFacets,
  type BarStep,
  type WordFacet,
} from '../words/word-facets.ts';
import { exampleForm } from './example-english.ts';

type Steps = WordCounts['steps'];

interface CountsOf {
  readonly filter: WordFilter;
  readonly across: AttributeName | undefined;
  readonly matcher: (filter: WordFilter) => (word: ScoredWord) => boolean;
}

/** Counts words by every facet, one word after the other. */
export function countByFacets(
  words: readonly ScoredWord[],
  { filter, across, matcher }: CountsOf,
): WordCounts {
  const steps = stepsOf(words);
  const count = (of: readonly ScoredWord[], under: WordFilter): FacetCounts =>
    Object.fromEntries(
      wordFacets.map((facet) => [
        facet,
        countFacet(of.filter(matcher(withoutFacet(under, facet))), facet, steps),
      ]),
    ) as unknown as FacetCounts;
  const counts = count(words, filter);
  const total = words.filter(matcher(filter)).length;
  if (across === undefined) return { total, steps, counts };
  const others = withoutFacet(filter, across);
  const parts = Array.from({ length: placesOf(across, steps[across]) }, (_, bar) =>
    count(
      words.filter((word) => barOf(across, steps[across], toHundredths(word.scores[across])) === bar),
      others,
    ),
  );
  return { total, steps, counts, parts };
}

function stepsOf(words: readonly ScoredWord[]): Steps {
  const isWhole = (name: AttributeName): boolean =>
    words.every(({ scores }) => (toHundredths(scores[name]) ?? 0) % 100 === 0);
  return Object.fromEntries(attributes.map(({ name }) => [name, isWhole(name) ? 100 : 25])) as Steps;
}

function countFacet(words: readonly ScoredWord[], facet: WordFacet, steps: Steps): number[] {
  const step: BarStep = facet in steps ? steps[facet as AttributeName] : 100;
  const counts = Array.from({ length: placesOf(facet, step) }, () => 0);
  for (const word of words) {
    for (const place of placesIn(word, facet, step)) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

function placesIn({ text, types, scores }: ScoredWord, facet: WordFacet, step: BarStep): number[] {
  switch (facet) {
    case 'types':
      return types.map((type) => wordTypes.indexOf(type));
    case 'mainTypes':
      return types.slice(0, 1).map((type) => wordTypes.indexOf(type));
    case 'forms':
      return [wordForms.indexOf(exampleForm(text))];
    case 'length':
      return [lengthOf(text)];
    default:
      return [barOf(facet, step, toHundredths(scores[facet]))];
  }
}
