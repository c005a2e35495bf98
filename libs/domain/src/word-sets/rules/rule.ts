import type { ListWord } from '../list-word.ts';

/** The rules a set can keep, in the order in which they are tried. */
export const ruleNames = [
  'uniquePrefix',
  'prefixFree',
  'suffixFree',
  'oneLemma',
  'noHomophones',
  'noLookalikes',
  'safePairs',
  'minDistance',
  'decodable',
] as const;

export type RuleName = (typeof ruleNames)[number];

/** What must hold between the words of a set. Nothing is asked where a rule is left out or false. */
export interface Rules {
  /** No word begins with another. */
  readonly prefixFree?: boolean | undefined;
  /** No word ends with another. */
  readonly suffixFree?: boolean | undefined;
  /** Words joined without spaces can be cut in one way only (Sardinas and Patterson). */
  readonly decodable?: boolean | undefined;
  /** Edits (insert, delete or replace a character) between any two words, at least; 1 asks nothing. */
  readonly minDistance?: number | undefined;
  /** The first so many characters belong to one word. A shorter word counts as a whole. */
  readonly uniquePrefix?: number | undefined;
  /** One form of a word: not both `cat` and `cats`. English. */
  readonly oneLemma?: boolean | undefined;
  /** No two words sound alike. English. */
  readonly noHomophones?: boolean | undefined;
  /** No two words look alike: `modem` and `modern`. */
  readonly noLookalikes?: boolean | undefined;
  /** No two words make an insult or worse side by side. English. */
  readonly safePairs?: boolean | undefined;
}

/** One rule over the words taken so far. */
export interface Rule {
  readonly name: RuleName;
  /** Whether the word keeps the rule with all that were taken. Looks only. */
  readonly fits: (word: ListWord) => boolean;
  /** Remembers a word that fits, asked about last. */
  readonly take: (word: ListWord) => void;
}
