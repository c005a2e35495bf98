import type { ProviderBatch } from '@word-list/domain';
import type { ModelRequest } from '@word-list/domain/testing';

export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A batch as the provider knows it, and what a checker has to know about it. */
export interface SimBatch {
  shown: ProviderBatch;
  readonly requests: readonly ModelRequest[];
  /** The batch row and its submission, as its metadata names them. */
  readonly row: string;
  readonly submission: string;
  readonly createdAt: number;
  /** Not in lists before this time. */
  readonly hiddenUntil: number;
  /** It was made after its creator had to have given up. */
  readonly isLate: boolean;
  /** Its request had come before: something on the way sent it twice. */
  readonly isRepeat: boolean;
  /** Looking it up finds nothing in this time, though lists have it. */
  readonly unseen: Span | undefined;
  cancelAsked: boolean;
  isForgotten: boolean;
  /** Its output file is gone. */
  isFileGone: boolean;
  /** Its files could not be had at once. */
  isFileLate: boolean;
  /** It found no room in the provider's queue, and takes none. */
  isTurnedAway: boolean;
  /** Looking it up fails, again and again. */
  isPoisoned: boolean;
  /** It never ends, not even when it is cancelled. */
  isDeaf: boolean;
}

/** A prompt that was run, and so has to be paid for. */
export interface AskedPrompt {
  readonly batch: SimBatch;
  readonly request: ModelRequest;
  readonly rows: readonly string[];
  readonly isClean: boolean;
}

const terminal = new Set(['completed', 'failed', 'expired', 'cancelled']);

export const isTerminal = (batch: SimBatch): boolean => terminal.has(batch.shown.status);

export const modelOf = ({ requests }: SimBatch): string => requests[0]?.model ?? '';
