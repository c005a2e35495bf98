import { InvalidInput } from '../../errors.ts';
import type { ScoreRange, WordFilter } from '../../ports/word-catalogue.ts';
import { attributes } from '../../scoring/attributes.ts';
import { wordTypes, type WordType } from '../../scoring/word-types.ts';
import { compareText } from '../../words/compare-text.ts';
import { canonicalForm } from '../../words/canonical-form.ts';
import type { FilterParameters } from './filter-parameters.ts';
import { readLength } from '../../word-sets/asked/read-length.ts';
import { readScaleRange } from '../../word-sets/asked/read-scale-range.ts';
import { wordForms } from '../../word-sets/language.ts';
import { readLetters } from './letter-set.ts';

type Attribute = (typeof attributes)[number];

/**
 * Which words these parameters ask for; `lists` holds what its lists are. Throws InvalidInput for parameters that contradict
 * each other or name nothing.
 */
export function readFilter(
  given: FilterParameters,
  lists: Pick<WordFilter, 'inLists' | 'notInLists'>,
): WordFilter {
  const { text, letters, not } = given;
  return {
    ranges: readRanges(given),
    types: inTheirOrder(given.types ?? []),
    ...(given.notTypes && { notTypes: inTheirOrder(given.notTypes) }),
    ...(given.mainType && { mainTypes: inTheirOrder(given.mainType) }),
    ...(given.forms && { forms: wordForms.filter((form) => given.forms?.includes(form)) }),
    ...(text !== undefined && { text: canonicalForm(text).replaceAll(/\*+/g, '*') }),
    ...(letters !== undefined && { letters: readLetters(letters) }),
    ...readLengths(given),
    ...lists,
    ...(not && { not: [...new Set(not.map(canonicalForm))].sort(compareText) }),
  };
}

function readRanges(given: FilterParameters): WordFilter['ranges'] {
  return Object.fromEntries(
    attributes.flatMap((attribute) => {
      const range = readRange(given, attribute);
      return range === undefined ? [] : [[attribute.name, range]];
    }),
  );
}

function readRange(given: FilterParameters, attribute: Attribute): ScoreRange | undefined {
  const text = given[attribute.name];
  const bounds = readOlderBounds(given, attribute);
  if (text === undefined) return bounds;
  if (bounds !== undefined) refuseBoth(attribute.name, `${attribute.name}Min and ${attribute.name}Max`);
  return readScaleRange(attribute.name, text);
}

function readOlderBounds(given: FilterParameters, { name, min, max }: Attribute): ScoreRange | undefined {
  const least = given[`${name}Min`];
  const greatest = given[`${name}Max`];
  if (least === undefined && greatest === undefined) return undefined;
  const range = { min: (least ?? min) * 100, max: (greatest ?? max) * 100 };
  if (range.min > range.max) throw new InvalidInput(`${name}Min`, `is greater than ${name}Max`);
  return range;
}

function readLengths(given: FilterParameters): Pick<WordFilter, 'minLength' | 'maxLength'> {
  const older = readOlderLengths(given);
  if (given.length === undefined) return older;
  if (Object.keys(older).length > 0) refuseBoth('length', 'minLength and maxLength');
  const { min, max } = readLength(given.length);
  return { minLength: min, maxLength: max };
}

function readOlderLengths({
  minLength,
  maxLength,
}: FilterParameters): Pick<WordFilter, 'minLength' | 'maxLength'> {
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    throw new InvalidInput('minLength', 'is greater than maxLength');
  }
  return { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) };
}

function refuseBoth(name: string, others: string): never {
  throw new InvalidInput(name, `says the same as ${others}: give one of them`);
}

function inTheirOrder(types: readonly WordType[]): WordType[] {
  return wordTypes.filter((type) => types.includes(type));
}
