import {
  bindStatements,
  claimLedger,
  judgeStore,
  listStore,
  outcomeWriter,
  runStore,
  type ClaimLedger,
  type JudgeStore,
  type ListStore,
  correctionStore,
  type CorrectionStore,
  type OutcomeWriter,
  type RunStore,
  type StatementsOn,
  type WordsStatements,
  type WordsTransactions,
} from '@word-list/domain';
import { claimStatements } from './claim-statements.ts';
import type { Database, Queries } from './client/open-database.ts';
import { costStatements } from './cost-statements.ts';
import { listStatements } from './list-statements.ts';
import { judgeStatements } from './judge-statements.ts';
import { partStatements } from './part-statements.ts';
import { resendStatements } from './resend-statements.ts';
import { runChanges } from './run-changes.ts';
import { runReadings } from './run-readings.ts';
import { waitStatements } from './wait-statements.ts';
import { wordStatements } from './word-statements.ts';

/** The transactions of the domain, in the words database. */
export const drizzleRunStore = (db: Database): RunStore => runStore(transactionsOf(db));
export const drizzleClaimLedger = (db: Database): ClaimLedger => claimLedger(transactionsOf(db));
export const drizzleJudgeStore = (db: Database): JudgeStore => judgeStore(transactionsOf(db));
export const drizzleListStore = (db: Database): ListStore => listStore(transactionsOf(db));
export const drizzleOutcomeWriter = (db: Database): OutcomeWriter => outcomeWriter(transactionsOf(db));
export const drizzleCorrectionStore = (db: Database): CorrectionStore => correctionStore(transactionsOf(db));

const statements: StatementsOn<Queries> = {
  ...runReadings,
  ...runChanges,
  ...partStatements,
  ...claimStatements,
  ...waitStatements,
  ...wordStatements,
  ...listStatements,
  ...judgeStatements,
  ...costStatements,
  ...resendStatements,
};

/** The statements of the domain, in SQL. */
export function statementsOn(queries: Queries): WordsStatements {
  return bindStatements(statements, queries);
}

function transactionsOf(db: Database): WordsTransactions {
  return {
    transaction: (work) => db.transaction((queries) => work(statementsOn(queries))),
    read: (work) => db.read((queries) => work(statementsOn(queries))),
  };
}
