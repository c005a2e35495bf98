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
import { placeLimit, placesPerRow, quartersOf } from './facet-table.ts';
import { rowNumbers, type RowBits } from './row-bits.ts';
import { rowsByFacet } from './rows-by-facet.ts';
import type { TypeList, WordSnapshot } from './word-snapshot.ts';

/** Counts the words of a snapshot by every facet: one pass for the facets without a condition, one for each with one. */
export function countFacets(
  snapshot: WordSnapshot,
  { filter, across }: { filter: WordFilter; across?: AttributeName },
): WordCounts {
  const { steps } = snapshot.facets();
  const count = partCounter(snapshot, filter, undefined);
  const counts = count(0);
  if (across === undefined) return { steps, counts };
  const countPart = partCounter(snapshot, withoutFacet(filter, across), across);
  const parts = Array.from({ length: placesOf(across, steps[across]) }, (_, bar) =>
    countPart(placeOfBar(across, steps[across], bar)),
  );
  return { steps, counts, parts };
}

/** How often each part has each place, of every facet. */
interface Tally {
  /** By part, then facet of the table, then place. */
  readonly places: Uint32Array;
  /** By part, then number of the list of types. */
  readonly types: Uint32Array;
}

type Across = AttributeName | undefined;

/** Makes the function that tells the counts of a part: of a place of the scale, or of everything as part 0. */
function partCounter(
  snapshot: WordSnapshot,
  filter: WordFilter,
  across: Across,
): (part: number) => FacetCounts {
  const rows = rowsByFacet(snapshot, filter);
  const shared = tallyRows(snapshot, rows.all, { across });
  const tallies = new Map(
    [...rows.without].map(([facet, bits]) => [
      facet,
      tallyRows(snapshot, bits, { across, facet: facet === 'mainTypes' ? 'types' : facet }),
    ]),
  );
  return (part) => {
    const entries = wordFacets.map((facet) => {
      const tally = tallies.get(facet) ?? shared;
      return [facet, readCounts(snapshot, tally, { facet, part })];
    });
    return Object.fromEntries(entries) as FacetCounts;
  };
}

interface TallyOf {
  readonly across: Across;
  /** Counts this one alone; the others stay 0. */
  readonly facet?: WordFacet;
}

// The loops over rows count: they run over every word.
function tallyRows(snapshot: WordSnapshot, bits: RowBits, { across, facet }: TallyOf): Tally {
  const { facets, columns, shared } = snapshot;
  const { places } = facets();
  const rows = rowNumbers(bits);
  const parts = partsOf(places, rows, across);
  const count = across === undefined ? 1 : placeLimit;
  const tally = {
    places: new Uint32Array(count * placesPerRow * placeLimit),
    types: new Uint32Array(count * shared.typeLists.size()),
  };
  if (facet === undefined) {
    tallyPlaces(tally.places, { places, rows, parts });
    tallyTypes(tally.types, { types: columns.types, rows, parts, lists: shared.typeLists.size() });
  } else if (facet === 'types') {
    tallyTypes(tally.types, { types: columns.types, rows, parts, lists: shared.typeLists.size() });
  } else tallyPlace(tally.places, { places, rows, parts }, indexOf(facet));
  return tally;
}

interface Rows {
  readonly places: Uint8Array;
  readonly rows: Uint32Array;
  /** Of each of the rows. */
  readonly parts: Uint8Array;
}

function partsOf(places: Uint8Array, rows: Uint32Array, across: Across): Uint8Array {
  const parts = new Uint8Array(rows.length);
  if (across === undefined) return parts;
  const index = indexOf(across);
  for (let at = 0; at < rows.length; at += 1) parts[at] = places[(rows[at] ?? 0) * placesPerRow + index] ?? 0;
  return parts;
}

function tallyPlaces(counts: Uint32Array, { places, rows, parts }: Rows): void {
  for (let at = 0; at < rows.length; at += 1) {
    const begin = (rows[at] ?? 0) * placesPerRow;
    let into = (parts[at] ?? 0) * placesPerRow * placeLimit;
    for (let facet = 0; facet < placesPerRow; facet += 1, into += placeLimit) {
      addOne(counts, into + (places[begin + facet] ?? 0));
    }
  }
}

function tallyPlace(counts: Uint32Array, { places, rows, parts }: Rows, facet: number): void {
  for (let at = 0; at < rows.length; at += 1) {
    const into = ((parts[at] ?? 0) * placesPerRow + facet) * placeLimit;
    addOne(counts, into + (places[(rows[at] ?? 0) * placesPerRow + facet] ?? 0));
  }
}

function tallyTypes(
  counts: Uint32Array,
  {
    types,
    rows,
    parts,
    lists,
  }: Omit<Rows, 'places'> & { readonly types: Uint32Array; readonly lists: number },
): void {
  for (let at = 0; at < rows.length; at += 1) {
    addOne(counts, (parts[at] ?? 0) * lists + (types[rows[at] ?? 0] ?? 0));
  }
}

function indexOf(facet: WordFacet): number {
  if (facet === 'length') return attributes.length;
  if (facet === 'forms') return attributes.length + 1;
  return attributes.findIndex(({ name }) => name === facet);
}

function addOne(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

function readCounts(
  { facets, shared }: WordSnapshot,
  { places, types }: Tally,
  { facet, part }: { readonly facet: WordFacet; readonly part: number },
): number[] {
  if (facet === 'types' || facet === 'mainTypes') {
    const lists = Array.from({ length: shared.typeLists.size() }, (_, id) => shared.typeLists.valueOf(id));
    return countTypes(lists, types.subarray(part * lists.length), facet);
  }
  const begin = (part * placesPerRow + indexOf(facet)) * placeLimit;
  if (facet === 'length' || facet === 'forms') {
    return Array.from(places.subarray(begin, begin + placesOf(facet, 100)));
  }
  const step = facets().steps[facet];
  return Array.from(
    { length: placesOf(facet, step) },
    (_, bar) => places[begin + placeOfBar(facet, step, bar)] ?? 0,
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
