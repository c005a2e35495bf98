/** The words of a pasted list, one a line; of lines with columns, as dice lists have them, the last. */
export function readPasted(text: string): readonly { readonly text: string }[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.split('\t').at(-1) ?? '')
    .map((word) => word.normalize('NFC').trim().toLowerCase())
    .filter((word) => word !== '')
    .map((word) => ({ text: word }));
}
