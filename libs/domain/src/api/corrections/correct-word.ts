import type * as z from 'zod';
import type { Ids } from '../../ports/basics.ts';
import type { CorrectionStore } from '../../ports/correction-store.ts';
import { readWord } from '../words/read-word.ts';
import { readCorrection, type correctionView, type CorrectionInput } from './correction-views.ts';

/** What the use cases of corrections need. */
export interface CorrectionPorts {
  readonly corrections: CorrectionStore;
  readonly ids: Ids;
}

/** Puts what an editor says of a word in place of what the editor said before. Throws NotFound, and InvalidInput for no word. */
export const correctWord =
  ({ corrections, ids }: CorrectionPorts) =>
  async (given: string, input: CorrectionInput, who: string): Promise<z.infer<typeof correctionView>> => {
    const word = readWord(given);
    const values = readCorrection(input);
    await corrections.correct({ id: ids.next(), text: word, values, reason: input.reason, who });
    return {
      word,
      scores: input.scores,
      types: values.types === null ? null : [...values.types],
      reason: input.reason,
    };
  };

/** Takes back what the editor says of a word; no effect when that is nothing. */
export const takeBackCorrection =
  ({ corrections, ids }: CorrectionPorts) =>
  async (given: string, who: string): Promise<void> => {
    const values = { scores: {}, types: null };
    const reason = 'taken back';
    await corrections.correct({ id: ids.next(), text: readWord(given), values, reason, who });
  };
