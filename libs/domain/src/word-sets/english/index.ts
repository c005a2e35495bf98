import type { Language } from '../language.ts';
import { makeForms } from './forms.ts';
import { makeSounds } from './homophones.ts';
import { makePairSafety } from './pairs.ts';

export { frontCode } from './front-coding.ts';
export { makeForms, withoutS, type FormTables } from './forms.ts';

/** What is known of English. Its tables are read when first asked, which takes some fifty milliseconds: keep what it gives. */
export function makeEnglish(): Language {
  const formOf = makeForms();
  const lemmaOf = (text: string) => formOf(text).lemma;
  return {
    name: 'English',
    lemmaOf,
    formOf: (text) => formOf(text).form,
    soundsOf: makeSounds(),
    pairs: makePairSafety(lemmaOf),
  };
}
