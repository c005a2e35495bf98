import { isLive, NotFound, type Run } from '@word-list/domain';
import type { Session } from './sim-database.ts';
import type { Transaction } from './transaction.ts';

/** A transaction, and what its statements work on. */
export interface At extends Pick<Session, 'tables' | 'now' | 'makes'> {
  readonly tx: Transaction;
}

export const atOf = ({ tables, now, makes }: Session, tx: Transaction): At => ({ tx, tables, now, makes });

/** Live and not being cancelled: only then may anything new be asked. */
export const mayAsk = (run: Run): boolean => isLive(run) && run.status !== 'cancelling';

/** The run, and how firmly it is held while the transaction lasts. Throws NotFound. */
export const runFacts = async (
  { tx, tables }: At,
  id: string,
  lock: 'none' | 'share' | 'update',
): Promise<Run> => {
  const isRun = ({ run }: { run: Run }): boolean => run.id === id;
  const [row] =
    lock === 'none' ? await tx.select(tables.runs, isRun) : await tx.lock(tables.runs, lock, isRun);
  if (!row) throw new NotFound('run', id);
  return row.run;
};
