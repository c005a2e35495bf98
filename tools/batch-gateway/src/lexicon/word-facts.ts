import type { Mark } from './build/marks.ts';
import type { FittedScale } from './data/fitted-file.ts';

/** The parts of speech that WordNet tells apart. */
export const openTypes = ['noun', 'verb', 'adjective', 'adverb'] as const;
export type OpenType = (typeof openTypes)[number];

/** The types that have inflected forms, in the order of the bits of `forms`. */
export const inflectedTypes = ['noun', 'verb', 'adjective'] as const;

/** Facts that are not shares of senses. */
export interface ListFacts {
  /** Zipf frequency in wordfreq: 3 is once in a million words, 7 is `the`. Of two spellings both have the larger. */
  readonly zipf: number | undefined;
  /** Smallest SCOWL list that has the word, 10 to 70. */
  readonly tier: number | undefined;
  /** Valence by VADER, -4..4. */
  readonly vader: number | undefined;
  /** Valence by AFINN, -5..5. */
  readonly afinn: number | undefined;
  /** Valence that it was given by hand, -5..5. */
  readonly felt: number | undefined;
  /** Valence that reaches it over WordNet, -5..5. */
  readonly spread: number | undefined;
  /** Which of `offenceKinds` it was found to be by hand: its place. */
  readonly offence: number | undefined;
  /** How offensive (0..5) and unfit (0..1) it was found to be by hand. */
  readonly offensiveness: number | undefined;
  readonly unfitness: number | undefined;
  /** How many senses WordNet has for this very form. */
  readonly senses: number | undefined;
  /** Of which of `inflectedTypes` the word is an inflected form: one bit each. */
  readonly forms: number | undefined;
  /** Of the uses of an entry that is a form of a verb besides (`used`), the share that is the verb, 0..1. */
  readonly asVerb: number | undefined;
}

/** What was fitted over word vectors, on the scale of the attribute that it serves. */
export type FittedFacts = Readonly<Record<FittedScale, number | undefined>>;

/** Share (0..1) of the senses of each part of speech, and of those with each mark; undefined means none. */
export type ShareFacts = Readonly<Record<OpenType | Mark, number | undefined>>;

/** What the data says about one word. A fact is undefined where its source does not have the word. */
export type WordFacts = ListFacts & FittedFacts & ShareFacts & { readonly lemma: string | undefined };

export type FactName = keyof ListFacts | keyof FittedFacts | keyof ShareFacts;

/** The facts of a known word, or undefined. */
export type FactLookup = (word: string) => WordFacts | undefined;

/** A share as a number: 0 where there is none. */
export const share = (facts: ShareFacts, name: keyof ShareFacts): number => facts[name] ?? 0;
