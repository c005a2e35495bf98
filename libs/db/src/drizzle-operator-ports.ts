import type { CorrectionStore, JudgeStore, KnownWords, ListStore, RunStore } from '@word-list/domain';
import type { Database } from './client/open-database.ts';
import { drizzleKnownWords } from './drizzle-known-words.ts';
import {
  drizzleCorrectionStore,
  drizzleJudgeStore,
  drizzleListStore,
  drizzleRunStore,
} from './drizzle-words-ports.ts';

/** All that operators work with in the words database. */
export interface OperatorPorts {
  readonly runs: RunStore;
  readonly lists: ListStore;
  readonly judges: JudgeStore;
  readonly corrections: CorrectionStore;
  readonly known: KnownWords;
}

/** The ports of operators, in the words database. */
export const drizzleOperatorPorts = (db: Database): OperatorPorts => ({
  runs: drizzleRunStore(db),
  lists: drizzleListStore(db),
  judges: drizzleJudgeStore(db),
  corrections: drizzleCorrectionStore(db),
  known: drizzleKnownWords(db),
});
