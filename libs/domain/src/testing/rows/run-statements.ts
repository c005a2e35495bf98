import type { RunFacts, RunStatements } from '../../ports/words-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import { isLive, type Run, type RunCounts, type RunUsage } from '../../runs/run.ts';
import { compareText } from '../../words/compare-text.ts';
import type { RowContext } from './row-context.ts';
import type { RowStatement } from './row-statement.ts';
import type { StoredPart, RunRow, WordsTables } from './words-tables.ts';

/** The statements about runs. */
export const runStatements: StatementsOn<RowContext, RunStatements> = {
  runFacts: async ({ tx, tables }, id, lock) => {
    const [row] = await tx.statement(`run for ${lock}`, (on) =>
      lock === 'none' ? on.select(tables.runs, { keys: [id] }) : on.lock(tables.runs, lock, { keys: [id] }),
    );
    return row && factsOf(row.run);
  },
  run: async (context, id) => (await select(context, ({ run }) => run.id === id, [id]))[0]?.run,
  runOfKey: async (context, sourceId, key) => {
    const [row] = await select(context, ({ run }) => run.sourceId === sourceId && run.idempotencyKey === key);
    return row && { run: row.run, requestHash: row.requestHash };
  },
  liveRunOf: async (context, sourceId) =>
    (await select(context, ({ run }) => run.sourceId === sourceId && isLive(run)))[0]?.run.id,
  rubric: ({ tx, tables }, id) =>
    tx.statement('rubric', (on) => on.select(tables.rubrics, { keys: [id] })[0]),
  runs: async (context, { sourceId, status, limit, before }) => {
    const rows = await select(
      context,
      ({ run }) =>
        (sourceId === undefined || run.sourceId === sourceId) &&
        (status === undefined || run.status === status) &&
        (before === undefined || compareText(run.id, before) < 0),
    );
    return rows
      .map(({ run }) => run)
      .reverse()
      .slice(0, limit);
  },
  liveRuns: async (context) => idsOf(await select(context, ({ run }) => isLive(run))),
  untidiedRuns: async (context) => {
    const rows = await select(context, ({ run, tidied }) => !tidied && !isLive(run));
    const order = ({ run }: RunRow): string => `${run.endedAt ?? ''} ${run.id}`;
    return idsOf(rows.sort((a, b) => compareText(order(a), order(b))).slice(0, 100));
  },
  firstAnswerOf: async (context, model, rubricId) => {
    const rows = await select(
      context,
      ({ run }) => run.model === model && run.rubricId === rubricId && run.firstAnswer !== null,
    );
    return rows.at(-1)?.run.firstAnswer ?? undefined;
  },
  runCounts: ({ tx, tables }, id) => tx.statement('counts', (on) => countsOf(on, tables, id)),
  runUsage: ({ tx, tables }, id) => tx.statement('usage', (on) => usageOf(on, tables, id)),
  failures: async ({ tx, tables }, id, { limit, after }) => {
    const where = ({ runId, text }: { runId: string; text: string }): boolean =>
      runId === id && (after === undefined || compareText(text, after) > 0);
    const rows = await tx.statement('failures', (on) => on.select(tables.failures, { where }));
    return rows.slice(0, limit).map(({ text, reason, attempts }) => ({ text, reason, attempts }));
  },

  insertRubric: async ({ tx, tables }, rubric) => {
    await tx.statement('insert rubric', (on) => on.insertNew(tables.rubrics, [rubric]));
  },
  insertRun: async ({ tx, tables, now }, { requestHash, ...given }, rubricId) => {
    const run: Run = {
      ...given,
      rubricId,
      status: 'queued',
      reason: null,
      blocked: null,
      manifest: null,
      firstAnswer: null,
      startedAt: now().toISOString(),
      endedAt: null,
    };
    const row = { run, requestHash, tidied: false };
    return (await tx.statement('insert run', (on) => on.insertNew(tables.runs, [row])))[0]?.run;
  },
  startChunking: async (context, id) => {
    await change(context, id, (run) => (run.status === 'queued' ? { status: 'chunking' } : undefined));
  },
  fixManifest: async (context, id, manifest) => {
    await change(context, id, ({ status, ...run }) =>
      run.manifest === null && (status === 'queued' || status === 'chunking')
        ? { manifest, status: 'scoring', blocked: null }
        : undefined,
    );
  },
  failUnfixedRun: (context, id, reason) =>
    change(context, id, (run) =>
      run.manifest === null && isLive(run)
        ? { status: 'failed', reason, blocked: null, endedAt: context.now().toISOString() }
        : undefined,
    ),
  stopRun: (context, id, reason) =>
    change(context, id, ({ status }) =>
      status === 'scoring' ? { status: 'cancelling', reason, blocked: null } : undefined,
    ),
  keepFirstAnswer: async (context, id, firstAnswer) => {
    await change(context, id, (run) =>
      isLive(run) && run.firstAnswer === null ? { firstAnswer } : undefined,
    );
  },
  requestCancel: async (context, id) => {
    await change(context, id, (run) => (isLive(run) ? { status: 'cancelling', blocked: null } : undefined));
  },
  setBlocked: async (context, id, blocked) => {
    await change(context, id, (run) => (isLive(run) ? { blocked } : undefined));
  },
  endDoneRun: async ({ tx, tables, now }, id) => {
    const ended = await tx.statement('end run', (on) => {
      const where = ({ runId }: { runId: string }): boolean => runId === id;
      const parts = on.select(tables.parts, { where });
      const isOpen =
        on.select(tables.claims, { where }).length > 0 || on.select(tables.waits, { where }).length > 0;
      return on.update(tables.runs, {
        keys: [id],
        where: ({ run }) => isDone(run, parts, isOpen),
        change: (row) => ({
          ...row,
          run: { ...row.run, ...endOf(row.run, parts), blocked: null, endedAt: now().toISOString() },
        }),
      });
    });
    return ended.length > 0;
  },
  markTidied: async ({ tx, tables }, id) => {
    await tx.statement('mark tidied', (on) =>
      on.update(tables.runs, {
        keys: [id],
        where: ({ run }) => !isLive(run),
        change: (row) => ({ ...row, tidied: true }),
      }),
    );
  },
};

function select(
  { tx, tables }: RowContext,
  where: (row: RunRow) => boolean,
  keys?: readonly string[],
): Promise<RunRow[]> {
  return tx.statement('select runs', (on) => on.select(tables.runs, { keys, where }));
}

/** Changes a run if there are changes to it as it is; false when not. */
async function change(
  { tx, tables }: RowContext,
  id: string,
  changesOf: (run: Run) => Partial<Run> | undefined,
): Promise<boolean> {
  const changed = await tx.statement('update run', (on) =>
    on.update(tables.runs, {
      keys: [id],
      where: ({ run }) => changesOf(run) !== undefined,
      change: (row) => ({ ...row, run: { ...row.run, ...changesOf(row.run) } }),
    }),
  );
  return changed.length > 0;
}

function factsOf({ id, mode, startedAt, budgetMicroUsd, ...run }: Run): RunFacts {
  const { rubricId, model, effort, isTrial, status } = run;
  return { id, mode, rubricId, model, effort, isTrial, status, startedAt, budgetMicroUsd };
}

function idsOf(rows: readonly RunRow[]): string[] {
  return rows.map(({ run }) => run.id);
}

function sum(parts: readonly StoredPart[], of: (row: StoredPart) => number): number {
  return parts.reduce((total, row) => total + of(row), 0);
}

function isDone(run: Run, parts: readonly StoredPart[], isOpen: boolean): boolean {
  if (run.manifest === null) return run.status === 'cancelling';
  const isScoring = run.status === 'scoring' || run.status === 'cancelling';
  return isScoring && sum(parts, ({ words }) => words) >= run.manifest.accepted && !isOpen;
}

function endOf(run: Run, parts: readonly StoredPart[]): Pick<Run, 'status' | 'reason'> {
  const outcomes = sum(parts, ({ known, scored, failed, cancelled }) => known + scored + failed + cancelled);
  if (outcomes !== (run.manifest?.accepted ?? 0)) return { status: 'failed', reason: 'accounting' };
  if (run.status === 'cancelling')
    return { status: run.reason === null ? 'cancelled' : 'failed', reason: run.reason };
  const hasFailures = sum(parts, ({ failed }) => failed) > 0;
  return { status: hasFailures ? 'complete_with_failures' : 'complete', reason: run.reason };
}

function countsOf(on: RowStatement, tables: WordsTables, id: string): RunCounts | undefined {
  const [row] = on.select(tables.runs, { keys: [id] });
  if (row === undefined) return undefined;
  const isOfRun = ({ runId }: { runId: string }): boolean => runId === id;
  const parts = on.select(tables.parts, { where: isOfRun });
  const accepted = row.run.manifest?.accepted ?? 0;
  return {
    accepted,
    known: sum(parts, ({ known }) => known),
    scored: sum(parts, ({ scored }) => scored),
    failed: sum(parts, ({ failed }) => failed),
    cancelled: sum(parts, ({ cancelled }) => cancelled),
    claimed: on.select(tables.claims, { where: isOfRun }).length,
    waiting: on.select(tables.waits, { where: isOfRun }).length,
    unclassified: accepted - sum(parts, ({ words }) => words),
  };
}

function usageOf(on: RowStatement, tables: WordsTables, id: string): RunUsage {
  const rows = on.select(tables.costs, { where: ({ runId }) => runId === id });
  const bills = rows.flatMap(({ settled }) => settled ?? []);
  const total = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);
  return {
    inputTokens: total(bills.map(({ inputTokens }) => inputTokens)),
    cachedTokens: total(bills.map(({ cachedTokens }) => cachedTokens)),
    outputTokens: total(bills.map(({ outputTokens }) => outputTokens)),
    prompts: total(bills.map(({ prompts }) => prompts)),
    reservedMicroUsd: total(rows.map(({ settled, reserved }) => (settled === null ? reserved : 0))),
    settledMicroUsd: total(bills.map(({ microUsd }) => microUsd)),
  };
}
