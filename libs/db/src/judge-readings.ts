import {
  attributes,
  compareJudges,
  isShown,
  wordType,
  type AttributeName,
  type CountedJudge,
  type Judge,
  type Opinion,
  type RatedTwice,
  type WordEvidence,
} from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Database, Queries } from './client/open-database.ts';
import { isoTime, rowsOf, textArray, wholeNumber } from './sql-parts.ts';
import { readJudges } from './view-rows.ts';

const countRow = z.object({ judge: z.string(), words: wholeNumber });

/** The judges that readers may know of. */
export const readPublicJudges = async (queries: Queries): Promise<Judge[]> =>
  (await readJudges(queries)).filter(({ isPublic }) => isPublic);

/** The same, each with the number of words that it has standing opinions of. */
export const countJudges = async (queries: Queries): Promise<CountedJudge[]> => {
  const judges = await readPublicJudges(queries);
  const select = sql`SELECT judge, count(*) AS words FROM opinions WHERE NOT gone GROUP BY judge`;
  const counts = new Map((await rowsOf(queries, countRow, select)).map(({ judge, words }) => [judge, words]));
  return judges.map((judge) => ({ ...judge, words: isShown(judge) ? (counts.get(judge.id) ?? 0) : 0 }));
};

const names = attributes.map(({ name }) => name);

const opinionRow = z.object({
  text: z.string(),
  judge: z.string(),
  ...(Object.fromEntries(names.map((name) => [name, wholeNumber.nullable()])) as Record<
    AttributeName,
    z.ZodNullable<typeof wholeNumber>
  >),
  types: z.array(wordType).nullable(),
  evidence: z.string().nullable(),
  runId: z.string().nullable(),
  runStartedAt: isoTime.nullable(),
  scoredAt: isoTime,
});

/** The standing opinions of a word that readers may see, in the order in which their judges are believed. */
export const readOpinions = async (queries: Queries, text: string): Promise<Opinion[]> => {
  const columns = sql.raw(names.map((name) => `"${name}"`).join(', '));
  const rows = await rowsOf(
    queries,
    opinionRow,
    sql`SELECT text, judge, ${columns}, types, evidence, run_id AS "runId", run_started_at AS "runStartedAt",
        scored_at AS "scoredAt" FROM opinions WHERE text = ${text} AND NOT gone`,
  );
  const judges = new Map((await readJudges(queries)).filter(isShown).map((judge) => [judge.id, judge]));
  return rows
    .flatMap((row) => {
      const judge = judges.get(row.judge);
      return judge === undefined ? [] : [{ row, judge }];
    })
    .toSorted((a, b) => compareJudges(a.judge, b.judge))
    .map(({ row }) => opinionOf(row));
};

const evidenceRow = z.object({ text: z.string(), judge: z.string(), evidence: z.string() });

/** What the standing opinions of these words rest on. */
export const readEvidence = async (queries: Queries, texts: readonly string[]): Promise<WordEvidence[]> =>
  texts.length === 0
    ? []
    : rowsOf(
        queries,
        evidenceRow,
        sql`SELECT text, judge, evidence FROM opinions
          WHERE text = ANY(${textArray(texts)}) AND evidence IS NOT NULL AND NOT gone`,
      );

const pairRow = z.object({ text: z.string(), first: z.string(), second: z.string() });
const pairsPerRead = 20_000;

/** The words that two judges have opinions of: some thousands at a time, each judge's scores as one text. */
export const readRatedTwice = async (db: Database, first: string, second: string): Promise<RatedTwice[]> => {
  const pairs: RatedTwice[] = [];
  for (let last = ''; ;) {
    const select = sql`SELECT a.text, ${packedScores('a')} AS first, ${packedScores('b')} AS second
      FROM opinions a JOIN opinions b ON b.text = a.text AND b.judge = ${second} AND NOT b.gone
      WHERE a.judge = ${first} AND NOT a.gone AND a.text > ${last} ORDER BY a.text LIMIT ${pairsPerRead}`;
    const rows = await db.read((queries) => rowsOf(queries, pairRow, select));
    for (const row of rows)
      pairs.push({ text: row.text, first: unpackScores(row.first), second: unpackScores(row.second) });
    if (rows.length < pairsPerRead) return pairs;
    last = rows.at(-1)?.text ?? '';
  }
};

function packedScores(alias: string) {
  return sql.raw(names.map((name) => `coalesce(${alias}."${name}"::text, '')`).join(` || ',' || `));
}

function unpackScores(packed: string): Opinion['scores'] {
  const numbers = packed.split(',');
  return Object.fromEntries(
    names.map((name, at) => [name, numbers[at] === '' ? null : Number(numbers[at])]),
  ) as Opinion['scores'];
}

function opinionOf({
  text,
  judge,
  types,
  evidence,
  runId,
  runStartedAt,
  scoredAt,
  ...scores
}: z.infer<typeof opinionRow>): Opinion {
  return { text, judge, scores, types, evidence, runId, runStartedAt, scoredAt, gone: false };
}
