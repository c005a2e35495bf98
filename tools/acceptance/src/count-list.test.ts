import { storeList, type SourceFormat } from '@word-list/domain';
import { memoryChunkStore } from '@word-list/domain/testing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countList } from '../count-list.mjs';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const countByDomain = async (bytes: Uint8Array, format: SourceFormat, pieceBytes: number) => {
  const { lines, rejected, duplicates, accepted } = await storeList(memoryChunkStore(), {
    bytes: inPieces(bytes, pieceBytes),
    // Named, so that lines which are not UTF-8 are counted and not asked about.
    format: { ...format, encoding: 'utf-8' },
    runId: 'run',
    upload: 'upload',
  });
  return { lines, rejected, duplicates, accepted };
};

/** Pieces of lines that meet every rule at its edge. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['a', 'B', 'é', 'e\u0301', 'ß', 'İ', 'Σ', 'ς', 'ﬁ', 'ग', 'ि', 'ก', '็', '𐐀', '\u0301', 'ʼ'],
    ...["'", '’', '-', '‐', '\u00ad', '\ufeff', '\u200d', ' ', '\u00a0', '\t', ',', '1', '😀', '\ufffd'],
    ...['"', 'צ', '״', 'ŀ', '·', '#', '//', '- ', '1. ', 'İ', 'а', 'α', '\u200c', 'ک', 'ｶ', 'ﾞ', 'ﹱ', '–'],
    ...['\r', '\n', '\r\n', 'x'.repeat(63), 'é'.repeat(64), 'y'.repeat(65_535), ' '.repeat(65_536)],
  ),
  fc.string({ unit: 'binary' }),
);
const bytesPiece = fc.oneof(
  { weight: 9, arbitrary: piece.map((text) => Buffer.from(text.toWellFormed().replaceAll('\0', ''))) },
  { weight: 1, arbitrary: fc.uint8Array({ min: 1, maxLength: 4 }).map((bytes) => Buffer.from(bytes)) },
);
// The word in front keeps the head from being taken for something that is no text.
const list = fc
  .array(bytesPiece, { maxLength: 30 })
  .map((pieces) => Buffer.concat([Buffer.from('head\n'), ...pieces]));

it.each([65_535, 65_536, 65_537, 65_538])(
  'a last line of %d bytes without its end is judged by them',
  async (size) => {
    const bytes = Buffer.from(`b,\na,${'y'.repeat(size - 2)}`);
    const first: SourceFormat = { kind: 'delimited', separator: 'comma', column: 1 };

    const counted = await countByDomain(bytes, first, 4096);

    expect(counted).toEqual(countList(bytes, 'delimited:comma:1'));
    expect(counted).toMatchObject({ rejected: { too_long: size > 65_536 ? 1 : 0 } });
  },
);

it.each<[string, SourceFormat]>([
  ['lines', { kind: 'lines' }],
  ['delimited:tab:2', { kind: 'delimited', separator: 'tab', column: 2 }],
  ['delimited:comma:1', { kind: 'delimited', separator: 'comma', column: 1 }],
])('the independent count and the domain agree on any list in the format %s', async (name, format) => {
  await fc.assert(
    fc.asyncProperty(list, fc.constantFrom(50, 999, 4096, 65_536, 100_000), async (bytes, size) => {
      expect(await countByDomain(bytes, format, size)).toEqual(countList(bytes, name));
    }),
    { numRuns: 150 },
  );
});
