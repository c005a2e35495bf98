import type { Clock } from '../ports/basics.ts';
import type { ClaimLedger } from '../ports/claim-ledger.ts';
import type { OutcomeWriter } from '../ports/outcome-writer.ts';
import type { RunStore } from '../ports/run-store.ts';
import type { WordCatalogue } from '../ports/word-catalogue.ts';
import { memoryClaimLedger } from './memory-claim-ledger.ts';
import { memoryOutcomeWriter } from './memory-outcome-writer.ts';
import { memoryRunStore } from './memory-run-store.ts';
import { memoryWordCatalogue } from './memory-word-catalogue.ts';
import { makeTables, type MemoryWordsTables } from './memory-words-tables.ts';

export interface WordsDatabase {
  readonly runs: RunStore;
  readonly ledger: ClaimLedger;
  readonly outcomes: OutcomeWriter;
  readonly catalogue: WordCatalogue;
}

export interface MemoryWordsDatabase extends WordsDatabase {
  readonly tables: MemoryWordsTables;
}

/** The words database in memory: each method is one step, nothing comes between. Its clock is the database's clock. */
export const memoryWordsDatabase = ({ clock }: { clock: Clock }): MemoryWordsDatabase => {
  const tables = makeTables(clock);
  return {
    tables,
    runs: memoryRunStore(tables),
    ledger: memoryClaimLedger(tables),
    outcomes: memoryOutcomeWriter(tables),
    catalogue: memoryWordCatalogue(tables),
  };
};
