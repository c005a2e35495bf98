/** Strengths that people ask for: 77 bits are six words of a Diceware list, 90 seven, 128 a key of AES. */
export const askedBits = [77, 90, 128] as const;

/** What a list is worth when words are drawn from it by chance, each of them as likely as the others. */
export interface Entropy {
  /** log2 of the number of words (C. E. Shannon, "A mathematical theory of communication", 1948). */
  readonly bitsPerWord: number;
  /** For each asked strength the fewest words that reach it; null if a list of at most one word never does. */
  readonly wordsFor: readonly { readonly bits: number; readonly words: number | null }[];
}

/** The entropy of a list of so many different words. */
export function entropyOf(count: number, asked: readonly number[] = askedBits): Entropy {
  return {
    bitsPerWord: count < 1 ? 0 : Math.log2(count),
    wordsFor: asked.map((bits) => ({ bits, words: fewestWords(count, bits) })),
  };
}

/** The least number of words with count^words at least 2^bits, without rounding. */
function fewestWords(count: number, bits: number): number | null {
  if (count < 2) return null;
  const asked = 2n ** BigInt(Math.ceil(bits));
  let words = 0;
  for (let reached = 1n; reached < asked; reached *= BigInt(count)) words += 1;
  return words;
}
