import { baseNumbers, describeRollAgain, diceNumbers } from '@word-list/domain/word-sets';
import type { SetOptions } from './options/read-set-request.ts';

/** How words are written. */
export type PrintOptions = Pick<SetOptions, 'dice' | 'base' | 'unicode' | 'locale' | 'sort'>;

/** Words that are ready to be written. */
export interface PrintedWords {
  readonly texts: readonly string[];
  /** The number of the word at each place, where words are numbered. */
  readonly numberOf: ((place: number) => string) | undefined;
  /** What a person has to know about the numbers. */
  readonly note: string | undefined;
}

/** Spells, sorts and numbers words as the options say. Throws InvalidInput for dice that there are not. */
export function printWords(words: readonly { readonly text: string }[], options: PrintOptions): PrintedWords {
  const texts = sorted(
    words.map(({ text }) => spelled(text, options)),
    options,
  );
  if (options.base !== undefined) {
    return { texts, numberOf: baseNumbers(texts.length, options.base), note: undefined };
  }
  if (options.dice === undefined) return { texts, numberOf: undefined, note: undefined };
  const dice = diceNumbers(texts.length, options.dice);
  return { texts, numberOf: dice.numberOf, note: describeRollAgain(dice) };
}

const wordsAPiece = 8192;

/** The lines of a list, in pieces. */
export function* linesOf({ texts, numberOf }: PrintedWords): Generator<string> {
  for (let start = 0; start < texts.length; start += wordsAPiece) {
    let piece = '';
    for (const [at, text] of texts.slice(start, start + wordsAPiece).entries()) {
      piece += numberOf === undefined ? `${text}\n` : `${numberOf(start + at)}\t${text}\n`;
    }
    yield piece;
  }
}

function spelled(text: string, { unicode }: PrintOptions): string {
  return unicode === undefined || unicode === 'nfc' ? text : text.normalize(unicode.toUpperCase());
}

/** Languages sort in ways of their own; without one the order is that of code points. */
function sorted(texts: string[], { locale, sort }: PrintOptions): string[] {
  if (locale === undefined || (sort !== 'text' && sort !== '-text')) return texts;
  const { compare } = new Intl.Collator(locale);
  return texts.sort((one, other) => (sort === 'text' ? compare(one, other) : compare(other, one)));
}
