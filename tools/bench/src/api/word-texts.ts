import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';

/** The 274,137 words of the package `word-list`. */
export const readWordTexts = (): string[] => readFileSync(wordListPath, 'utf8').trimEnd().split('\n');
