import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { readLines } from './read-lines.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Lines, and in braces the reasons of those that are no text. */
const linesOf = async (content: string | Uint8Array, size = 7): Promise<string[]> => {
  const lines: string[] = [];
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for await (const group of readLines(inPieces(bytes, size))) {
    lines.push(...group.map((line) => (typeof line === 'string' ? line : `{${line.reject}}`)));
  }
  return lines;
};

describe('reading lines', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\n', ['a', 'b']],
    ['a\rb\rc\r', ['a', 'b', 'c']],
    ['a\r\rb', ['a', '', 'b']],
    ['a\r\r\nb', ['a', '', 'b']],
    ['\r', ['']],
    ['\n\n', ['', '']],
    ['é\nß', ['é', 'ß']],
  ])('splits %j', async (text, lines) => {
    expect(await linesOf(text)).toEqual(lines);
    expect(await linesOf(text, 1)).toEqual(lines);
  });

  it('says which line is not UTF-8 and keeps the others', async () => {
    const bytes = Buffer.concat([
      Buffer.from('one\n'),
      Buffer.from([0xe9, 0x74, 0x0a]),
      Buffer.from('two\n'),
    ]);

    expect(await linesOf(bytes)).toEqual(['one', '{invalid_utf8}', 'two']);
  });

  it.each([limits.lineBytes, limits.lineBytes + 1, 1_000_000])(
    'treats a line of %d bytes as its limit says',
    async (size) => {
      const lines = await linesOf(`a\n${'x'.repeat(size)}\nb`, 65_536);

      expect(lines.map((line) => (line.startsWith('{') ? line : line.length))).toEqual([
        1,
        size > limits.lineBytes ? '{too_long}' : size,
        1,
      ]);
    },
  );

  it.each(['\n', '\r', '\r\n'])('finds the end %j of a line that was too long to hold', async (end) => {
    const content = `a${end}${'x'.repeat(200_000)}${end}b${end}`;

    for (const size of [1000, 4096, 200_001, 200_002, 200_003, 200_004]) {
      expect(await linesOf(content, size)).toEqual(['a', '{too_long}', 'b']);
    }
  });

  it('skips an endless last line', async () => {
    expect(await linesOf(`a\n${'x'.repeat(300_000)}`, 10_000)).toEqual(['a', '{too_long}']);
  });

  it('gives the same lines however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r', '\r\n'),
        async (texts, size, end) => {
          const lines = texts.map((text) => text.replaceAll(/[{\r\n]/gu, ''));
          const content = lines.map((line) => `${line}${end}`).join('');

          expect(await linesOf(content, size)).toEqual(lines);
        },
      ),
    );
  });
});
