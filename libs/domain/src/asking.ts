/** How lists of words are asked for and what they are worth, without the engine that makes them: for the first view of a page. */
export { readHold } from './word-sets/asked/read-hold.ts';
export { readSplit } from './word-sets/asked/read-split.ts';
export { diceNumbers } from './word-sets/dice.ts';
export { entropyOf } from './word-sets/entropy.ts';
export { wordForms } from './word-sets/language.ts';
export { lengthOf } from './words/length-of.ts';
export { describeEntropy } from './word-sets/sentences.ts';
