import { baseNumbers, describeRollAgain, diceNumbers } from '@word-list/domain/word-sets';
import type { SetOptions } from './options/read-set-request.ts';

/** How words are written. */
export type PrintOptions = Pick<SetOptions, 'dice' | 'base' | 'unicode' | 'locale' | 'sort'>;

/** Words that are ready to be written. */
export interface PrintedWords<Word = unknown> {
  /** In the order in which they are written. */
  readonly words: readonly Word[];
  /** Of these words, as they are spelled. */
  readonly texts: readonly string[];
  /** The number of the word at each place, where words are numbered. */
  readonly numberOf: ((place: number) => string) | undefined;
  /** What a person has to know about the numbers. */
  readonly note: string | undefined;
}

/** Spells, sorts and numbers words as the options say. Throws InvalidInput for dice that there are not. */
export function printWords<Word extends { readonly text: string }>(
  given: readonly Word[],
  options: PrintOptions,
): PrintedWords<Word> {
  const words = sorted(given, options);
  const texts = words.map(({ text }) => spelled(text, options));
  if (options.base !== undefined) {
    return { words, texts, numberOf: baseNumbers(texts.length, options.base), note: undefined };
  }
  if (options.dice === undefined) return { words, texts, numberOf: undefined, note: undefined };
  const dice = diceNumbers(texts.length, options.dice);
  return { words, texts, numberOf: dice.numberOf, note: describeRollAgain(dice) };
}

const wordsAPiece = 8192;

/** The lines of a list, in pieces. */
export function* linesOf({ texts, numberOf }: Pick<PrintedWords, 'texts' | 'numberOf'>): Generator<string> {
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
function sorted<Word extends { readonly text: string }>(
  words: readonly Word[],
  { locale, sort }: PrintOptions,
): readonly Word[] {
  if (locale === undefined || (sort !== 'text' && sort !== '-text')) return words;
  const { compare } = new Intl.Collator(locale);
  const sign = sort === 'text' ? 1 : -1;
  return words.toSorted((one, other) => sign * compare(one.text, other.text));
}
