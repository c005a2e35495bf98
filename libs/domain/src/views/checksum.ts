import { padded } from './view-layout.ts';

/** Where the sum of so many bytes begins. */
export const startChecksum = (bytes: number): number => (bytes / 4) | 0;

/**
 * A sum of 32 bits over whole words of four bytes, but for one of them. Each step is a bijection of sum and word: whatever
 * is wrong in one word only never goes unnoticed. What does not end at eight bytes goes on with zeros until there.
 */
export const addToChecksum = (before: number, bytes: Uint8Array, without = -1): number => {
  let sum = before;
  const whole = bytes.length >>> 2;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, whole);
  for (let at = 0; at < whole; at += 1) {
    if (at !== without) sum = addWord(sum, words[at] as number);
  }
  for (let at = whole * 4; at < padded(bytes.length); at += 4) sum = addWord(sum, wordAt(bytes, at));
  return sum;
};

function addWord(sum: number, word: number): number {
  const mixed = Math.imul(sum ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return [0, 1, 2, 3].reduce((word, byte) => word | ((bytes[at + byte] ?? 0) << (8 * byte)), 0);
}
