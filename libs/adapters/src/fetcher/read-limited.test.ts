import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLimited } from './read-limited.ts';

const limits = { bytes: 10_000_000, ratio: 200 };

async function* inPieces(bytes: Uint8Array, size: number, closed?: { value: boolean }) {
  try {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  } finally {
    if (closed) closed.value = true;
  }
}

const read = async (source: AsyncIterable<Uint8Array>, of = limits): Promise<Buffer> => {
  const pieces: Uint8Array[] = [];
  for await (const piece of readLimited(source, of)) pieces.push(piece);
  return Buffer.concat(pieces);
};

it('gives any bytes back as they are, plain or gzipped, however they are cut', async () => {
  const content = fc.uint8Array({ maxLength: 500 }).filter((bytes) => bytes[0] !== 0x1f);
  await fc.assert(
    fc.asyncProperty(content, fc.integer({ min: 1, max: 60 }), fc.boolean(), async (bytes, size, gzip) => {
      const sent = gzip ? gzipSync(bytes) : bytes;

      const got = await read(inPieces(sent, size));

      expect(Buffer.compare(got, Buffer.from(bytes))).toBe(0);
    }),
  );
});

it('reads several gzip members as one', async () => {
  const sent = Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]);

  expect(String(await read(inPieces(sent, 7)))).toBe('one\ntwo\n');
});

it('refuses gzip that ends early', async () => {
  const sent = gzipSync('some words '.repeat(100)).subarray(0, -10);

  await expect(read(inPieces(sent, 16))).rejects.toMatchObject({ reason: 'bad_gzip' });
});

it('refuses gzip that is none after its first bytes', async () => {
  await expect(
    read(inPieces(Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 4)),
  ).rejects.toMatchObject({
    reason: 'bad_gzip',
  });
});

it('takes exactly as many bytes as allowed and refuses one more', async () => {
  const of = { bytes: 1000, ratio: 200 };

  expect(await read(inPieces(Buffer.alloc(1000, 'a'), 99), of)).toHaveLength(1000);
  await expect(read(inPieces(Buffer.alloc(1001, 'a'), 99), of)).rejects.toMatchObject({
    reason: 'too_large',
  });
});

it('counts decompressed bytes too', async () => {
  const random = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7919) % 251));

  await expect(read(inPieces(gzipSync(random), 99), { bytes: 2900, ratio: 200 })).rejects.toMatchObject({
    reason: 'too_large',
  });
});

describe('a bomb', () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000), { level: 9 });

  it('is refused before it has grown', async () => {
    let most = 0;
    const reading = (async () => {
      for await (const piece of readLimited(inPieces(bomb, 1024), { bytes: 256 * 1024 * 1024, ratio: 200 })) {
        most += piece.length;
      }
    })();

    await expect(reading).rejects.toMatchObject({ reason: 'bad_gzip' });
    expect(most).toBeLessThan(4_000_000);
  });
});

it('closes its source when the reader stops early', async () => {
  const closed = { value: false };
  const sent = gzipSync(Buffer.from(Array.from({ length: 500_000 }, (_, index) => (index * 7919) % 251)));

  for await (const piece of readLimited(inPieces(sent, 100, closed), limits)) {
    expect(piece.length).toBeGreaterThan(0);
    break;
  }

  await expect.poll(() => closed.value).toBe(true);
});

it('passes the failure of its source on', async () => {
  async function* broken() {
    yield gzipSync('some words').subarray(0, 12);
    throw new TypeError('reset');
  }

  await expect(read(broken())).rejects.toThrow('reset');
});
