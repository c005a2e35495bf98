import { bytesOfTexts, endsOfTexts, startOf, type Texts } from '@word-list/domain';

/** Texts in their order: UTF-8 in one piece of memory, with a zero behind each. No text of the database can hold one. */
export interface TextTable extends Texts {
  /** The same bytes, as what makes strings of them fastest. */
  readonly buffer: Buffer;
}

/** Both arrays begin where their memory does. */
export const textTable = ({ texts, ends }: Texts): TextTable => ({
  texts,
  ends,
  buffer: Buffer.from(texts.buffer, texts.byteOffset, texts.length),
});

/** These texts, but for those that no table can hold: empty ones, and those with a zero. */
export const textTableOf = (given: readonly string[]): TextTable => {
  const holds = given.filter((text) => text !== '' && !text.includes('\0'));
  const texts = bytesOfTexts(holds);
  return textTable({ texts, ends: endsOfTexts(texts, holds.length) ?? new Uint32Array(0) });
};

/** The text of a row that is there. */
export const textAt = (table: TextTable, row: number): string =>
  table.buffer.toString('utf8', startOf(table, row), table.ends[row]);

/** The row of a text, or where it would have to be: the first row whose text is not less. */
export const rowOfText = (table: TextTable, text: string): number => {
  const wanted = encoder.encode(text);
  let low = 0;
  let high = table.ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareWith(table, middle, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** True when the row is there and has this text. */
export const hasText = (table: TextTable, row: number, text: string): boolean =>
  row < table.ends.length && compareWith(table, row, encoder.encode(text)) === 0;

const encoder = new TextEncoder();

/** By bytes, which is by code points. */
function compareWith(table: TextTable, row: number, wanted: Uint8Array): number {
  const end = table.ends[row] as number;
  let at = startOf(table, row);
  let place = 0;
  while (at < end && place < wanted.length && table.texts[at] === wanted[place]) {
    at += 1;
    place += 1;
  }
  if (place === wanted.length) return end - at;
  return at === end ? -1 : (table.texts[at] as number) - (wanted[place] as number);
}
