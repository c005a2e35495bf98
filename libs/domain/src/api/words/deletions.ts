/** An odd multiplier: hashing stays one-to-one in each character. */
const factor = 0x01000193;

const hashSuffixes = (codes: readonly number[]): { hashes: Int32Array; powers: Int32Array } => {
  const hashes = new Int32Array(codes.length + 1);
  const powers = new Int32Array(codes.length + 1).fill(1);
  for (let at = codes.length - 1; at >= 0; at -= 1) {
    powers[at] = Math.imul(powers[at + 1] ?? 1, factor);
    hashes[at] = (Math.imul(codes[at] ?? 0, powers[at + 1] ?? 1) + (hashes[at + 1] ?? 0)) | 0;
  }
  return { hashes, powers };
};

/**
 * Hashes (32 bits, signed) of every text that is left of this one after deleting up to `count` characters (code
 * points), itself included. Texts that are equal have one hash; a few that differ have one too. A text of n
 * characters has at most 1 + n + … + n over `count` of them.
 */
export const deletionHashes = (text: string, count: number): number[] => {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const { hashes, powers } = hashSuffixes(codes);
  const found: number[] = [];
  // `before` is the hash of what was kept in front of `from`; whatever is behind it is kept from here on, or cut again.
  const visit = (from: number, before: number, left: number): void => {
    found.push((Math.imul(before, powers[from] ?? 1) + (hashes[from] ?? 0)) | 0);
    if (left === 0) return;
    let kept = before;
    for (let at = from; at < codes.length; at += 1) {
      visit(at + 1, kept, left - 1);
      kept = (Math.imul(kept, factor) + (codes[at] ?? 0)) | 0;
    }
  };
  visit(0, 0, count);
  return found;
};
