import { InvalidInput } from '../../errors.ts';
import { limits } from '../../limits.ts';
import type { ScoreRange, WordFilter } from '../../ports/word-catalogue.ts';
import { attributes } from '../../scoring/attributes.ts';
import { wordTypes, type WordType } from '../../scoring/word-types.ts';
import { compareText } from '../../words/compare-text.ts';
import { canonicalForm } from '../../words/canonical-form.ts';
import type { FilterParameters } from './filter-parameters.ts';
import { wordForms } from '../../word-sets/language.ts';
import { readLetters } from './letter-set.ts';
import { readScaleRange } from './scale-range.ts';

type Attribute = (typeof attributes)[number];

/** Which words these parameters ask for. Throws InvalidInput for those that contradict each other or name nothing. */
export function readFilter(given: FilterParameters): WordFilter {
  refuseUnknownNames(given);
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
    ...(not && { not: [...new Set(not.map(canonicalForm))].sort(compareText) }),
  };
}

/** Lists and judges are chosen by name, and none has one yet. */
function refuseUnknownNames(given: FilterParameters): void {
  for (const name of ['list', 'inAll', 'notList', 'has'] as const) {
    const [first] = given[name] ?? [];
    if (first?.startsWith('~')) {
      throw new InvalidInput(name, `the pasted list ${first} is not kept here: send its words`);
    }
    if (first !== undefined) throw new InvalidInput(name, `there is no list ${JSON.stringify(first)}`);
  }
  if (given.judge !== undefined) {
    throw new InvalidInput('judge', `there is no judge ${JSON.stringify(given.judge)}`);
  }
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
  return readScaleRange(attribute, text);
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
  return readLengthRange(given.length);
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

function readLengthRange(text: string): Pick<WordFilter, 'minLength' | 'maxLength'> {
  const [from = '', to = from] = text.split('..');
  const bound = (written: string, open: number): number => (written === '' ? open : Number(written));
  const [min, max] = [bound(from, 1), bound(to, limits.wordCodePoints)];
  if (min < 1 || max > limits.wordCodePoints || min > max) {
    throw new InvalidInput('length', `rises between 1 and ${limits.wordCodePoints}; ${text} does not`);
  }
  return { minLength: min, maxLength: max };
}

function refuseBoth(name: string, others: string): never {
  throw new InvalidInput(name, `says the same as ${others}: give one of them`);
}

function inTheirOrder(types: readonly WordType[]): WordType[] {
  return wordTypes.filter((type) => types.includes(type));
}
