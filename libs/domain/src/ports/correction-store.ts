import type { Correction, NewCorrection } from '../judges/correction.ts';

/** What editors say of words, and the log of it. */
export interface CorrectionStore {
  /**
   * Puts these values in place of all that the editor says of the word so far, and logs what that changed: nothing when
   * it is what the editor says already. Throws NotFound for a word that readers do not see.
   */
  correct(given: NewCorrection): Promise<void>;
  /** The log, newest first; of one word, or of all. */
  list(page: { limit: number; after?: string; text?: string | undefined }): Promise<readonly Correction[]>;
}
