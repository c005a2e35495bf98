import type { Run } from '@word-list/domain';
import type { At } from './run-statements.ts';
import type { PartRow } from './words-tables.ts';

const sum = (parts: readonly PartRow[], of: (row: PartRow) => number): number =>
  parts.reduce((total, row) => total + of(row), 0);

const outcomes = ({ known, scored, failed, cancelled }: PartRow): number =>
  known + scored + failed + cancelled;

/** What the parts of a run, its claims and its waits were when the statement began. */
interface Seen {
  readonly parts: readonly PartRow[];
  readonly isOpen: boolean;
}

const isDone = (run: Run, { parts, isOpen }: Seen, endsEarly: boolean): boolean => {
  if (run.manifest === null) return run.status === 'cancelling';
  const isScoring = run.status === 'scoring' || run.status === 'cancelling';
  const isClassified = endsEarly || sum(parts, ({ words }) => words) >= run.manifest.accepted;
  return isScoring && isClassified && !isOpen;
};

const endOf = (run: Run, { parts }: Seen): Pick<Run, 'status' | 'reason'> => {
  if (sum(parts, outcomes) !== (run.manifest?.accepted ?? 0))
    return { status: 'failed', reason: 'accounting' };
  if (run.status === 'cancelling') return { status: 'cancelled', reason: run.reason };
  const hasFailures = sum(parts, ({ failed }) => failed) > 0;
  return { status: hasFailures ? 'complete_with_failures' : 'complete', reason: run.reason };
};

/**
 * The transaction behind `endIfDone`: one UPDATE. When it has to wait for the run's row, only that row is looked at
 * again; what it saw of parts, claims and waits is from the moment when it began.
 */
export const endDoneRun = async ({ tx, tables, now, makes }: At, id: string): Promise<Run | undefined> => {
  let seen: Seen | undefined;
  const look = (): Seen =>
    (seen ??= {
      parts: tx.look(tables.parts, ({ runId }) => runId === id),
      isOpen:
        tx.look(tables.claims, ({ runId }) => runId === id).length > 0 ||
        (!makes('ends-with-waits') && tx.look(tables.waits, ({ runId }) => runId === id).length > 0),
    });
  const [ended] = await tx.update(
    tables.runs,
    ({ run }) => run.id === id && isDone(run, look(), makes('ends-early')),
    (row) => ({
      ...row,
      run: { ...row.run, ...endOf(row.run, look()), blocked: null, endedAt: new Date(now()).toISOString() },
    }),
  );
  if (!ended) return undefined;
  return (await tx.select(tables.runs, ({ run }) => run.id === id))[0]?.run;
};
