import { limits } from '../limits.ts';
import type { WordFilter } from '../ports/word-catalogue.ts';
import { attributes, type AttributeName } from '../scoring/attributes.ts';
import { wordTypes } from '../scoring/word-types.ts';
import { wordForms } from '../word-sets/language.ts';

/** What words are counted by: each value of a scale, type, first type, form or length. */
export type WordFacet = AttributeName | 'types' | 'mainTypes' | 'forms' | 'length';

/** All of them, the scales first. */
export const wordFacets: readonly WordFacet[] = [
  ...attributes.map(({ name }) => name),
  'types',
  'mainTypes',
  'forms',
  'length',
];

/** Hundredths of one bar: whole numbers, or quarters where a scale has scores between whole numbers. */
export type BarStep = 25 | 100;

/** How many numbers count the words by a facet: one for each bar and one for unknown scores, each type, each form, each length from 0. */
export function placesOf(facet: WordFacet, step: BarStep): number {
  if (facet === 'types' || facet === 'mainTypes') return wordTypes.length;
  if (facet === 'forms') return wordForms.length;
  return facet === 'length' ? limits.wordCodePoints + 1 : barsOf(facet, step) + 1;
}

/** How many bars a scale has, the last for its greatest value alone. */
export function barsOf(name: AttributeName, step: BarStep): number {
  const { min, max } = rangeOf(name);
  return ((max - min) * 100) / step + 1;
}

/** The bar of a score in hundredths; unknown ones come behind the last bar. */
export function barOf(name: AttributeName, step: BarStep, score: number | null): number {
  return score === null ? barsOf(name, step) : Math.floor((score - rangeOf(name).min * 100) / step);
}

/** The filter without what it says about a facet; the three conditions on types are one. */
export function withoutFacet(filter: WordFilter, facet: WordFacet): WordFilter {
  if (facet === 'length') {
    const { minLength: _, maxLength: __, ...rest } = filter;
    return rest;
  }
  if (facet === 'types' || facet === 'mainTypes') {
    const { notTypes: _, mainTypes: __, ...rest } = filter;
    return { ...rest, types: [] };
  }
  if (facet === 'forms') {
    const { forms: _, ...rest } = filter;
    return rest;
  }
  const { [facet]: _, ...ranges } = filter.ranges;
  return { ...filter, ranges };
}

function rangeOf(name: AttributeName): { min: number; max: number } {
  return attributes.find((attribute) => attribute.name === name) ?? { min: 0, max: 0 };
}
