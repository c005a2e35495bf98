import { folds, foldOf } from '../data/families.ts';
import type { Fitted } from '../data/fitted-file.ts';
import { readSeeds } from '../data/reviewed.ts';
import { linearFeatures, linearSize, makeWaveFeatures, waveSize } from './features.ts';
import type { Vectors } from './read-vectors.ts';
import { addExample, dot, fitRidge, noSums, type Sums } from './ridge.ts';

export interface FitSources {
  readonly vectors: Vectors;
  /** Valences of rated words, -5..5. */
  readonly rated: ReadonlyMap<string, number>;
  /** Valences (-5..5) that spread over WordNet from the rated words outside one part. */
  readonly spreadWithout: (fold: number | undefined) => ReadonlyMap<string, number>;
}

/**
 * Values of all scales for each of the words, all of which have a vector. A rated word's feeling comes from a fit
 * without its whole family: nobody needs the other, since its own rating is better, and what is measured on it is honest.
 */
export const fitScales = (words: readonly string[], sources: FitSources): Map<string, Fitted> => {
  const { vectors } = sources;
  const feelingOf = fitFeeling(sources);
  const [registerOf, politicsOf, careOf] = (['formality', 'political', 'care'] as const).map((name) =>
    fitSeeds(vectors, name),
  );
  return new Map(
    words.map((word) => {
      const vector = vectors.at(vectors.places.get(word) ?? -1);
      const linear = linearFeatures(vector);
      const valueOf = (weights: Float64Array | undefined): number => (weights ? dot(weights, linear) : 0);
      const values = {
        feeling: feelingOf(word, vector),
        register: valueOf(registerOf),
        politics: valueOf(politicsOf),
        care: valueOf(careOf),
      };
      return [word, values];
    }),
  );
};

/** What spreads over WordNet is a weak witness: it says of common words that nobody rated that most are neutral. */
const weakWeight = 0.2;
const ownWeight = 1.5;
/** Vectors of rarer words are too rough to learn from. */
const wellKnown = 100_000;
const feelingPenalty = 10;

type Examples = Iterable<readonly [string, number]>;

const seedPenalty = 10;

function fitFeeling(sources: FitSources) {
  const { vectors, rated, spreadWithout } = sources;
  const featuresOf = makeWaveFeatures();
  const sumsOf = (examples: Examples, weight: number): Sums =>
    sumUp(noSums(waveSize), weight, withFeatures(vectors, featuresOf, examples));
  const own = new Map(
    [...readSeeds('neutral'), ...readSeeds('feeling')].filter(([word]) => !rated.has(word)),
  );
  const parts = Array.from({ length: folds }, (_, fold) => {
    const isOfFold = ([word]: readonly [string, number]): boolean => foldOf(word) === fold;
    return [sumsOf([...rated].filter(isOfFold), 1), sumsOf([...own].filter(isOfFold), ownWeight)];
  });
  const weakWords = [...spreadWithout(undefined).keys()].filter(
    (word) => !rated.has(word) && !own.has(word) && (vectors.places.get(word) ?? wellKnown) < wellKnown,
  );
  const weights = [...parts.keys(), undefined].map((out) => {
    const spread = spreadWithout(out);
    const weak = weakWords.map((word) => [word, spread.get(word) ?? 0] as const);
    const kept = parts.filter((_, fold) => fold !== out).flat();
    return fitRidge([...kept, sumsOf(weak, weakWeight)], feelingPenalty);
  });
  return (word: string, vector: Float64Array): number => {
    const fold = rated.has(word) || own.has(word) ? foldOf(word) : folds;
    return dot(weights[fold] ?? new Float64Array(waveSize), featuresOf(vector));
  };
}

type FeaturesOf = (vector: Float64Array) => Float64Array;

/** The words that have a vector, each with its features and what it should give. */
function* withFeatures(
  vectors: Vectors,
  featuresOf: FeaturesOf,
  examples: Examples,
): Generator<readonly [Float64Array, number]> {
  for (const [word, target] of examples) {
    const place = vectors.places.get(word);
    if (place !== undefined) yield [featuresOf(vectors.at(place)), target];
  }
}

function sumUp(sums: Sums, weight: number, examples: Iterable<readonly [Float64Array, number]>): Sums {
  for (const [features, target] of examples) addExample(sums, { features, target, weight });
  return sums;
}

function fitSeeds(vectors: Vectors, name: 'formality' | 'political' | 'care'): Float64Array {
  const examples = withFeatures(vectors, linearFeatures, readSeeds(name));
  return fitRidge([sumUp(noSums(linearSize), 1, examples)], seedPenalty);
}
