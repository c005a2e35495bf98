import { readFileSync } from 'node:fs';
import { attributes, hash32, wordTypes, type ScoredWord } from '@word-list/domain';
import { exampleWord } from '@word-list/domain/api/testing';
import wordListPath from 'word-list';

const apart = 137;

/** Some 2,000 English words with made-up scores in hundredths, always the same; some of them unknown. */
export function scoredWords(): ScoredWord[] {
  const all = readFileSync(wordListPath, 'utf8').trimEnd().split('\n');
  const some = all.filter((_, place) => place % apart === 0);
  const texts = new Set(['time', 'year', 'longer', 'sounds', 'son', 'sun', ...some]);
  return [...texts].map((text) => ({
    ...exampleWord(text),
    types: [wordTypes[hash32(text) % 3] ?? 'noun'],
    scores: Object.fromEntries(
      attributes.map(({ name, min, max }) => [name, scoreOf(`${name} ${text}`, min, max)]),
    ) as ScoredWord['scores'],
  }));
}

/** Half of the scores are the lowest there is, as most words are not offensive. */
function scoreOf(key: string, min: number, max: number): number | null {
  const hash = hash32(key);
  if (hash % 11 === 0) return null;
  return hash % 2 === 0 ? Math.max(min, 0) : min + (hash % ((max - min) * 100 + 1)) / 100;
}
