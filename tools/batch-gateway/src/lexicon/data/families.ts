import { createHash } from 'node:crypto';

const familyLength = 5;
const shortestStem = 3;

const prefix = /^(un|in|im|dis|non|over|mis|re)(?=.{4})/;
const ending =
  /(?:(?:ful|less)?ness|(?:ful|less)?ly|ful|less|ness|ly|ing|ings|ed|es|s|er|ers|est|able|ment|ments|y|e|i)$/;

/**
 * Words that stand or fall together when some are held out: the same first five letters of the stem, negating prefixes
 * off. Wider than real families, so that no relative of a held-out word is left in by chance.
 */
export const familyOf = (word: string): string => stemOf(word.replace(prefix, '')).slice(0, familyLength);

export const folds = 5;

/** Which of the parts a word's family is held out with, 0 to 4. */
export const foldOf = (word: string): number =>
  (createHash('sha256').update(familyOf(word)).digest()[0] ?? 0) % folds;

function stemOf(word: string): string {
  const shorter = word.replace(ending, '').replace(/([^aeiou])\1$/, '$1');
  return shorter === word || shorter.length < shortestStem ? word : stemOf(shorter);
}
