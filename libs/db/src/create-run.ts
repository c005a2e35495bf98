import { Conflict, type CreatedRun, type NewRun, type Rubric } from '@word-list/domain';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { liveStatuses } from '@word-list/domain';
import type { Queries } from './client/open-database.ts';
import { runColumns, runOf } from './run-rows.ts';
import { rubrics, runs } from './schema/index.ts';
import { serverNow } from './sql-parts.ts';

const columns = { ...runColumns, requestHash: runs.requestHash };

const findOne = async (queries: Queries, condition: ReturnType<typeof and>) => {
  const [row] = await queries.select(columns).from(runs).where(condition).limit(1);
  if (row === undefined) return undefined;
  const { requestHash, ...fields } = row;
  return { run: runOf(fields), requestHash };
};

const repeated = async (queries: Queries, given: NewRun): Promise<CreatedRun | undefined> => {
  if (given.idempotencyKey === null) return undefined;
  const sameKey = and(eq(runs.sourceId, given.sourceId), eq(runs.idempotencyKey, given.idempotencyKey));
  const earlier = await findOne(queries, sameKey);
  if (earlier === undefined) return undefined;
  if (earlier.requestHash !== given.requestHash) {
    throw new Conflict('idempotency-key-reused', 'the idempotency key was used for another request', {
      runId: earlier.run.id,
    });
  }
  return { run: earlier.run, outcome: 'repeated' };
};

const refuseSecond = async (queries: Queries, given: NewRun): Promise<void> => {
  const live = await findOne(
    queries,
    and(eq(runs.sourceId, given.sourceId), inArray(runs.status, [...liveStatuses])),
  );
  if (live === undefined) return;
  throw new Conflict('run-in-progress', 'the source has a run that has not ended', { runId: live.run.id });
};

/**
 * The transaction behind `create`. Undefined when another creator was faster in the middle of it: then a new look
 * tells what that means. A run with this very id is this call's own, of a try whose answer was lost.
 */
export const tryCreateRun = async (
  queries: Queries,
  given: NewRun,
  rubric: Rubric,
): Promise<CreatedRun | undefined> => {
  const own = await findOne(queries, eq(runs.id, given.id));
  if (own !== undefined) return { run: own.run, outcome: 'created' };
  const earlier = await repeated(queries, given);
  if (earlier !== undefined) return earlier;
  await refuseSecond(queries, given);
  await queries.insert(rubrics).values({ id: rubric.id, document: rubric.document }).onConflictDoNothing();
  const row = { ...given, rubricId: rubric.id, status: 'queued', startedAt: sql`${serverNow}` };
  const [created] = await queries.insert(runs).values(row).onConflictDoNothing().returning(runColumns);
  return created === undefined ? undefined : { run: runOf(created), outcome: 'created' };
};
