import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';
import type { JudgeIdentity } from './judge.ts';
import type { Opinion } from './opinion.ts';

/** The judge whose opinions are corrections. It is believed before all others. */
export const editor: JudgeIdentity = {
  id: 'editor',
  kind: 'editor',
  model: null,
  rubricId: null,
  effort: null,
};

/** What an editor says of a word: only what differs from the others. Scores in hundredths, null where nothing is said. */
export interface CorrectedValues {
  readonly scores: Readonly<Partial<Record<AttributeName, number | null>>>;
  /** Null: the types are right. */
  readonly types: readonly WordType[] | null;
}

/** One value that a correction changed, a score in hundredths. */
export interface CorrectedField {
  readonly field: keyof Opinion['scores'] | 'types';
  /** What readers saw; null: nobody knew it. */
  readonly before: number | readonly WordType[] | null;
  /** What the editor says now; null: nothing any more, so that the other judges are believed again. */
  readonly after: number | readonly WordType[] | null;
}

/** An entry of the log of corrections. */
export interface Correction {
  /** Sorts by time. Given before the transaction: a second try of it changes nothing. */
  readonly id: string;
  /** The key of the word. */
  readonly text: string;
  readonly changes: readonly CorrectedField[];
  readonly reason: string;
  /** Who made it, as the token says. */
  readonly who: string;
  readonly at: string;
}

/** A correction on its way in; without values everything that the editor says of the word is taken back. */
export type NewCorrection = Omit<Correction, 'changes' | 'at'> & { readonly values: CorrectedValues };
