import { wordFacets, withoutFacet, type WordFacet, type WordFilter } from '@word-list/domain';
import { intersectWith, type RowBits } from './row-bits.ts';
import { selectRows } from './select-rows.ts';
import type { WordSnapshot } from './word-snapshot.ts';

/** The rows that a filter leaves, and for each facet that it has conditions on, those that the others leave. */
export interface RowsByFacet {
  readonly all: RowBits;
  readonly without: ReadonlyMap<WordFacet, RowBits>;
}

/** Reads each column once, and combines what it found. */
export function rowsByFacet(snapshot: WordSnapshot, filter: WordFilter): RowsByFacet {
  const bare = wordFacets.reduce(withoutFacet, filter);
  const base = selectRows(snapshot, bare);
  const own = conditionsOf(filter).map((facet) => ({
    facet,
    rows: findRows(snapshot, onlyFacet(filter, facet)),
  }));
  const allBut = (left?: WordFacet): RowBits => {
    const rows = base.slice();
    for (const { facet, rows: passing } of own) if (facet !== left) intersectWith(rows, passing);
    return rows;
  };
  const without = new Map(own.map(({ facet }) => [facet, allBut(facet)]));
  const types = without.get('types');
  if (types !== undefined) without.set('mainTypes', types);
  return { all: allBut(), without };
}

/** The facets that the filter has conditions on; those on types are one. */
function conditionsOf(filter: WordFilter): WordFacet[] {
  const given = JSON.stringify(filter);
  return wordFacets.filter(
    (facet) => facet !== 'mainTypes' && JSON.stringify(withoutFacet(filter, facet)) !== given,
  );
}

/** Conditions kept at most: 34 kB each of a quarter of a million words. */
const mostFound = 32;

function findRows(snapshot: WordSnapshot, filter: WordFilter): RowBits {
  const { found } = snapshot.facets();
  const name = JSON.stringify(filter);
  const rows = found.get(name) ?? selectRows(snapshot, filter);
  found.delete(name);
  found.set(name, rows);
  for (const oldest of found.keys()) {
    if (found.size <= mostFound) break;
    found.delete(oldest);
  }
  return rows;
}

/** Lists are no facet: they show by their names in JSON, which may come to stand for other words. */
function onlyFacet(filter: WordFilter, facet: WordFacet): WordFilter {
  const { text: _, letters: __, not: ___, inLists: ____, notInLists: _____, ...facets } = filter;
  const others = wordFacets.filter(
    (other) => other !== facet && !(facet === 'types' && other === 'mainTypes'),
  );
  return others.reduce(withoutFacet, facets);
}
