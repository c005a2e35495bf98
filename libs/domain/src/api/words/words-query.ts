import * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import { derivedId } from '../../ids.ts';
import type { ScoreRange, WordFilter, WordSort } from '../../ports/word-catalogue.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordTypes } from '../../scoring/word-types.ts';
import { canonicalForm } from '../../words/canonical-form.ts';
import { openCursor, sealCursor } from '../http/cursor.ts';
import type { Separation } from './word-picker.ts';
import { defaultFields, type WordField } from './word-fields.ts';
import type { WordFormat } from './word-formats.ts';
import type { sortNames, WordsParameters } from './words-parameters.ts';

const defaultLimit = 100;

/** A random sample: `seed` as the reader gave it, or as it was drawn. */
export interface SampleRequest {
  readonly count: number;
  readonly seed: string;
  /** True for a seed that was drawn for this request. */
  readonly drawn: boolean;
  readonly separation?: Separation;
}

const position = z.union([
  z.strictObject({ value: z.union([z.string(), z.number(), z.null()]), text: z.string() }),
  z.strictObject({ offset: z.int().min(0), seed: z.string() }),
]);

/** Where a page goes on: behind a word, or at a place of a sample. */
export type WordsPosition = z.infer<typeof position>;

/** What a reader asked for, with all defaults filled in. */
export interface WordsQuery {
  readonly filter: WordFilter;
  /** Undefined: the order of the sample. */
  readonly sort: WordSort | undefined;
  readonly limit: number;
  readonly sample: SampleRequest | undefined;
  readonly after: WordsPosition | undefined;
  readonly fields: readonly WordField[];
  /** Whether the reader named the fields. */
  readonly fieldsChosen: boolean;
  readonly total: boolean;
  readonly format: WordFormat | undefined;
  /** Names the list (not the page): cursors of other lists are refused. */
  readonly list: string;
}

type BoundName = `${AttributeName}${'Min' | 'Max'}`;

const rangeOf = (
  given: WordsParameters,
  { name, min, max }: (typeof attributes)[number],
): ScoreRange | undefined => {
  const least = given[`${name}Min` satisfies BoundName];
  const greatest = given[`${name}Max` satisfies BoundName];
  if (least === undefined && greatest === undefined) return undefined;
  const range = { min: least ?? min, max: greatest ?? max };
  if (range.min > range.max) throw new InvalidInput(`${name}Min`, `is greater than ${name}Max`);
  return range;
};

const readFilter = (given: WordsParameters): WordFilter => {
  const ranges: WordFilter['ranges'] = Object.fromEntries(
    attributes.flatMap((attribute) => {
      const range = rangeOf(given, attribute);
      return range === undefined ? [] : [[attribute.name, range]];
    }),
  );
  const { text, minLength, maxLength } = given;
  if (minLength !== undefined && maxLength !== undefined && minLength > maxLength) {
    throw new InvalidInput('minLength', 'is greater than maxLength');
  }
  return {
    ranges,
    types: wordTypes.filter((type) => given.types?.includes(type)),
    ...(text !== undefined && { text: canonicalForm(text).replaceAll(/\*+/g, '*') }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
  };
};

const readSort = (name: (typeof sortNames)[number] | undefined): WordSort | undefined => {
  if (name === undefined) return undefined;
  const descending = name.startsWith('-');
  return { by: (descending ? name.slice(1) : name) as WordSort['by'], descending };
};

const readSeparation = (given: WordsParameters): Separation | undefined => {
  const { prefixFree = false, minDistance = 1, uniquePrefix } = given;
  if (!prefixFree && minDistance === 1 && uniquePrefix === undefined) return undefined;
  return { prefixFree, minDistance, ...(uniquePrefix !== undefined && { uniquePrefix }) };
};

const ofSamplesOnly = ['randomSeed', 'prefixFree', 'minDistance', 'uniquePrefix'] as const;

const readSample = (given: WordsParameters, drawSeed: () => string): SampleRequest | undefined => {
  const count = given.randomCount ?? 0;
  if (count === 0) {
    const stray = ofSamplesOnly.find((name) => given[name] !== undefined);
    if (stray !== undefined)
      throw new InvalidInput(stray, 'belongs to a random sample: give randomCount too');
    return undefined;
  }
  const separation = readSeparation(given);
  const { randomSeed } = given;
  const drawn = randomSeed === undefined;
  return { count, seed: randomSeed ?? drawSeed(), drawn, ...(separation && { separation }) };
};

const listName = ({ filter, sort, sample }: Pick<WordsQuery, 'filter' | 'sort' | 'sample'>): string =>
  derivedId('words', JSON.stringify([filter, sort, sample && [sample.count, sample.separation]]));

interface ReadContext {
  /** Seals cursors. */
  readonly key: string;
  /** Gives a seed to a sample that names none. */
  readonly drawSeed: () => string;
}

const readPosition = (
  of: Pick<WordsQuery, 'list' | 'sample'>,
  given: WordsParameters,
  key: string,
): WordsPosition | undefined => {
  if (given.cursor === undefined) return undefined;
  const found = openCursor({ key, purpose: of.list }, given.cursor, position);
  const seed = 'seed' in found ? found.seed : undefined;
  if ((seed !== undefined) !== (of.sample !== undefined) || seed !== (given.randomSeed ?? seed)) {
    throw new InvalidInput('cursor', 'belongs to another sample');
  }
  return found;
};

const limitOf = (given: WordsParameters, sample: SampleRequest | undefined): number =>
  given.limit ?? sample?.count ?? defaultLimit;

/** What the parameters of `GET /api/words` ask for. Throws InvalidInput for those that contradict each other. */
export const readWordsQuery = (given: WordsParameters, { key, drawSeed }: ReadContext): WordsQuery => {
  const filter = readFilter(given);
  const sort = readSort(given.sort);
  const drawn = readSample(given, drawSeed);
  const list = listName({ filter, sort, sample: drawn });
  const after = readPosition({ list, sample: drawn }, given, key);
  const sample = drawn && after && 'seed' in after ? { ...drawn, seed: after.seed, drawn: false } : drawn;
  return {
    filter,
    sort: sort ?? (sample ? undefined : { by: 'text', descending: false }),
    limit: limitOf(given, sample),
    sample,
    after,
    fields: given.fields ?? defaultFields,
    fieldsChosen: given.fields !== undefined,
    total: given.total ?? false,
    format: given.format,
    list,
  };
};

/** The cursor of the page that goes on at this position. */
export const nextCursor = (query: WordsQuery, at: WordsPosition, key: string): string =>
  sealCursor({ key, purpose: query.list }, at);
