import {
  attributes,
  compareJudges,
  judgedFields,
  judgesIn,
  judgeKinds,
  otherJudges,
  reasoningEfforts,
  servedView,
  tellsOrigin,
  wordType,
  type AttributeName,
  type Judge,
  type ScoredWord,
  type WordView,
} from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { isoTime, rowsOf, wholeNumber } from './sql-parts.ts';

/** A row of `judgeColumns`. */
export const judgeRow = z.object({
  id: z.string(),
  kind: z.enum(judgeKinds),
  model: z.string().nullable(),
  rubricId: z.string().nullable(),
  effort: z.enum(reasoningEfforts).nullable(),
  rank: wholeNumber.nullable(),
  isPublic: z.boolean(),
  isTrial: z.boolean(),
  retiredAt: isoTime.nullable(),
  purges: wholeNumber,
  source: z.string().nullable(),
  licence: z.string().nullable(),
  sha256: z.string().nullable(),
});

/** The columns of judges. */
export const judgeColumns = (alias: string): SQL =>
  sql.raw(
    [
      ...['id', 'kind', 'model', 'rubric_id AS "rubricId"', 'effort', 'rank', 'is_public AS "isPublic"'],
      ...['is_trial AS "isTrial"', 'retired_at AS "retiredAt"', 'purges', 'source', 'licence', 'sha256'],
    ]
      .map((of) => `${alias}.${of}`)
      .join(', '),
  );

/** All judges, in the order in which they are believed. */
export const readJudges = async (queries: Queries): Promise<Judge[]> => {
  const select = sql`SELECT ${judgeColumns('j')} FROM judges j`;
  return (await rowsOf(queries, judgeRow, select)).toSorted(compareJudges);
};

/** The view that readers see who ask for nobody, as it is now. */
export const readServedView = async (queries: Queries): Promise<WordView> =>
  servedView(await readJudges(queries));

/**
 * The words of a view as a table `words`: one row a word, scores in hundredths, and in `judges` whose each value is. With
 * one judge these are its opinions; with more, every word that one of them has an opinion of, joined with theirs.
 */
export function wordsOf(view: WordView): SQL {
  const { judges } = view;
  const joined = judgesIn(view);
  const [only, ...more] = joined;
  if (judges.length === 0 || only === undefined)
    return sql`(SELECT ${columnsOfOne()} FROM opinions o WHERE false) AS words`;
  const standing = (alias: SQL, { id }: Judge): SQL => sql`${alias}.judge = ${id} AND NOT ${alias}.gone`;
  if (more.length === 0) {
    return sql`(SELECT ${columnsOfOne()} FROM opinions o WHERE ${standing(sql`o`, only)}) AS words`;
  }
  const ids = sql.join(
    judges.map(({ id }) => sql`${id}`),
    sql`, `,
  );
  const joins = joined.map((judge, at) => {
    const alias = aliasOf(at);
    return sql`LEFT JOIN opinions ${alias} ON ${alias}.text = t.text AND ${standing(alias, judge)}`;
  });
  return sql`(SELECT ${columnsOfSeveral(view)}
    FROM (SELECT DISTINCT text FROM opinions WHERE judge IN (${ids}) AND NOT gone) AS t
      ${sql.join(joins, sql` `)}) AS words`;
}

const scoreNames = attributes.map(({ name }) => name);

/** What `wordOf` reads. */
export const wordColumns = sql.raw(
  `text, ${scoreNames.map((name) => `"${name}"`).join(', ')}, types, judge, run_id AS "runId",
    run_started_at AS "runStartedAt", scored_at AS "scoredAt", judges`,
);

/** The columns of scores, in hundredths. */
export const scoreShape = Object.fromEntries(
  scoreNames.map((name) => [name, wholeNumber.nullable()]),
) as Record<AttributeName, z.ZodNullable<typeof wholeNumber>>;

/** A row of `wordColumns`. */
export const wordRow = z.object({
  text: z.string(),
  ...scoreShape,
  types: z.array(wordType),
  judge: z.string(),
  runId: z.string().nullable(),
  runStartedAt: isoTime.nullable(),
  scoredAt: isoTime,
  judges: z.string(),
});

/** A word from its row in the view. */
export const wordOf = (view: WordView, { judge, judges, ...row }: z.infer<typeof wordRow>): ScoredWord => ({
  text: row.text,
  scores: Object.fromEntries(
    scoreNames.map((name) => [name, row[name] === null ? null : row[name] / 100]),
  ) as ScoredWord['scores'],
  types: row.types,
  ...originIn(view, judge, judges),
  runId: row.runId,
  runStartedAt: row.runStartedAt,
  scoredAt: row.scoredAt,
});

/** What a row of a view says about its judges: `judges` are places in the view, with commas between them. */
export function originIn(
  view: WordView,
  id: string,
  judges: string,
): Pick<ScoredWord, 'judge' | 'otherJudges' | 'rubricId' | 'model'> {
  const judge = view.judges.find((one) => one.id === id);
  const named =
    judges === '' ? [] : judges.split(',').map((place) => judgesIn(view)[Number(place || -1)]?.id ?? null);
  return {
    judge: id,
    otherJudges: otherJudges(id, named),
    rubricId: judge?.rubricId ?? null,
    model: judge?.model ?? null,
  };
}

function columnsOfOne(): SQL {
  const scores = sql.raw(scoreNames.map((name) => `o."${name}"`).join(', '));
  return sql`o.text, ${scores}, coalesce(o.types, '{}') AS types, o.length, o.hash32, o.judge, o.run_id,
    o.run_started_at, o.scored_at, ''::text AS judges`;
}

function aliasOf(at: number): SQL {
  return sql.raw(`o${at}`);
}

function columnsOfSeveral(view: WordView): SQL {
  const joined = judgesIn(view).map(({ id }) => id);
  const all = view.judges.map((_, at) => at);
  const placesOf = (field: string): number[] => {
    const alone = view.scales?.[field as AttributeName];
    return alone === undefined ? all : [joined.indexOf(alone.id)];
  };
  const firstOf = (places: readonly number[], column: string): string =>
    `coalesce(${places.map((at) => `o${at}.${column}`).join(', ')})`;
  const whose = (field: string): string =>
    `CASE ${placesOf(field)
      .map((at) => `WHEN o${at}."${field}" IS NOT NULL THEN '${at}'`)
      .join(' ')} ELSE '' END`;
  const tellers = tellsOrigin(view).map((judge) => `o${joined.indexOf(judge.id)}`);
  const told = (column: string): string =>
    `CASE ${tellers.map((alias) => `WHEN ${alias}.text IS NOT NULL THEN ${alias}.${column}`).join(' ')} END`;
  return sql.raw(
    [
      't.text',
      ...scoreNames.map((name) => `${firstOf(placesOf(name), `"${name}"`)} AS "${name}"`),
      `coalesce(${firstOf(all, 'types')}, '{}') AS types`,
      ...['length', 'hash32'].map((column) => `${firstOf(all, column)} AS ${column}`),
      ...['judge', 'run_id', 'run_started_at', 'scored_at'].map((column) => `${told(column)} AS ${column}`),
      `${judgedFields.map((field) => whose(field)).join(` || ',' || `)} AS judges`,
    ].join(', '),
  );
}
