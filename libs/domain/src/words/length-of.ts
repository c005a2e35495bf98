const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
const needsSegmenter = /[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}'·-]/u;

/**
 * How many characters a reader sees in a text: grapheme clusters (Unicode Standard Annex 29), so that a letter counts once
 * with all its marks. In normal form C most words have one code point a letter, and are not segmented.
 */
export function lengthOf(text: string): number {
  let count = 0;
  if (needsSegmenter.test(text)) {
    for (const _ of letters.segment(text)) count += 1;
  } else {
    for (const _ of text) count += 1;
  }
  return count;
}
