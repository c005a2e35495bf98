import type { Batch } from '../batches/batch.ts';

/** The batch rows. All reads are consistent. */
export interface BatchStore {
  get(id: string): Promise<Batch | undefined>;
  /** The stored ones among these ids, in no order. */
  getMany(ids: readonly string[]): Promise<readonly Batch[]>;
  /** Stores the row unless one with its id exists; returns the row that is stored now. */
  createIfAbsent(row: Batch): Promise<Batch>;
  /** Replaces the row if its stored version is one below; false when somebody else was first. */
  save(row: Batch): Promise<boolean>;
  /** All rows of a run. Found through an index that may lag, then read consistently. */
  ofRun(runId: string): Promise<readonly Batch[]>;
  /** Lets the store drop the rows of these batches after the time. Called for ended runs only. */
  expire(ids: readonly string[], at: Date): Promise<void>;
}
