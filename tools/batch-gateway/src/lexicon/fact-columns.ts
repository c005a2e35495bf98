import { marks } from './build/marks.ts';
import { type FactName, openTypes, type WordFacts } from './word-facts.ts';

/** How each fact is kept in a column of 16-bit integers: multiplied by this step. */
export const factSteps: ReadonlyMap<FactName, number> = new Map<FactName, number>([
  ['zipf', 1000],
  ['tier', 1],
  ['easy', 1],
  ['vader', 100],
  ['afinn', 1],
  ['spread', 100],
  ['cuss', 1],
  ['inconsiderate', 1],
  ['senses', 1],
  ['fields', 1],
  ['entropy', 1000],
  ['forms', 1],
  ...[...openTypes, ...marks].map((name) => [name, 1000] as const),
]);

/** A word of which nothing is known. */
export const noFacts: WordFacts = {
  zipf: undefined,
  tier: undefined,
  easy: undefined,
  vader: undefined,
  afinn: undefined,
  spread: undefined,
  cuss: undefined,
  inconsiderate: undefined,
  senses: undefined,
  fields: undefined,
  entropy: undefined,
  forms: undefined,
  noun: undefined,
  verb: undefined,
  adjective: undefined,
  adverb: undefined,
  slur: undefined,
  disparaging: undefined,
  obscene: undefined,
  slang: undefined,
  archaic: undefined,
  formal: undefined,
  trope: undefined,
  sexual: undefined,
  religious: undefined,
  ethnic: undefined,
  political: undefined,
  government: undefined,
  technical: undefined,
  taxon: undefined,
  lemma: undefined,
};
