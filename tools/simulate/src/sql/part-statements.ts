import { compareText } from '@word-list/domain';
import type { At } from './run-statements.ts';
import type { PartRow } from './words-tables.ts';

export interface PartOf {
  readonly runId: string;
  readonly part: string;
}

export interface RoundOf extends PartOf {
  readonly round: number;
}

export type PartChanges = Partial<Pick<PartRow, 'known' | 'scored' | 'failed' | 'cancelled' | 'rounds'>>;

const isPart =
  ({ runId, part }: PartOf) =>
  (row: PartOf): boolean =>
    row.runId === runId && row.part === part;

/** Enters a part; false when it was there. */
export const enterPart = async (
  { tx, tables }: At,
  of: PartOf & { words: number; changes: PartChanges; lastError?: string },
): Promise<boolean> => {
  const { runId, part, words, changes, lastError = null } = of;
  const row: PartRow = {
    runId,
    part,
    words,
    known: 0,
    scored: 0,
    failed: 0,
    cancelled: 0,
    rounds: 0,
    ...changes,
    lastError,
  };
  return (await tx.insert(tables.parts, [row])).length > 0;
};

/** Holds the part's row until the transaction ends. Returns the highest round handed out. */
export const lockPart = async ({ tx, tables, makes }: At, of: PartOf): Promise<number | undefined> => {
  const rows = makes('lost-counts')
    ? await tx.select(tables.parts, isPart(of))
    : await tx.lock(tables.parts, 'update', isPart(of));
  return rows[0]?.rounds;
};

/** Adds numbers of moved rows, and hands out rounds up to `rounds`. */
export const countMoved = async (
  { tx, tables, makes }: At,
  of: PartOf,
  moved: PartChanges,
): Promise<void> => {
  const [read] = makes('lost-counts') ? await tx.select(tables.parts, isPart(of)) : [];
  const { known = 0, scored = 0, failed = 0, cancelled = 0, rounds = 0 } = moved;
  const countInto = (row: PartRow): PartRow => ({
    ...row,
    known: row.known + known,
    scored: row.scored + scored,
    failed: row.failed + failed,
    cancelled: row.cancelled + cancelled,
    rounds: Math.max(row.rounds, rounds),
  });
  await tx.update(tables.parts, isPart(of), (row) => countInto(read ?? row));
};

export interface FailedWord {
  readonly text: string;
  readonly reason: string;
  readonly attempts: number;
}

export const enterFailures = async (
  { tx, tables }: At,
  runId: string,
  failures: readonly FailedWord[],
): Promise<void> => {
  if (failures.length === 0) return;
  const rows = failures.map((failure) => ({ runId, ...failure }));
  await tx.insert(
    tables.failures,
    rows.toSorted((a, b) => compareText(a.text, b.text)),
  );
};

export const noteError = async ({ tx, tables }: At, of: PartOf, lastError: string): Promise<void> => {
  await tx.update(tables.parts, isPart(of), (row) => ({ ...row, lastError }));
};
