import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';
import { InvalidInput } from '../errors.ts';
import type { Language, WordForm } from './language.ts';
import type { ListWord } from './list-word.ts';
import { valueReader } from './word-values.ts';

/** A range, ends included: hundredths of a scale, or characters. An end that is left out is open. */
export interface ValueRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** By what words are split, and the parts in order: `sentiment:..-2/2..` is by sentiment, `to` -200 and `from` 200. */
export type Split =
  | { readonly by: 'length' | AttributeName; readonly parts: readonly ValueRange[] }
  | { readonly by: 'mainType' | 'types'; readonly parts: readonly (readonly WordType[])[] }
  | { readonly by: 'forms'; readonly parts: readonly (readonly WordForm[])[] };

/**
 * The part of a word, for `partOf` of pickWords and matchParts, and their number. A word that no part holds, or
 * whose value nobody knows, has none; one that several hold is in the first. Forms need a language: InvalidInput.
 */
export function splitWords(
  split: Split,
  language?: Language,
): { readonly parts: number; readonly partOf: (word: ListWord) => number | undefined } {
  const holds = holdersOf(split, language);
  return {
    parts: holds.length,
    partOf: (word) => {
      const part = holds.findIndex((holdsWord) => holdsWord(word));
      return part === -1 ? undefined : part;
    },
  };
}

function holdersOf(split: Split, language: Language | undefined): ((word: ListWord) => boolean)[] {
  switch (split.by) {
    case 'mainType':
      return split.parts.map(
        (some) =>
          ({ types: [main] = [] }) =>
            main !== undefined && some.includes(main),
      );
    case 'types':
      return split.parts.map(
        (some) =>
          ({ types = [] }) =>
            types.some((type) => some.includes(type)),
      );
    case 'forms': {
      if (!language) throw new InvalidInput('split', 'forms are known for English words only');
      return split.parts.map(
        (some) =>
          ({ text }) =>
            some.includes(language.formOf(text)),
      );
    }
    default: {
      const valueOf = valueReader(split.by);
      return split.parts.map((range) => (word) => isWithin(valueOf(word), range));
    }
  }
}

function isWithin(value: number | null, { from = -Infinity, to = Infinity }: ValueRange): boolean {
  return value !== null && from <= value && value <= to;
}
