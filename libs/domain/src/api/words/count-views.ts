import * as z from 'zod';
import type { FacetCounts, WordCounts } from '../../ports/word-catalogue.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordTypes, type WordType } from '../../scoring/word-types.ts';
import { wordForms, type WordForm } from '../../word-sets/language.ts';
import { filterShape } from './filter-parameters.ts';

const scaleNames = attributes.map(({ name }) => name);

/** The parameters of `GET /api/counts`. */
export const countsParameters = z.strictObject({
  ...filterShape,
  across: z
    .enum(scaleNames)
    .optional()
    .meta({
      description:
        'A scale: `parts` then has all counts for each bar of it, in place of its filter, and last for its unknown scores.',
      examples: ['commonness'],
    }),
});

const count = z.int().min(0);
const scaleCount = z.strictObject({
  bars: z.array(count).meta({ description: 'From the least value of the scale upwards, `step` apart.' }),
  unknown: count.meta({ description: 'Words without this score.' }),
});

const byScale = Object.fromEntries(scaleNames.map((name) => [name, scaleCount])) as Record<
  AttributeName,
  typeof scaleCount
>;
const byType = Object.fromEntries(wordTypes.map((type) => [type, count])) as Record<WordType, typeof count>;
const byForm = Object.fromEntries(wordForms.map((form) => [form, count])) as Record<WordForm, typeof count>;
const stepOf = z.number().meta({ description: '1, or 0.25 where there are scores between whole numbers.' });

const facetCounts = z
  .strictObject({
    scales: z.strictObject(byScale),
    types: z.strictObject(byType).meta({ description: 'Words that have the type.' }),
    mainTypes: z.strictObject(byType).meta({ description: 'Words whose first type it is.' }),
    forms: z.strictObject(byForm).meta({ description: 'English words by their form.' }),
    lengths: z.array(count).meta({ description: 'Words of 0, 1, 2, … characters.' }),
  })
  .meta({ id: 'FacetCounts' });

/** The answer of `GET /api/counts`. */
export const wordCounts = z
  .strictObject({
    revision: z.int().min(0).meta({ description: 'Grows with every change of any word.' }),
    total: count.meta({ description: 'Words that pass all filters.' }),
    steps: z
      .strictObject(
        Object.fromEntries(scaleNames.map((name) => [name, stepOf])) as Record<AttributeName, typeof stepOf>,
      )
      .meta({ description: 'How far the bars of a scale are apart; the same under all filters.' }),
    ...facetCounts.shape,
    parts: z.array(facetCounts).optional().meta({
      description: 'With `across`: one entry for each bar of that scale, the last for unknown scores.',
    }),
  })
  .meta({ id: 'WordCounts' });

/** What the API tells of counts. */
export function viewCounts(counted: WordCounts, revision: bigint): z.infer<typeof wordCounts> {
  const steps = scaleNames.map((name) => [name, counted.steps[name] / 100]);
  return {
    revision: Number(revision),
    total: counted.total,
    steps: Object.fromEntries(steps) as Record<AttributeName, number>,
    ...viewFacets(counted.counts),
    ...(counted.parts && { parts: counted.parts.map(viewFacets) }),
  };
}

function viewFacets(counts: FacetCounts): z.infer<typeof facetCounts> {
  const scales = scaleNames.map((name) => [
    name,
    { bars: counts[name].slice(0, -1), unknown: counts[name].at(-1) ?? 0 },
  ]);
  return {
    scales: Object.fromEntries(scales) as Record<AttributeName, z.infer<typeof scaleCount>>,
    types: viewTypes(counts.types),
    mainTypes: viewTypes(counts.mainTypes),
    forms: Object.fromEntries(wordForms.map((form, place) => [form, counts.forms[place] ?? 0])) as Record<
      WordForm,
      number
    >,
    lengths: [...counts.length],
  };
}

function viewTypes(counts: readonly number[]): Record<WordType, number> {
  const entries = wordTypes.map((type, place) => [type, counts[place] ?? 0]);
  return Object.fromEntries(entries) as Record<WordType, number>;
}
