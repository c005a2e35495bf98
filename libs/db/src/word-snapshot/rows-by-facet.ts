import { wordFacets, withoutFacet, type WordFacet, type WordFilter } from '@word-list/domain';
import { intersectWith, type RowBits } from './row-bits.ts';
import { selectRows } from './select-rows.ts';
import type { WordSnapshot } from './word-snapshot.ts';

/** The rows that a filter leaves, and for each facet that it has conditions on, those that the others leave. */
export interface RowsByFacet {
  readonly all: RowBits;
  readonly without: ReadonlyMap<WordFacet, RowBits>;
}

/** Finds what each condition leaves, and combines it. */
export function rowsByFacet(snapshot: WordSnapshot, filter: WordFilter): RowsByFacet {
  const bare = wordFacets.reduce(withoutFacet, filter);
  const base = selectRows(snapshot, bare);
  const own = conditionsOf(filter).map((facet) => ({
    facet,
    rows: selectRows(snapshot, onlyFacet(filter, facet)),
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

/** Lists are no facet: they show by their names in JSON, which may come to stand for other words. */
function onlyFacet(filter: WordFilter, facet: WordFacet): WordFilter {
  const { text: _, letters: __, not: ___, inLists: ____, notInLists: _____, ...facets } = filter;
  const others = wordFacets.filter(
    (other) => other !== facet && !(facet === 'types' && other === 'mainTypes'),
  );
  return others.reduce(withoutFacet, facets);
}
