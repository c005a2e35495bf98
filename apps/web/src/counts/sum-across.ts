import type { FacetCounts, WordCounts } from '@word-list/domain/api/client';
import { attributes, type AttributeName } from '@word-list/domain/vocabulary';
import type { ScaleRange } from '../choice/scale-range.ts';
import { passes } from './bars.ts';
import { scaleOf } from './known-scale.ts';

/** Counts that are there for every range of one scale. */
export interface Across {
  readonly name: AttributeName;
  readonly counts: WordCounts;
}

/**
 * All counts under another range of the scale that they go across, without asking: the sum of the parts in it. Exact
 * where the range holds whole bars.
 */
export function sumAcross({ name, counts }: Across, range: ScaleRange | undefined): WordCounts {
  const { parts, ...base } = counts;
  if (parts === undefined) return base;
  const scale = { ...scaleOf(name), step: counts.steps[name] * 100 };
  const own = counts.scales[name];
  const isIn = (place: number): boolean =>
    place < own.bars.length ? passes(place, range, scale) : (range?.unknown ?? true);
  const chosen = parts.filter((_, place) => isIn(place));
  const total = [...own.bars, own.unknown].reduce(
    (sum, count, place) => (isIn(place) ? sum + count : sum),
    0,
  );
  const added = addCounts(chosen, base);
  return { ...base, ...added, total, scales: { ...added.scales, [name]: own } };
}

/** How many words pass when a scale's own filter is lifted. */
export function withoutOwn({ bars, unknown }: FacetCounts['scales'][AttributeName]): number {
  return bars.reduce((sum, count) => sum + count, unknown);
}

function addCounts(parts: readonly FacetCounts[], shape: FacetCounts): FacetCounts {
  const scales = attributes.map(({ name }) => [
    name,
    {
      bars: addLists(
        parts.map((part) => part.scales[name].bars),
        shape.scales[name].bars.length,
      ),
      unknown: parts.reduce((sum, part) => sum + part.scales[name].unknown, 0),
    },
  ]);
  return {
    scales: Object.fromEntries(scales) as FacetCounts['scales'],
    types: addRecords(
      parts.map(({ types }) => types),
      shape.types,
    ),
    mainTypes: addRecords(
      parts.map(({ mainTypes }) => mainTypes),
      shape.mainTypes,
    ),
    forms: addRecords(
      parts.map(({ forms }) => forms),
      shape.forms,
    ),
    lengths: addLists(
      parts.map(({ lengths }) => lengths),
      shape.lengths.length,
    ),
  };
}

function addLists(lists: readonly (readonly number[])[], length: number): number[] {
  const sums = Array.from({ length }, () => 0);
  for (const list of lists) list.forEach((count, place) => (sums[place] = (sums[place] ?? 0) + count));
  return sums;
}

function addRecords<Name extends string>(
  records: readonly Readonly<Record<Name, number>>[],
  shape: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const names = Object.keys(shape) as Name[];
  const sums = names.map((name) => [name, records.reduce((sum, record) => sum + record[name], 0)]);
  return Object.fromEntries(sums) as Record<Name, number>;
}
