import type { AttributeName } from '../scoring/attributes.ts';
import { wordTypes } from '../scoring/word-type-names.ts';
import { lengthOf } from '../words/length-of.ts';
import type { ListWord } from './list-word.ts';

/** What words can be compared by: characters, hundredths of a scale, or the main type. */
export type ValueName = 'length' | AttributeName | 'mainType';

/** The value of a word as a number; null where nobody knows it. Types are numbered in the order of `wordTypes`. */
export function valueReader(by: ValueName): (word: ListWord) => number | null {
  if (by === 'length') return ({ text }) => lengthOf(text);
  if (by !== 'mainType') return ({ scores }) => scores?.[by] ?? null;
  return ({ types }) => (types?.[0] === undefined ? null : wordTypes.indexOf(types[0]));
}
