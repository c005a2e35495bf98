import { expect, it } from 'vitest';
import { readPasted } from './read-pasted.ts';

it('takes a word a line, from dice lists the last column, whatever ends a line', () => {
  const words = readPasted('11111\tAbacus\r\n11112\tabdomen\n\n  Cafe\u0301 \rabacus');

  expect(words.map(({ text }) => text)).toEqual(['abacus', 'abdomen', 'café', 'abacus']);
});
