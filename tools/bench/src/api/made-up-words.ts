import { attributes, hash32, scramble, type AttributeName } from '@word-list/domain';

/** A word with made-up scores, as a row of the table. */
export interface MadeUpWord {
  readonly text: string;
  readonly scores: Readonly<Record<AttributeName, number>>;
  readonly types: readonly string[];
}

const typeSets = [['noun'], ['noun', 'verb'], ['adjective'], ['verb'], ['adverb'], ['noun', 'adjective']];

/** Skewed as real scores are; common words are simpler than rare ones. */
export const makeUpWord = (text: string): MadeUpWord => {
  const hash = hash32(text);
  const commonness = pick(drawn(hash, 1), [0.35, 0.35, 0.17, 0.08, 0.035, 0.015]);
  const simple = commonness >= 2 ? [0.25, 0.25, 0.22, 0.15, 0.08, 0.05] : [0.05, 0.1, 0.2, 0.25, 0.25, 0.15];
  const rest = Object.fromEntries(
    attributes.map(({ name, min, max }, index) => [
      name,
      min +
        pick(drawn(hash, 10 + index), max - min === 1 ? [0.97, 0.03] : [0.5, 0.2, 0.12, 0.09, 0.06, 0.03]),
    ]),
  );
  const scores = {
    ...rest,
    commonness,
    offensiveness: pick(drawn(hash, 2), [0.85, 0.07, 0.04, 0.02, 0.01, 0.01]),
    complexity: pick(drawn(hash, 3), simple),
    sentiment: pick(drawn(hash, 4), [0.01, 0.02, 0.04, 0.07, 0.1, 0.34, 0.2, 0.12, 0.06, 0.03, 0.01]) - 5,
  } as Record<AttributeName, number>;
  return { text, scores, types: typeSets[pick(drawn(hash, 5), [0.4, 0.15, 0.15, 0.15, 0.05, 0.1])] ?? [] };
};

/** The first value at which the shares before it and its own exceed the number. */
function pick(number: number, shares: readonly number[]): number {
  let sum = 0;
  const found = shares.findIndex((share) => number < (sum += share));
  return found === -1 ? shares.length - 1 : found;
}

/** A number from 0 up to 1 that follows from the word's hash. */
function drawn(hash: number, salt: number): number {
  return scramble((hash + salt * 7919) >>> 0) / 2 ** 32;
}
