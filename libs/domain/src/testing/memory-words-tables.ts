import type { WordRow } from './rows/words-tables.ts';

/** What readers see of the words database in memory. */
export interface MemoryWordsTables {
  readonly words: ReadonlyMap<string, WordRow>;
  readonly revision: bigint;
}
