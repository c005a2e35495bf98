const c1 = 0xcc9e2d51;
const c2 = 0x1b873593;

const encoder = new TextEncoder();

/**
 * MurmurHash3 x86 32 of the text's UTF-8 with seed 0, unsigned. Stored with each word; the seeded sample is
 * ordered by it. Reference: Austin Appleby's SMHasher, MurmurHash3_x86_32.
 */
export const hash32 = (text: string): number => {
  const bytes = encoder.encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const whole = bytes.length & ~3;
  let hash = 0;
  for (let at = 0; at < whole; at += 4) {
    hash = (Math.imul(rotate(hash ^ mixBlock(view.getInt32(at, true)), 13), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let at = bytes.length - 1; at >= whole; at -= 1) tail = (tail << 8) | view.getUint8(at);
  if (bytes.length > whole) hash ^= mixBlock(tail);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function mixBlock(block: number): number {
  return Math.imul(rotate(Math.imul(block, c1), 15), c2);
}
