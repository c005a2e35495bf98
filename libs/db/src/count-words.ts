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
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database } from './client/open-database.ts';
import { rowsOf, wholeNumber } from './sql-parts.ts';
import { hundredthsOf, matching } from './word-conditions.ts';

type Steps = WordCounts['steps'];

/** Counts words by every facet: one statement a facet, each asked again by itself where it has to be. */
export async function countWords(
  db: Database,
  { filter, across }: { filter: WordFilter; across?: AttributeName },
): Promise<WordCounts> {
  const steps = await readSteps(db);
  const [counts = emptyCounts(steps)] = await countFacets(db, { filter, steps, part: sql`0`, parts: 1 });
  if (across === undefined) return { steps, counts };
  const parts = await countFacets(db, {
    filter: withoutFacet(filter, across),
    steps,
    part: barExpression(across, steps),
    parts: placesOf(across, steps[across]),
  });
  return { steps, counts, parts };
}

async function readSteps(db: Database): Promise<Steps> {
  const columns = attributes.map(
    ({ name }) => sql`coalesce(bool_or(${hundredthsOf(name)} % 100 <> 0), false) AS ${sql.identifier(name)}`,
  );
  const [row = {}] = await db.read((queries) =>
    rowsOf(queries, z.record(z.string(), z.boolean()), sql`SELECT ${sql.join(columns, sql`, `)} FROM words`),
  );
  return Object.fromEntries(attributes.map(({ name }) => [name, row[name] === true ? 25 : 100])) as Steps;
}

interface Counting {
  readonly filter: WordFilter;
  readonly steps: Steps;
  /** The number of the part that a row is in, counted from 0. */
  readonly part: SQL;
  readonly parts: number;
}

const countedPlace = z.object({ part: wholeNumber, place: wholeNumber, count: wholeNumber });

async function countFacets(db: Database, { filter, steps, part, parts }: Counting): Promise<FacetCounts[]> {
  const counts = Array.from({ length: parts }, () => emptyCounts(steps));
  for (const facet of wordFacets) {
    const { from, place } = placesFor(facet, steps);
    const statement = sql`SELECT ${part} AS part, ${place} AS place, count(*) AS count FROM ${from}
      WHERE ${matching(withoutFacet(filter, facet))} AND ${place} IS NOT NULL GROUP BY 1, 2`;
    for (const row of await db.read((queries) => rowsOf(queries, countedPlace, statement))) {
      const facetCounts = counts[row.part]?.[facet];
      if (facetCounts && row.place >= 0 && row.place < facetCounts.length) facetCounts[row.place] = row.count;
    }
  }
  return counts;
}

function emptyCounts(steps: Steps): Record<WordFacet, number[]> {
  return Object.fromEntries(
    wordFacets.map((facet) => {
      const step = facet in steps ? steps[facet as AttributeName] : 100;
      return [facet, Array.from({ length: placesOf(facet, step) }, () => 0)];
    }),
  ) as Record<WordFacet, number[]>;
}

/** Where to count, and the place of a row's value among those of the facet. */
function placesFor(facet: WordFacet, steps: Steps): { from: SQL; place: SQL } {
  switch (facet) {
    case 'types':
      return { from: sql`words, unnest(types) AS one(type)`, place: typePlace(sql`one.type`) };
    case 'mainTypes':
      return { from: sql`words`, place: typePlace(sql`types[1]`) };
    case 'length':
      return { from: sql`words`, place: sql`length` };
    default:
      return { from: sql`words`, place: barExpression(facet, steps) };
  }
}

/** Null for types that this release does not know. */
function typePlace(type: SQL): SQL {
  const cases = wordTypes.map(
    (name, place) => sql`WHEN ${sql.raw(`'${name}'`)} THEN ${sql.raw(String(place))}`,
  );
  return sql`CASE ${type} ${sql.join(cases, sql` `)} END`;
}

function barExpression(name: AttributeName, steps: Steps): SQL {
  const least = (attributes.find((attribute) => attribute.name === name)?.min ?? 0) * 100;
  const [offset, step, unknown] = [least, steps[name], barsOf(name, steps[name])].map((value) =>
    sql.raw(String(value)),
  );
  return sql`coalesce(floor((${hundredthsOf(name)} - (${offset}))::numeric / ${step})::int4, ${unknown})`;
}
