import type { RowTransaction } from './row-transaction.ts';
import type { WordsTables } from './words-tables.ts';

/** A transaction, and what its statements work on. */
export interface RowContext {
  readonly tx: RowTransaction;
  readonly tables: WordsTables;
  /** The server's clock. */
  readonly now: () => Date;
}
