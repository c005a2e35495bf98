import {
  attributes,
  barsOf,
  placesOf,
  withoutFacet,
  wordFacets,
  wordTypes,
  type AttributeName,
  type FacetCounts,
  type WordCounts,
  type WordFacet,
  type WordFilter,
} from '@word-list/domain';
import { placeLimit, quartersOf } from './facet-table.ts';
import { rowNumbers, type RowBits } from './row-bits.ts';
import { rowsByFacet } from './rows-by-facet.ts';
import type { Codes } from './word-columns.ts';
import type { TypeList, WordSnapshot } from './word-snapshot.ts';

/** Counts the words of a snapshot by every facet: over all rows, and where a facet has a condition, over more of them. */
export function countFacets(
  snapshot: WordSnapshot,
  { filter, across }: { filter: WordFilter; across?: AttributeName },
): WordCounts {
  const { steps } = snapshot.facets();
  const { total, countPart: count } = partCounter(snapshot, filter, undefined);
  const counts = count(0);
  if (across === undefined) return { total, steps, counts };
  const { countPart } = partCounter(snapshot, withoutFacet(filter, across), across);
  const parts = Array.from({ length: placesOf(across, steps[across]) }, (_, bar) =>
    countPart(placeOfBar(across, steps[across], bar)),
  );
  return { total, steps, counts, parts };
}

/** How often each part has each place of a facet, or each list of types: by part, then by place or list. */
type Tally = Uint32Array;

type Across = AttributeName | undefined;

/** Makes the function that tells the counts of a part: of a place of the scale, or of everything as part 0. */
function partCounter(
  snapshot: WordSnapshot,
  filter: WordFilter,
  across: Across,
): { readonly total: number; readonly countPart: (part: number) => FacetCounts } {
  const { all, without } = rowsByFacet(snapshot, filter);
  const shared = partRows(snapshot, all, across);
  const tallies = new Map(
    wordFacets
      .filter((facet) => facet !== 'mainTypes')
      .map((facet) => {
        const own = without.get(facet);
        return [facet, tallyFacet(snapshot, own ? partRows(snapshot, own, across) : shared, facet)];
      }),
  );
  const countPart = (part: number): FacetCounts => {
    const entries = wordFacets.map((facet) => {
      const tally = tallies.get(facet === 'mainTypes' ? 'types' : facet) ?? new Uint32Array();
      return [facet, readCounts(snapshot, tally, { facet, part })];
    });
    return Object.fromEntries(entries) as FacetCounts;
  };
  return { total: shared.rows.length, countPart };
}

/** Rows, and the part of each; undefined where there is one part. */
interface PartRows {
  readonly rows: Uint32Array;
  readonly parts: Uint8Array | undefined;
}

function partRows(snapshot: WordSnapshot, bits: RowBits, across: Across): PartRows {
  const rows = rowNumbers(bits);
  if (across === undefined) return { rows, parts: undefined };
  const column = columnOf(snapshot, across);
  const parts = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) parts[at] = column[rows[at] as number] as number;
  return { rows, parts };
}

function tallyFacet(snapshot: WordSnapshot, of: PartRows, facet: Exclude<WordFacet, 'mainTypes'>): Tally {
  return facet === 'types'
    ? tally(snapshot.columns.types, snapshot.shared.typeLists.size(), of)
    : tally(columnOf(snapshot, facet), placeLimit, of);
}

// The loops over rows count: they run over every word.
function tally(column: Uint8Array | Codes, values: number, { rows, parts }: PartRows): Tally {
  return parts === undefined ? tallyAll(column, values, rows) : tallyParts(column, values, { rows, parts });
}

/** By turns into two tallies: most rows have the same value, and each count would wait for the one before. */
function tallyAll(column: Uint8Array | Codes, values: number, rows: Uint32Array): Tally {
  const counts = new Uint32Array(values);
  const others = new Uint32Array(values);
  const even = rows.length & ~1;
  for (let at = 0; at < even; at += 2) {
    const one = column[rows[at] as number] as number;
    const other = column[rows[at + 1] as number] as number;
    counts[one] = (counts[one] as number) + 1;
    others[other] = (others[other] as number) + 1;
  }
  for (let value = 0; value < values; value += 1)
    counts[value] = (counts[value] as number) + (others[value] as number);
  if (even < rows.length) addOne(counts, column[rows[even] as number] as number);
  return counts;
}

function tallyParts(
  column: Uint8Array | Codes,
  values: number,
  { rows, parts }: { readonly rows: Uint32Array; readonly parts: Uint8Array },
): Tally {
  const counts = new Uint32Array(values * placeLimit);
  for (let at = 0; at < rows.length; at += 1) {
    addOne(counts, (parts[at] as number) * values + (column[rows[at] as number] as number));
  }
  return counts;
}

function addOne(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1;
}

function columnOf({ facets }: WordSnapshot, facet: Exclude<WordFacet, 'types' | 'mainTypes'>): Uint8Array {
  return facets().places[indexOf(facet)] ?? new Uint8Array();
}

function indexOf(facet: WordFacet): number {
  if (facet === 'length') return attributes.length;
  if (facet === 'forms') return attributes.length + 1;
  return attributes.findIndex(({ name }) => name === facet);
}

function readCounts(
  { facets, shared }: WordSnapshot,
  counts: Tally,
  { facet, part }: { readonly facet: WordFacet; readonly part: number },
): number[] {
  if (facet === 'types' || facet === 'mainTypes') {
    const lists = Array.from({ length: shared.typeLists.size() }, (_, id) => shared.typeLists.valueOf(id));
    return countTypes(lists, counts.subarray(part * lists.length), facet);
  }
  const begin = part * placeLimit;
  if (facet === 'length' || facet === 'forms') {
    return Array.from(counts.subarray(begin, begin + placesOf(facet, 100)));
  }
  const step = facets().steps[facet];
  return Array.from(
    { length: placesOf(facet, step) },
    (_, bar) => counts[begin + placeOfBar(facet, step, bar)] ?? 0,
  );
}

function countTypes(lists: readonly TypeList[], counts: Uint32Array, facet: 'types' | 'mainTypes'): number[] {
  return wordTypes.map((_, place) =>
    lists.reduce((sum, { bits, main }, id) => {
      const has = (facet === 'types' ? bits : main) & (1 << place);
      return has === 0 ? sum : sum + (counts[id] ?? 0);
    }, 0),
  );
}

/** The place of a bar in the table, which has quarters whatever the step. */
function placeOfBar(name: AttributeName, step: 25 | 100, bar: number): number {
  if (bar < barsOf(name, step)) return (bar * step) / 25;
  return quartersOf(attributes.find((attribute) => attribute.name === name) ?? { min: 0, max: 0 });
}
