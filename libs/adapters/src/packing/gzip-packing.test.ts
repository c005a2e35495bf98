import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { gzipPacking } from './gzip-packing.ts';

const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at % 251) & (at >>> 9));

it('gives back what it packed, in fewer bytes', async () => {
  const packed = await gzipPacking.pack(bytes);

  expect(packed.length).toBeLessThan(bytes.length / 5);
  expect(Buffer.compare(await gzipPacking.unpack(packed), bytes)).toBe(0);
});

it('refuses what is no packed object, or was cut off', async () => {
  const packed = await gzipPacking.pack(bytes);

  await expect(gzipPacking.unpack(bytes)).rejects.toThrow();
  await expect(gzipPacking.unpack(packed.subarray(0, -1))).rejects.toThrow();
});

it('makes no more of an object than any view has', async () => {
  const zeros = Buffer.alloc(32 * 1024 * 1024);
  const bomb = Buffer.concat(Array.from({ length: 17 }, () => gzipSync(zeros)));

  await expect(gzipPacking.unpack(bomb)).rejects.toThrow(/larger than/u);
}, 30_000);
