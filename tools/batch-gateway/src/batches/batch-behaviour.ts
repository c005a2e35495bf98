import type { Batch, BatchEnding, BatchError } from './batch.ts';

/**
 * Where a batch may be made to go wrong from outside. Every method is a pure function of the batch, so that
 * a restart meets the same behaviour. The well-behaved one is `soundBehaviour`.
 */
export interface BatchBehaviour {
  /** Errors that refuse the whole input. */
  refusal(batch: Batch): readonly BatchError[] | undefined;
  /** After how many answered lines the batch ends early, and how. */
  earlyEnd(batch: Batch): { readonly afterLines: number; readonly ending: BatchEnding } | undefined;
  /** Whether the batch never leaves `finalizing`. */
  staysFinalizing(batch: Batch): boolean;
  /** The lines of the output file as they will be delivered. */
  outputLines(batch: Batch, lines: string[]): string[];
  /** Whether a clean batch shows `''` as its error file id instead of null. */
  hasEmptyErrorFileId(batch: Batch): boolean;
  /** Whether every request about the batch is answered with 404. */
  isVanished(batch: Batch): boolean;
  /** Whether the reply to the create request is lost although the batch was created. */
  losesCreateReply(batch: Batch): boolean;
  /** For how many milliseconds after its creation the list does not show the batch. */
  listLag(batch: Batch): number;
  /** The most batches on one page of the list. */
  pageSize(): number;
}

/** Does what the provider's documentation says. */
export const soundBehaviour: BatchBehaviour = {
  refusal: () => undefined,
  earlyEnd: () => undefined,
  staysFinalizing: () => false,
  outputLines: (_batch, lines) => lines,
  hasEmptyErrorFileId: () => false,
  isVanished: () => false,
  losesCreateReply: () => false,
  listLag: () => 0,
  pageSize: () => 100,
};
