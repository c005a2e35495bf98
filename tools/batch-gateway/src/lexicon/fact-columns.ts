import { marks } from './build/marks.ts';
import { fittedScales } from './data/fitted-file.ts';
import { type FactName, openTypes, type WordFacts } from './word-facts.ts';

/** How each fact is kept in a column of 16-bit integers: multiplied by this step. */
export const factSteps: ReadonlyMap<FactName, number> = new Map<FactName, number>([
  ['zipf', 100],
  ['tier', 1],
  ['vader', 100],
  ['afinn', 1],
  ['felt', 1],
  ['spread', 100],
  ['offence', 1],
  ['offensiveness', 100],
  ['unfitness', 100],
  ['senses', 1],
  ['forms', 1],
  ['asVerb', 1000],
  ...fittedScales.map((name) => [name, 20] as const),
  ...[...openTypes, ...marks].map((name) => [name, 1000] as const),
]);

/** A word of which nothing is known. */
export const noFacts: WordFacts = {
  zipf: undefined,
  tier: undefined,
  vader: undefined,
  afinn: undefined,
  felt: undefined,
  spread: undefined,
  offence: undefined,
  offensiveness: undefined,
  unfitness: undefined,
  senses: undefined,
  forms: undefined,
  asVerb: undefined,
  feeling: undefined,
  register: undefined,
  politics: undefined,
  care: undefined,
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
  sexual: undefined,
  religious: undefined,
  ethnic: undefined,
  political: undefined,
  government: undefined,
  technical: undefined,
  taxon: undefined,
  lemma: undefined,
};
