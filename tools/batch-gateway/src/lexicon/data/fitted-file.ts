import { brotliDecompressSync } from 'node:zlib';
import { compress } from './frequency-file.ts';

/** What is fitted over word vectors, each on the scale of its attribute. */
export const fittedScales = ['feeling', 'register', 'politics', 'care'] as const;
export type FittedScale = (typeof fittedScales)[number];
export type Fitted = Readonly<Record<FittedScale, number>>;

/** One step of a stored value: finer than the fit can tell apart. */
const step = 0.05;
const middle = 128;

/**
 * The fitted values of some of the words of a list, to a twentieth. The words themselves are not in it: one byte a word of
 * the list tells whether it has values, then they follow scale by scale.
 */
export const encodeFitted = (words: readonly string[], fitted: ReadonlyMap<string, Fitted>): Buffer => {
  const present = Uint8Array.from(words, (word) => (fitted.has(word) ? 1 : 0));
  const values = words.flatMap((word) => fitted.get(word) ?? []);
  const columns = fittedScales.map((scale) =>
    Uint8Array.from(values, (value) => Math.min(255, Math.max(0, Math.round(value[scale] / step) + middle))),
  );
  return compress(Buffer.concat([present, ...columns]));
};

/** What encodeFitted was given, for the same list of words. */
export const decodeFitted = (words: readonly string[], file: Buffer): Map<string, Fitted> => {
  const bytes = brotliDecompressSync(file);
  const known = words.filter((_, index) => bytes[index] === 1);
  if (bytes.length !== words.length + known.length * fittedScales.length) {
    throw new Error('the fitted values belong to another list of words: run `npm run data`');
  }
  const valueOf = (place: number, scale: number): number =>
    ((bytes[words.length + scale * known.length + place] ?? middle) - middle) * step;
  return new Map(
    known.map((word, place) => {
      const [feeling, register, politics, care] = [0, 1, 2, 3].map((scale) => valueOf(place, scale));
      return [
        word,
        { feeling: feeling ?? 0, register: register ?? 0, politics: politics ?? 0, care: care ?? 0 },
      ];
    }),
  );
};
