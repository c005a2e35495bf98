import { run, type Run } from '@word-list/domain';
import { getTableColumns } from 'drizzle-orm';
import { runs } from './schema/index.ts';

const {
  accepted: _accepted,
  requestHash: _requestHash,
  tidied: _tidied,
  ...runColumns
} = getTableColumns(runs);

/** The columns of a run as the domain knows it. */
export { runColumns };

type RunRow = Record<keyof typeof runColumns, unknown> & { startedAt: string; endedAt: string | null };

/** A run from its row; throws when the row is not one. */
export const runOf = (row: RunRow): Run =>
  run.parse({
    ...row,
    startedAt: isoOf(row.startedAt),
    endedAt: row.endedAt === null ? null : isoOf(row.endedAt),
  });

function isoOf(text: string): string {
  return new Date(text).toISOString();
}
