import { dimensions } from './read-vectors.ts';
import { dot } from './ridge.ts';

/** Keeps the penalty of a fit in proportion to the vectors. */
const linearScale = 0.3;

/** Where words stand in the space of vectors, and a constant: enough for scales that run in one direction. */
export const linearFeatures = (vector: Float64Array): Float64Array => {
  const features = new Float64Array(linearSize);
  for (const [index, value] of vector.entries()) features[index] = linearScale * value;
  features[dimensions] = 1;
  return features;
};

export const linearSize = dimensions + 1;

const waves = 800;
const waveScale = 1.5;
/** How near two words have to be to be alike; tried at 0.5, 1.5 and 3. */
const nearness = 0.5;

export const waveSize = linearSize + waves;

/**
 * Besides, random waves over the direction of the vector (random Fourier features of a Gaussian kernel): with them a fit
 * can tell animals from vermin, which no single direction does.
 */
export const makeWaveFeatures = (): ((vector: Float64Array) => Float64Array) => {
  const random = makeRandom(20_240_229);
  const directions = Array.from({ length: waves }, () =>
    Float64Array.from({ length: dimensions }, () => normal(random) * Math.sqrt(2 * nearness)),
  );
  const phases = directions.map(() => 2 * Math.PI * random());
  const height = waveScale * Math.sqrt(2 / waves);
  return (vector) => {
    const features = new Float64Array(waveSize);
    features.set(linearFeatures(vector));
    const length = Math.sqrt(dot(vector, vector)) || 1;
    for (const [index, direction] of directions.entries()) {
      const angle = dot(direction, vector) / length + (phases[index] ?? 0);
      features[linearSize + index] = height * Math.cos(angle);
    }
    return features;
  };
};

/** Numbers from 0 to 1, the same at every call of the script. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 1) / (2 ** 32 + 1);
  };
}

/** A number from the standard normal distribution, by Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
