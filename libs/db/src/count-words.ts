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
  type WordView,
} from '@word-list/domain';
import { wordForms } from '@word-list/domain/word-sets';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Database, Queries } from './client/open-database.ts';
import { rowsOf, wholeNumber } from './sql-parts.ts';
import { namingForms, type SqlFilter } from './filter-forms.ts';
import type { FormReader } from './form-reader.ts';
import { wordsOf } from './view-rows.ts';
import { matching } from './word-conditions.ts';

type Steps = WordCounts['steps'];

interface CountsAsked {
  readonly filter: WordFilter;
  /** A scale for each bar of which all is counted as well. */
  readonly across?: AttributeName;
  readonly formOf: FormReader;
  readonly readView: (queries: Queries) => Promise<WordView>;
}

/** Counts words by every facet: one statement a facet, each asked again by itself where it has to be. */
export async function countWords(
  db: Database,
  { filter: asked, across, formOf, readView }: CountsAsked,
): Promise<WordCounts> {
  const words = wordsOf(await db.read(readView));
  const steps = await readSteps(db, words);
  const under = wordFacets.reduce(withoutFacet, asked);
  const filter = await db.read((queries) => namingForms(queries, { words, formOf, filter: asked, under }));
  const [counts = emptyCounts(steps)] = await countFacets(db, {
    words,
    filter,
    steps,
    part: sql`0`,
    parts: 1,
    formOf,
  });
  const total = await countAll(db, words, filter);
  if (across === undefined) return { total, steps, counts };
  const parts = await countFacets(db, {
    words,
    filter: without(filter, across),
    steps,
    part: barExpression(across, steps),
    parts: placesOf(across, steps[across]),
    formOf,
  });
  return { total, steps, counts, parts };
}

const countRow = z.object({ count: wholeNumber });

async function countAll(db: Database, words: SQL, filter: SqlFilter): Promise<number> {
  const statement = sql`SELECT count(*) AS count FROM ${words} WHERE ${matching(filter)}`;
  const [row] = await db.read((queries) => rowsOf(queries, countRow, statement));
  return row?.count ?? 0;
}

async function readSteps(db: Database, words: SQL): Promise<Steps> {
  const columns = attributes.map(
    ({ name }) =>
      sql`coalesce(bool_or(${sql.identifier(name)} % 100 <> 0), false) AS ${sql.identifier(name)}`,
  );
  const [row = {}] = await db.read((queries) =>
    rowsOf(
      queries,
      z.record(z.string(), z.boolean()),
      sql`SELECT ${sql.join(columns, sql`, `)} FROM ${words}`,
    ),
  );
  return Object.fromEntries(attributes.map(({ name }) => [name, row[name] === true ? 25 : 100])) as Steps;
}

interface Counting {
  readonly words: SQL;
  readonly filter: SqlFilter;
  readonly steps: Steps;
  /** The number of the part that a row is in, counted from 0. */
  readonly part: SQL;
  readonly parts: number;
  readonly formOf: FormReader;
}

const countedPlace = z.object({ part: wholeNumber, place: wholeNumber, count: wholeNumber });

async function countFacets(db: Database, counting: Counting): Promise<FacetCounts[]> {
  const { words, filter, steps, part, parts } = counting;
  const counts = Array.from({ length: parts }, () => emptyCounts(steps));
  await countForms(db, counting, counts);
  for (const facet of wordFacets) {
    if (facet === 'forms') continue;
    const { from, place } = placesFor(facet, { words, steps });
    const statement = sql`SELECT ${part} AS part, ${place} AS place, count(*) AS count FROM ${from}
      WHERE ${matching(without(filter, facet))} AND ${place} IS NOT NULL GROUP BY 1, 2`;
    for (const row of await db.read((queries) => rowsOf(queries, countedPlace, statement))) {
      const facetCounts = counts[row.part]?.[facet];
      if (facetCounts && row.place >= 0 && row.place < facetCounts.length) facetCounts[row.place] = row.count;
    }
  }
  return counts;
}

/** The filter without what it says about a facet. */
function without({ among, ...filter }: SqlFilter, facet: WordFacet): SqlFilter {
  const { forms: _, ...rest } = withoutFacet(filter, facet);
  return facet === 'forms' || among === undefined ? rest : { ...rest, among };
}

const formRow = z.object({ part: wholeNumber, text: z.string() });

/** Word by word: the database does not know forms. */
async function countForms(
  db: Database,
  { words, filter, part, formOf }: Counting,
  counts: readonly Record<WordFacet, number[]>[],
): Promise<void> {
  const statement = sql`SELECT ${part} AS part, text FROM ${words} WHERE ${matching(without(filter, 'forms'))}`;
  for (const row of await db.read((queries) => rowsOf(queries, formRow, statement))) {
    const own = counts[row.part]?.forms;
    const place = wordForms.indexOf(formOf(row.text));
    if (own) own[place] = (own[place] ?? 0) + 1;
  }
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
function placesFor(
  facet: Exclude<WordFacet, 'forms'>,
  { words, steps }: Pick<Counting, 'words' | 'steps'>,
): { from: SQL; place: SQL } {
  switch (facet) {
    case 'types':
      return { from: sql`${words}, unnest(types) AS one(type)`, place: typePlace(sql`one.type`) };
    case 'mainTypes':
      return { from: words, place: typePlace(sql`types[1]`) };
    case 'length':
      return { from: words, place: sql`length` };
    default:
      return { from: words, place: barExpression(facet, steps) };
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
  return sql`coalesce(floor((${sql.identifier(name)} - (${offset}))::numeric / ${step})::int4, ${unknown})`;
}
