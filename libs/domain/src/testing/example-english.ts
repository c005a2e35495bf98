import { makeEnglish } from '../word-sets/english/index.ts';
import type { WordForm } from '../word-sets/language.ts';

/** English, read once for all tests of a file. */
export const exampleEnglish = makeEnglish();

/** The form of an English word, as catalogues in tests know it. */
export function exampleForm(text: string): WordForm {
  return exampleEnglish.formOf(text);
}
