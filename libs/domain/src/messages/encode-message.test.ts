import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeMessage } from './encode-message.ts';

it('writes letters beyond ASCII, astral ones too, as escapes', () => {
  const encoded = encodeMessage({ words: ['café', '𝒜'] });

  expect(encoded).toBe('{"words":["caf\\u00e9","\\ud835\\udc9c"]}');
});

it('gives ASCII that reads back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const encoded = encodeMessage(value);

      expect(JSON.parse(encoded)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(encoded).toMatch(/^[\u0020-\u007e]*$/);
    }),
  );
});

it('keeps a lone surrogate as it was', () => {
  expect(JSON.parse(encodeMessage('\ud800'))).toBe('\ud800');
});
