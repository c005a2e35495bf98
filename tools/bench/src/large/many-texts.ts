import { readWordTexts } from '../api/word-texts.ts';

/** The words that others are put behind: of so many letters at most. */
const shortLetters = 4;

/**
 * So many words by their code points, made of those of `word-list`: evenly drawn, and beyond that each with a short word
 * behind it, `ovenstail`; some 13 letters each, in the mixture of the list. Throws RangeError where there are not so many.
 */
export const manyTexts = (count: number): string[] => {
  const all = readWordTexts();
  if (count <= all.length) {
    return Array.from({ length: count }, (_, at) => all[Math.floor((at * all.length) / count)] ?? '').sort();
  }
  const texts = new Set(all);
  const short = all.filter(({ length }) => length <= shortLetters);
  for (let round = 0; round < short.length && texts.size < count; round += 1) {
    for (const [at, text] of all.entries()) {
      if (texts.size === count) break;
      texts.add(text + (short[(at + round * partnerStep) % short.length] ?? ''));
    }
  }
  if (texts.size < count) throw new RangeError(`there are ${texts.size} such words`);
  return [...texts].sort();
};

/** A prime, so that a word has another partner in each round. */
const partnerStep = 40_009;
