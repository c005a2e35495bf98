import { wordForms } from '@word-list/domain/word-sets';
import type { FormReader } from '../form-reader.ts';
import { textAt, type TextTable } from './text-table.ts';

/** Stands for a form that nobody has asked for yet. */
export const unseenForm = 0xffff_ffff;

/**
 * The column of forms with all of them in it; they are found when first asked for: of a quarter of a million words in a
 * quarter of a second.
 */
export const lazyForms = (texts: TextTable, forms: Uint32Array, formOf: FormReader): (() => Uint32Array) => {
  let isMade = false;
  return () => {
    for (let row = 0; !isMade && row < forms.length; row += 1) {
      if (forms[row] === unseenForm) forms[row] = wordForms.indexOf(formOf(textAt(texts, row)));
    }
    isMade = true;
    return forms;
  };
};
