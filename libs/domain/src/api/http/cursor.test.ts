import { InvalidInput } from '../../errors.ts';
import * as fc from 'fast-check';
import * as z from 'zod';
import { expect, it } from 'vitest';
import { openCursor, sealCursor } from './cursor.ts';

const seal = { key: 'a key', purpose: 'words' };
const position = z.strictObject({ value: z.union([z.string(), z.number(), z.null()]), text: z.string() });
const anyPosition = fc.record({
  value: fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null)),
  text: fc.string({ unit: 'grapheme' }),
});

it('gives back the position that it was made of', () => {
  fc.assert(
    fc.property(anyPosition, (given) => {
      const opened = openCursor(seal, sealCursor(seal, given), position);

      expect(opened).toEqual(given);
    }),
  );
});

it('refuses every change of a cursor', () => {
  const cursor = sealCursor(seal, { value: 3, text: 'apple' });
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/ ';
  const anyChange = fc.tuple(fc.nat(cursor.length - 1), fc.constantFrom(...alphabet, ''));

  fc.assert(
    fc.property(anyChange, ([at, character]) => {
      const changed = cursor.slice(0, at) + character + cursor.slice(at + 1);
      fc.pre(changed !== cursor);

      expect(() => openCursor(seal, changed, position)).toThrow(InvalidInput);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['another key', { ...seal, key: 'b key' }],
  ['another list', { ...seal, purpose: 'sources' }],
])('refuses a cursor of %s', (_, other) => {
  const cursor = sealCursor(other, { value: 3, text: 'apple' });

  expect(() => openCursor(seal, cursor, position)).toThrow(InvalidInput);
});

it('refuses text that never was a cursor', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => openCursor(seal, text, position)).toThrow(InvalidInput);
    }),
  );
});
