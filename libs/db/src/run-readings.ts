import {
  firstAnswer,
  liveStatuses,
  reasoningEfforts,
  rubricDocument,
  runMode,
  runStatus,
  type Run,
} from '@word-list/domain';
import type { RunStatements, StatementsOn } from '@word-list/domain';
import { and, asc, desc, eq, gt, inArray, isNotNull, lt, sql, type SQL } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { runColumns, runOf } from './run-rows.ts';
import { countsOf, usageOf } from './run-sums.ts';
import { rubrics, runs, wordFailures } from './schema/index.ts';
import { isUntidied } from './schema/runs.ts';
import { isoTime, rowsOf, wholeNumber } from './sql-parts.ts';

const factsRow = z.object({
  id: z.string(),
  mode: runMode,
  rubricId: z.string(),
  model: z.string(),
  effort: z.enum(reasoningEfforts).nullable(),
  isTrial: z.boolean(),
  status: runStatus,
  startedAt: isoTime,
  budgetMicroUsd: wholeNumber.nullable(),
});

const locks = { none: sql``, share: sql`FOR SHARE`, update: sql`FOR UPDATE` } as const;
const isLiveNow = inArray(runs.status, [...liveStatuses]);

type Readings = Pick<
  RunStatements,
  | 'runFacts'
  | 'run'
  | 'runOfKey'
  | 'liveRunOf'
  | 'rubric'
  | 'runs'
  | 'liveRuns'
  | 'untidiedRuns'
  | 'firstAnswerOf'
  | 'runCounts'
  | 'runUsage'
  | 'failures'
>;

/** The statements that read or hold runs. */
export const runReadings: StatementsOn<Queries, Readings> = {
  runFacts: async (queries, id, lock) => {
    const [facts] = await rowsOf(
      queries,
      factsRow,
      sql`SELECT id, mode, rubric_id AS "rubricId", model, effort, is_trial AS "isTrial", status,
          started_at AS "startedAt",
          budget_micro_usd AS "budgetMicroUsd"
        FROM runs WHERE id = ${id} ${locks[lock]}`,
    );
    return facts;
  },

  run: async (queries, id) => (await findRuns(queries, eq(runs.id, id), 1))[0],

  runOfKey: async (queries, sourceId, key) => {
    const [row] = await queries
      .select({ ...runColumns, requestHash: runs.requestHash })
      .from(runs)
      .where(and(eq(runs.sourceId, sourceId), eq(runs.idempotencyKey, key)));
    if (row === undefined) return undefined;
    const { requestHash, ...fields } = row;
    return { run: runOf(fields), requestHash };
  },

  liveRunOf: async (queries, sourceId) =>
    (
      await queries
        .select({ id: runs.id })
        .from(runs)
        .where(and(eq(runs.sourceId, sourceId), isLiveNow))
    )[0]?.id,

  rubric: async (queries, id) => {
    const [row] = await queries.select().from(rubrics).where(eq(rubrics.id, id));
    return row && { id: row.id, document: rubricDocument.parse(row.document) };
  },

  runs: (queries, { sourceId, status, limit, before }) => {
    const conditions = [
      sourceId === undefined ? undefined : eq(runs.sourceId, sourceId),
      status === undefined ? undefined : eq(runs.status, status),
      before === undefined ? undefined : lt(runs.id, before),
    ];
    return findRuns(queries, and(...conditions), limit);
  },

  liveRuns: async (queries) =>
    idsOf(
      await queries.select({ id: runs.id }).from(runs).where(isLiveNow).orderBy(asc(runs.id)).limit(10_000),
    ),

  untidiedRuns: async (queries) =>
    idsOf(
      await queries
        .select({ id: runs.id })
        .from(runs)
        .where(isUntidied)
        .orderBy(asc(runs.endedAt), asc(runs.id))
        .limit(100),
    ),

  firstAnswerOf: async (queries, model, rubricId) => {
    const [row] = await queries
      .select({ answer: runs.firstAnswer })
      .from(runs)
      .where(and(eq(runs.model, model), eq(runs.rubricId, rubricId), isNotNull(runs.firstAnswer)))
      .orderBy(desc(runs.id))
      .limit(1);
    return row && firstAnswer.parse(row.answer);
  },

  runCounts: countsOf,
  runUsage: usageOf,

  failures: (queries, id, { limit, after }) =>
    queries
      .select({ text: wordFailures.text, reason: wordFailures.reason, attempts: wordFailures.attempts })
      .from(wordFailures)
      .where(and(eq(wordFailures.runId, id), after === undefined ? undefined : gt(wordFailures.text, after)))
      .orderBy(asc(wordFailures.text))
      .limit(limit),
};

async function findRuns(queries: Queries, condition: SQL | undefined, limit: number): Promise<Run[]> {
  const query = queries.select(runColumns).from(runs).where(condition);
  return (await query.orderBy(desc(runs.id)).limit(limit)).map(runOf);
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
