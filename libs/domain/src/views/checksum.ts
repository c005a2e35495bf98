/**
 * A sum of 32 bits over whole words of four bytes, but for one of them. Each step is a bijection of sum and word: whatever
 * is wrong in one word only never goes unnoticed.
 */
export const checksumOf = (words: Uint32Array, without: number): number => {
  let sum = words.length | 0;
  for (let at = 0; at < words.length; at += 1) {
    if (at === without) continue;
    sum = Math.imul(sum ^ (words[at] ?? 0), 0x9e3779b1);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
};
