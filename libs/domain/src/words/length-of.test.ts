import { expect, it } from 'vitest';
import { lengthOf } from './length-of.ts';

it.each([
  ['cat', 3],
  ["rock'n'roll", 11],
  ['größe', 5],
  ['col·legi', 8],
  ['அம்மா', 3],
  ['मुम्बई', 3],
  ['हिन्दी', 2],
  ['ẹ́wà', 3],
  ['слово', 5],
  ['日本語', 3],
  ['한국어', 3],
  ['𐐀𐐁', 2],
  ['', 0],
])('counts the letters of %s as a reader does', (text, length) => {
  expect(lengthOf(text)).toBe(length);
});

it('counts as the segmenter does what it does not segment', () => {
  const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
  for (let code = 0; code < 0x2000; code += 1) {
    const text = `a${String.fromCharCode(code)}b`;
    if (/\p{L}|['·-]/u.test(text[1]!)) expect(lengthOf(text), text).toBe([...segmenter.segment(text)].length);
  }
});
