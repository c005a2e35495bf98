import { dictionary } from 'cmu-pronouncing-dictionary';

/** Short forms that people write as one word; of words with an apostrophe no others are kept. */
const contraction = /^(?:[a-z]+(?:n't|'re|'ve|'ll)|i'm|(?:he|she|it|let|that|there|what|where|who)'s)$/u;

/** A further pronunciation of a word has a number: `a(2)`. */
const numbered = /\(\d+\)$/u;

/**
 * Words that share a pronunciation of the CMU dictionary, a group a line, sorted. Stress is left out: it tells no
 * two words of a list apart for somebody who hears them. Names and other entries that are no words are left out.
 */
export const homophoneGroups = (words: ReadonlySet<string>): string[] => {
  const bySound = new Map<string, Set<string>>();
  for (const [entry, phones] of Object.entries(dictionary)) {
    const text = entry.replace(numbered, '');
    if (!words.has(text) && !contraction.test(text)) continue;
    const sound = phones.replaceAll(/\d/gu, '');
    bySound.set(sound, (bySound.get(sound) ?? new Set()).add(text));
  }
  const groups = [...bySound.values()].filter(({ size }) => size > 1);
  return [...new Set(groups.map((group) => [...group].sort().join(' ')))].sort();
};
