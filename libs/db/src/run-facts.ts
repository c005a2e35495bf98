import { isLive, NotFound, runMode, runStatus, type Run } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { isoTime, rowsOf, wholeNumber } from './sql-parts.ts';

/** What decides about the words of a run. */
export type RunFacts = Pick<Run, 'id' | 'mode' | 'rubricId' | 'model' | 'status' | 'startedAt'> & {
  readonly budgetMicroUsd: number | null;
};

const factsRow = z.object({
  id: z.string(),
  mode: runMode,
  rubricId: z.string(),
  model: z.string(),
  status: runStatus,
  startedAt: isoTime,
  budgetMicroUsd: wholeNumber.nullable(),
});

const locks = { none: sql``, share: sql`FOR SHARE`, update: sql`FOR UPDATE` } as const;

/**
 * `share`: the run's status stays as it is until the transaction ends, so that a cancel comes either before or after
 * it. `update`: also nobody else looks at it in this way. Throws NotFound.
 */
export const runFacts = async (queries: Queries, id: string, lock: keyof typeof locks): Promise<RunFacts> => {
  const [facts] = await rowsOf(
    queries,
    factsRow,
    sql`SELECT id, mode, rubric_id AS "rubricId", model, status, started_at AS "startedAt",
        budget_micro_usd AS "budgetMicroUsd"
      FROM runs WHERE id = ${id} ${locks[lock]}`,
  );
  if (facts === undefined) throw new NotFound('run', id);
  return facts;
};

/** Live and not being cancelled: only then may anything new be asked. */
export const mayAsk = (run: Pick<Run, 'status'>): boolean => isLive(run) && run.status !== 'cancelling';
