import type { WordsStatements } from '../../ports/words-statements.ts';
import { bindStatements, type StatementsOn } from '../../transactions/bind-statements.ts';
import { claimStatements } from './claim-statements.ts';
import { costStatements } from './cost-statements.ts';
import { listStatements } from './list-statements.ts';
import { judgeStatements } from './judge-statements.ts';
import { partStatements } from './part-statements.ts';
import { resendStatements } from './resend-statements.ts';
import type { RowContext } from './row-context.ts';
import {
  RowTransaction,
  type RowChange,
  type Isolation,
  type ServerKind,
  type TransactionContext,
} from './row-transaction.ts';
import { runStatements } from './run-statements.ts';
import { waitStatements } from './wait-statements.ts';
import { wordStatements } from './word-statements.ts';
import { makeWordsTables } from './words-tables.ts';

export interface RowDatabaseOptions {
  /** The server's clock. */
  readonly now: () => Date;
  readonly isolation?: Isolation;
  readonly server?: ServerKind;
  readonly onCommit?: () => void;
  readonly shuffle?: TransactionContext['shuffle'];
}

/** A transaction that is under way. */
export interface OpenTransaction {
  readonly on: WordsStatements;
  commit(): Promise<void>;
  rollback(): void;
}

const statements: StatementsOn<RowContext> = {
  ...runStatements,
  ...partStatements,
  ...claimStatements,
  ...waitStatements,
  ...wordStatements,
  ...listStatements,
  ...judgeStatements,
  ...costStatements,
  ...resendStatements,
};

/** The words database as rows in memory: the statements of the domain, on transactions that may interleave. */
export class RowDatabase {
  readonly tables = makeWordsTables();
  private readonly options: RowDatabaseOptions;
  private readonly log: (readonly RowChange[])[] = [];

  constructor(options: RowDatabaseOptions) {
    this.options = options;
  }

  /** BEGIN. `pause` is told of each statement, and lets others go first. */
  begin(pause: (label: string) => Promise<void>, isolation = this.options.isolation): OpenTransaction {
    const { now, server = 'postgres', shuffle, onCommit } = this.options;
    const tx = new RowTransaction({
      isolation: isolation ?? 'read committed',
      server,
      lastCommit: () => this.log.length,
      changesSince: (snapshot) => this.log.slice(snapshot).flat(),
      enterCommit: (changes, apply) => {
        this.log.push(changes);
        apply(this.log.length);
        onCommit?.();
      },
      pause,
      ...(shuffle && { shuffle }),
    });
    return {
      on: bindStatements(statements, { tx, tables: this.tables, now }),
      commit: () => tx.commit(),
      rollback: () => tx.end(),
    };
  }
}
