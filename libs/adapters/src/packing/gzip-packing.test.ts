import { expect, it } from 'vitest';
import { gzipPacking } from './gzip-packing.ts';

const bytes = Uint8Array.from({ length: 100_000 }, (_, at) => (at % 251) & (at >>> 9));

const unpacked = async (packed: Uint8Array): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of gzipPacking.unpack(packed)) parts.push(part);
  return Buffer.concat(parts);
};

it('gives back what it packed, in fewer bytes', async () => {
  const packed = await gzipPacking.pack([bytes.subarray(0, 10), bytes.subarray(10)]);

  expect(packed.length).toBeLessThan(bytes.length / 5);
  expect(Buffer.compare(await unpacked(packed), bytes)).toBe(0);
});

it('refuses what is no packed object, or was cut off', async () => {
  const packed = await gzipPacking.pack([bytes]);

  await expect(unpacked(bytes)).rejects.toThrow();
  await expect(unpacked(packed.subarray(0, -1))).rejects.toThrow();
});
