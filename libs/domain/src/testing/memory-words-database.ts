import type { Clock } from '../ports/basics.ts';
import type { ClaimLedger } from '../ports/claim-ledger.ts';
import type { JudgeStore } from '../ports/judge-store.ts';
import type { ListStore } from '../ports/list-store.ts';
import type { CorrectionStore } from '../ports/correction-store.ts';
import type { OutcomeWriter } from '../ports/outcome-writer.ts';
import type { RunStore } from '../ports/run-store.ts';
import type { WordCatalogue } from '../ports/word-catalogue.ts';
import type { WordsStatements, WordsTransactions } from '../ports/words-statements.ts';
import {
  claimLedger,
  correctionStore,
  judgeStore,
  listStore,
  outcomeWriter,
  runStore,
} from '../transactions/words-ports.ts';
import { memoryWordCatalogue } from './memory-word-catalogue.ts';
import type { MemoryWordsTables } from './memory-words-tables.ts';
import { RowDatabase } from './rows/row-database.ts';
import { revisionOf, type WordsTables } from './rows/words-tables.ts';

export interface WordsDatabase {
  readonly runs: RunStore;
  readonly ledger: ClaimLedger;
  readonly outcomes: OutcomeWriter;
  readonly corrections: CorrectionStore;
  readonly judges: JudgeStore;
  readonly catalogue: WordCatalogue;
}

export interface MemoryWordsDatabase extends WordsDatabase {
  /** Tests may look inside. */
  readonly tables: WordsTables;
  readonly lists: ListStore;
}

/** The words database in memory: one transaction after the other. Its clock is the database's clock. */
export const memoryWordsDatabase = ({ clock }: { clock: Clock }): MemoryWordsDatabase => {
  const database = new RowDatabase({ now: () => clock.now() });
  const transactions = inTurn(database);
  return {
    tables: database.tables,
    runs: runStore(transactions),
    ledger: claimLedger(transactions),
    outcomes: outcomeWriter(transactions),
    lists: listStore(transactions),
    corrections: correctionStore(transactions),
    judges: judgeStore(transactions),
    catalogue: catalogueOf(database.tables),
  };
};

/** Reads what is committed in these tables. */
export const catalogueOf = (tables: WordsTables): WordCatalogue => memoryWordCatalogue(committed(tables));

function committed({ opinions, judges, lists, revision }: WordsTables): MemoryWordsTables {
  return {
    get opinions() {
      return opinions.current;
    },
    get lists() {
      return lists.current;
    },
    get judges() {
      return judges.current;
    },
    get state() {
      const { epoch, value } = revisionOf(revision);
      return { epoch, revision: value };
    },
  };
}

function inTurn(database: RowDatabase): WordsTransactions {
  let last: Promise<unknown> = Promise.resolve();
  const transaction = <Value>(work: (on: WordsStatements) => Promise<Value>): Promise<Value> => {
    const turn = last.then(() => runOnce(database, work));
    last = turn.catch(() => undefined);
    return turn;
  };
  return { transaction, read: transaction };
}

async function runOnce<Value>(
  database: RowDatabase,
  work: (on: WordsStatements) => Promise<Value>,
): Promise<Value> {
  const { on, commit, rollback } = database.begin(() => Promise.resolve());
  try {
    const value = await work(on);
    await commit();
    return value;
  } finally {
    rollback();
  }
}
