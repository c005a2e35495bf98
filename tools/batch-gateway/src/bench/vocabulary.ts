import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The words of the package word-list. */
export const wordList = (): string[] => {
  const path = join(dirname(createRequire(import.meta.url).resolve('word-list')), 'words.txt');
  return readFileSync(path, 'utf8').split('\n').filter(Boolean);
};

/** The most frequent words. */
export const commonest = (frequencies: ReadonlyMap<string, number>, count: number): string[] =>
  [...frequencies]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, count)
    .map(([word]) => word);
