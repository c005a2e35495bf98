import type { Judge } from '../judges/judge.ts';
import type { WordsState } from '../ports/word-catalogue.ts';
import type { ListRow, OpinionRow } from './rows/words-tables.ts';

/** What readers see of the words database in memory. */
export interface MemoryWordsTables {
  /** By `opinionKey`. */
  readonly opinions: ReadonlyMap<string, OpinionRow>;
  readonly judges: ReadonlyMap<string, Judge>;
  readonly lists: ReadonlyMap<string, ListRow>;
  readonly state: WordsState;
}
