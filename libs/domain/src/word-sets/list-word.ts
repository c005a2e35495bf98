import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';

/** A word as the engine takes it: whatever else a caller keeps beside it comes back untouched. */
export interface ListWord {
  readonly text: string;
  /** Hundredths of a scale (250 is 2.5). Null, or no entry, means that nobody knows. */
  readonly scores?: Readonly<Partial<Record<AttributeName, number | null>>> | undefined;
  /** The first is the main type. */
  readonly types?: readonly WordType[] | undefined;
}
