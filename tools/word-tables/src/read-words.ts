import { readFileSync } from 'node:fs';
import wordListPath from 'word-list';

/** The 274,137 English words of the package `word-list`. */
export const readWords = (): string[] => readFileSync(wordListPath, 'utf8').trimEnd().split('\n');
