import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../ids.ts';
import { memoryChunkStore } from '../testing/index.ts';
import type { SourceFormat } from '../sources/source.ts';
import { rejectsKey } from './manifest.ts';
import { storeList } from './store-list.ts';

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

const store = async (text: string, format: SourceFormat = { kind: 'lines' }, keepRejects = false) => {
  const chunks = memoryChunkStore();
  const list = { bytes: bytesOf(text), format, runId: 'run', upload: 'up', keepRejects };
  const manifest = await storeList(chunks, list);
  return { chunks, manifest };
};

const word = (index: number): string =>
  `w${[...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`;
const lines = (count: number): string =>
  Array.from({ length: count }, (_, index) => `${word(index)}\n`).join('');

describe('storing a list', () => {
  it.each([
    [0, []],
    [1, [1]],
    [9_999, [9_999]],
    [10_000, [10_000]],
    [10_001, [10_000, 1]],
    [25_000, [10_000, 10_000, 5_000]],
  ])('cuts %d words into chunks of %j', async (count, sizes) => {
    const { manifest } = await store(lines(count));

    expect(manifest.chunks.map(({ words }) => words)).toEqual(sizes);
    expect(manifest).toMatchObject({ lines: count, accepted: count, duplicates: 0 });
  });

  it('names each chunk by run, upload and index, and fixes its content by SHA-256', async () => {
    const { chunks, manifest } = await store('Pear\napple\n');

    const [chunk] = manifest.chunks;
    expect(chunk).toEqual({
      index: 0,
      key: 'runs/run/up/00000.txt',
      sha256: sha256Hex('pear\napple\n'),
      words: 2,
      parts: [2],
    });
    expect(await chunks.get('runs/run/up/00000.txt')).toBe('pear\napple\n');
  });

  it('counts repeats in other case or normal form, also over chunk borders', async () => {
    const { manifest } = await store(`école\n${lines(10_000)}E\u0301COLE\n\u00c9cole\n`);

    expect(manifest).toMatchObject({ lines: 10_003, accepted: 10_001, duplicates: 2 });
  });

  it('accounts for every line, with a few examples of each reject', async () => {
    const { manifest } = await store('apple\n\n12\nr2d2\ntwo words\n!\napple\n');

    expect(manifest.rejected).toMatchObject({ invalid_utf8: 0, missing_column: 0, empty: 1, not_a_word: 4 });
    expect(manifest.readAs).toBe('one word a line, UTF-8');
    expect(manifest.examples['not_a_word']).toEqual([
      { line: 3, text: '12' },
      { line: 4, text: 'r2d2' },
      { line: 5, text: 'two words' },
    ]);
    const rejected = Object.values(manifest.rejected).reduce((sum, count) => sum + count, 0);
    expect(manifest.lines).toBe(rejected + manifest.duplicates + manifest.accepted);
  });

  it('stores all rejected lines beside the chunks, a bounded number in each object', async () => {
    const { chunks, manifest } = await store(
      `${'12\n'.repeat(10_001)}say "hi" x\nso\u00a0fa\n`,
      undefined,
      true,
    );

    const objects = Array.from({ length: manifest.rejectObjects ?? 0 }, (_, index) => index);
    const texts = await Promise.all(objects.map((index) => chunks.get(rejectsKey('run', 'up', index))));
    const rows = texts.join('').trimEnd().split('\r\n');
    expect(objects).toHaveLength(2);
    expect(rows).toHaveLength(10_003);
    expect(rows[0]).toBe('1,not_a_word,"12"');
    expect(rows.slice(-2)).toEqual(['10002,not_a_word,"say ""hi"" x"', '10003,not_a_word,"so<U+00A0>fa"']);
  });

  it('reads a dice list by its second column', async () => {
    const { manifest } = await store('11111\tabacus\n11112\tabdomen\n11113\n', {
      kind: 'delimited',
      separator: 'tab',
      column: 2,
    });

    expect(manifest).toMatchObject({ accepted: 2, rejected: { missing_column: 1 } });
  });
});
