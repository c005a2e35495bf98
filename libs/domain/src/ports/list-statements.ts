import type { WordList } from '../lists/word-list.ts';

/** A list on its way into its row. */
export type FixedList = Omit<WordList, 'fixedAt' | 'isPublic' | 'isGone'> & { readonly revision: bigint };

export interface ListStatements {
  /** Moves the pointer of a source to a list unless a run that began later moved it; it keeps whether it is public. */
  putList(list: FixedList): Promise<void>;
  /**
   * Marks the list of a source as gone, also before there is one: no run that began earlier brings it back. Returns the
   * SHA-256 of every object that it ever had.
   */
  markListGone(source: string, revision: bigint): Promise<readonly string[]>;
  /** Shows a list, or keeps it to its operators; false when there is none. */
  setListPublic(of: { source: string; isPublic: boolean; revision: bigint }): Promise<boolean>;
}
