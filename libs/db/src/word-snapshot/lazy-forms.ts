import { wordForms } from '@word-list/domain/word-sets';
import type { FormReader } from '../form-reader.ts';
import { textAt, type TextTable } from './text-table.ts';

/** Stands for a form that nobody has asked for yet. */
export const unseenForm = 0xff;

/** The column of forms, which are found when first asked for. */
export interface LazyForms {
  /** With all of them in it. */
  (): Uint8Array;
  /** Finds so many more of them; true when there are all. */
  fill(most: number): boolean;
}

export const lazyForms = (texts: TextTable, forms: Uint8Array, formOf: FormReader): LazyForms => {
  let row = 0;
  const fill = (most: number): boolean => {
    for (let count = 0; row >= 0 && count < most; count += 1) {
      row = forms.indexOf(unseenForm, row);
      if (row >= 0) forms[row] = wordForms.indexOf(formOf(textAt(texts, row)));
    }
    return row < 0;
  };
  const all = (): Uint8Array => {
    fill(Infinity);
    return forms;
  };
  return Object.assign(all, { fill });
};
