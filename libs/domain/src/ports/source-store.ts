import type { Source } from '../sources/source.ts';

/** The registered sources. */
export interface SourceStore {
  get(id: string): Promise<Source | undefined>;
  /** Up to `limit` sources by id; `after` is the last id of the page before. */
  list(options: { limit: number; after?: string }): Promise<readonly Source[]>;
  /** Stores the source if what is stored has `expectedVersion` (0 = nothing); false when it has not. */
  save(source: Source, expectedVersion: number): Promise<boolean>;
  /** Keeps the list of a source that was given as text, in place of what was kept for it. */
  keepText(id: string, text: string): Promise<void>;
  /** The kept list of a source. */
  text(id: string): Promise<string | undefined>;
  /** Removes the source, and its kept list, if it has this version; false when it has not. */
  remove(id: string, expectedVersion: number): Promise<boolean>;
}
