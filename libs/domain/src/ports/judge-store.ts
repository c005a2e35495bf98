import type { Judge } from '../judges/judge.ts';
import type { Rating } from '../judges/opinion.ts';

/** What an operator changes about a judge; what is not named stays. */
export interface JudgeChange {
  readonly rank?: number | null | undefined;
  readonly isPublic?: boolean | undefined;
  readonly isRetired?: boolean | undefined;
}

/** Norms on their way in: all that their file says. */
export interface NormsImport {
  readonly judge: string;
  readonly source: string;
  readonly licence: string;
  /** Whether norms that are new are shown to everybody. */
  readonly isPublic: boolean;
  /** By text, each word once. */
  readonly ratings: readonly Rating[];
  /** Words that the file names, and says nothing of that could be read: what was said of them stands. */
  readonly kept: ReadonlySet<string>;
}

/** What an import changed. */
export interface NormsImported {
  readonly isNew: boolean;
  /** Words of which something else is said now. */
  readonly changed: number;
  /** Words of which nothing is said any more. */
  readonly gone: number;
}

/** The judges, in the words database; readers notice each change by the data revision. */
export interface JudgeStore {
  /**
   * Puts what a file of norms says in the place of all that its judge said before, 1,000 words a transaction: others come
   * in between. It can be repeated, and then changes nothing. Throws Conflict `judge-exists` for the id of a judge that is
   * no norms, `judge-retired`, and `import-overtaken` once another import of the judge has begun.
   */
  importNorms(norms: NormsImport): Promise<NormsImported>;
  /** All norms, also those that readers find no trace of; by id. */
  norms(): Promise<readonly Judge[]>;
  /**
   * Who retires or is kept to operators loses its rank. No effect, and no revision, when all is so already. Throws NotFound,
   * InvalidInput for what a judge of its kind cannot be, and Conflict `judge-not-shown` for a rank that nobody would see.
   */
  change(id: string, change: JudgeChange): Promise<void>;
  /**
   * Deletes the oldest opinions of one judge that retired before this time, at most 1,000, and returns how many; 0 when none
   * is left of any.
   */
  purgeRetired(before: Date): Promise<number>;
}
