import type { Mark } from './build/marks.ts';

/** The parts of speech that WordNet tells apart. */
export const openTypes = ['noun', 'verb', 'adjective', 'adverb'] as const;
export type OpenType = (typeof openTypes)[number];

/** The types that have inflected forms, in the order of the bits of `forms`. */
export const inflectedTypes = ['noun', 'verb', 'adjective'] as const;

/** Facts that are not shares of senses. */
export interface ListFacts {
  /** Zipf frequency in subtitles: 3 is once in a million words, 7 is `the`. */
  readonly zipf: number | undefined;
  /** Smallest SCOWL list that has the word, 10 to 70. */
  readonly tier: number | undefined;
  /** 1 if a child of ten knows it. */
  readonly easy: number | undefined;
  /** Valence by VADER, -4..4. */
  readonly vader: number | undefined;
  /** Valence by AFINN, -5..5. */
  readonly afinn: number | undefined;
  /** Valence that reaches it over WordNet, -4..4. */
  readonly spread: number | undefined;
  /** How sure its profane use is, 0..2. */
  readonly cuss: number | undefined;
  /** 1 if the equality linter flags it. */
  readonly inconsiderate: number | undefined;
  /** How many senses WordNet has for this very form. */
  readonly senses: number | undefined;
  /** In how many of WordNet's 45 subject fields they lie. */
  readonly fields: number | undefined;
  /** How evenly its use is spread over its senses, in bits: 0 for one sense, 3 for eight that are used alike. */
  readonly entropy: number | undefined;
  /** Of which of `inflectedTypes` the word is an inflected form: one bit each. */
  readonly forms: number | undefined;
}

/** Share (0..1) of the senses of each part of speech, and of those with each mark; undefined means none. */
export type ShareFacts = Readonly<Record<OpenType | Mark, number | undefined>>;

/** What the data says about one word. A fact is undefined where its source does not have the word. */
export type WordFacts = ListFacts & ShareFacts & { readonly lemma: string | undefined };

export type FactName = keyof ListFacts | keyof ShareFacts;

/** The facts of a known word, or undefined. */
export type FactLookup = (word: string) => WordFacts | undefined;

/** A share as a number: 0 where there is none. */
export const share = (facts: ShareFacts, name: keyof ShareFacts): number => facts[name] ?? 0;
