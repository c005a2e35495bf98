import { canonicalForm, isWord } from './canonical-form.ts';
import type { Encoding } from './encodings.ts';

/** An encoding in which the lines would hold words, and one of the lines in it. */
export interface EncodingGuess {
  readonly encoding: Encoding;
  readonly example: string;
}

/** In the order of preference where several fit. */
const candidates: readonly Encoding[] = [
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'macintosh',
  'shift_jis',
  'gb18030',
  'euc-kr',
];

/** Of lines that are not UTF-8: the encoding in which nearly all of them are words; undefined where there is none. */
export const guessEncoding = (lines: readonly Uint8Array[]): EncodingGuess | undefined => {
  const guesses = candidates.map((encoding) => tryEncoding(encoding, lines));
  const best = guesses.reduce((one, other) => (other.share > one.share ? other : one), noGuess);
  return best.share < enough ? undefined : { encoding: best.encoding, example: best.example };
};

const enough = 0.7;
const noGuess = { encoding: 'windows-1252' as Encoding, example: '', share: 0 };

/** The first run of letters that are not ASCII, with the letters around it: the part of a line that decides. */
const strangeWord = /[\p{L}\p{M}'’-]*[^\p{ASCII}][\p{L}\p{M}'’-]*/u;

function tryEncoding(encoding: Encoding, lines: readonly Uint8Array[]): typeof noGuess {
  const decoder = new TextDecoder(encoding);
  const words = lines.map((line) => strangeWord.exec(decoder.decode(line))?.[0] ?? '');
  const good = words.filter(isPlausible);
  // Two encodings of Cyrillic swap capitals for small letters: words are seldom written in capitals.
  const capitals = good.filter((word) => word === word.toUpperCase());
  const share = (good.length - capitals.length / 10) / Math.max(1, lines.length);
  return { encoding, example: good[0] ?? '', share };
}

/**
 * A word in which no capital follows a small letter, and which is no Latin word made of accents alone. A single
 * letter is a word in every encoding and tells nothing, except in a script whose letters are words.
 */
function isPlausible(word: string): boolean {
  if (!isWord(canonicalForm(word)) || /\p{Ll}\p{Lu}/u.test(word)) return false;
  if ([...word].length === 1) return /\p{Script=Han}/u.test(word);
  const accents = word.match(/[^\p{ASCII}’]/gu)?.length ?? 0;
  return !/\p{Script=Latin}/u.test(word) || word.length < 3 || accents * 2 <= word.length;
}
