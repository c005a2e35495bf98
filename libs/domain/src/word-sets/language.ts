import type { ListWord } from './list-word.ts';

/** What is known of one language; the rules `oneLemma`, `noHomophones` and `safePairs` ask it. */
export interface Language {
  /** Such as `English`. */
  readonly name: string;
  /** The word in its base form: `went` gives `go`. The word itself where nothing is known. */
  readonly lemmaOf: (text: string) => string;
  /** Whether the word is a base form (or nothing is known), a plural, another inflected form, or a name. */
  readonly formOf: (text: string) => WordForm;
  /** Numbers of the pronunciations that the word shares with others; none where it shares none or is unknown. */
  readonly soundsOf: (text: string) => readonly number[];
  readonly pairs: PairSafety;
}

export const wordForms = ['base', 'plural', 'inflected', 'name'] as const;

export type WordForm = (typeof wordForms)[number];

/** Which words are not to stand side by side. A word has classes, and some classes do not go together. */
export interface PairSafety {
  /** All reasons there are, the gravest first. */
  readonly reasons: readonly string[];
  /** The classes of a word, one bit each. */
  readonly classesOf: (word: ListWord) => number;
  /** All classes that do not go together with one of these. */
  readonly conflictsOf: (classes: number) => number;
  /** Why two words are not to stand side by side, the gravest reason first; none if they may. */
  readonly reasonsAgainst: (one: ListWord, other: ListWord) => readonly string[];
}
