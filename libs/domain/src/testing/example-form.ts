import { makeForms } from '../word-sets/english/index.ts';
import type { WordForm } from '../word-sets/language.ts';

let read: ReturnType<typeof makeForms> | undefined;

/** The form of an English word, as catalogues in tests know it. */
export function exampleForm(text: string): WordForm {
  read ??= makeForms();
  return read(text).form;
}
