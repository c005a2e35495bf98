import { encodeFitted } from '../data/fitted-file.ts';
import { encodeFrequencies } from '../data/frequency-file.ts';
import { ratedValences, readAfinn, readScowlTiers, readVader } from '../build/read-word-lists.ts';
import { readWordNet } from '../build/read-wordnet.ts';
import { spreadSentiment } from '../build/spread-sentiment.ts';
import { foldOf } from '../data/families.ts';
import { fitScales } from './fit-scales.ts';
import type { MadeFrom } from './packages.ts';
import { readVectors } from './read-vectors.ts';
import { readWordfreq } from './read-wordfreq.ts';

/** Below this (hundredths of Zipf: once in five million words) a word is kept only if a dictionary has it. */
const leastFrequency = 230;
/** Vectors of words that are rarer in their own corpus say nothing. */
const lastVector = 150_000;

/** The files that are kept in the repository, by name; the same bytes from the same packages. */
export const makeData = (from: MadeFrom): Map<string, Buffer> => {
  const wordNet = readWordNet();
  const tiers = readScowlTiers();
  const frequencies = new Map(
    [...readWordfreq(from.frequencies)].filter(
      ([word, frequency]) => frequency >= leastFrequency || tiers.has(word) || wordNet.senses.has(word),
    ),
  );
  const words = [...frequencies.keys()].sort();
  const vectors = readVectors(from.vectors);
  const rated = ratedValences(readVader(), readAfinn());
  const spreadWithout = (fold: number | undefined): Map<string, number> =>
    spreadSentiment(wordNet, new Map([...rated].filter(([word]) => foldOf(word) !== fold)));
  const near = words.filter((word) => (vectors.places.get(word) ?? lastVector) < lastVector);
  return new Map([
    ['frequencies.br', encodeFrequencies(frequencies)],
    ['fitted.br', encodeFitted(words, fitScales(near, { vectors, rated, spreadWithout }))],
  ]);
};
