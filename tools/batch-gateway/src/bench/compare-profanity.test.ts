import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareProfanity, compareRaters } from './compare-profanity.ts';

/** Hundredths of offensiveness and unfitness. */
const scored = new Map([
  ['rude', [300, 0]],
  ['lewd', [100, 80]],
  ['meek', [250, 0]],
  ['mild', [100, 0]],
  ['rudes', [300, 0]],
  ['calm', [0, 0]],
]);
const top = [...scored.keys()];
const lexicon = {
  explain: (word: string) => ({
    ...lexicon.score(word),
    word,
    base: word.replace(/s$/u, ''),
    relation: 'inflected' as const,
  }),
  score: (word: string) => {
    const [offensiveness = 0, nsfw = 0] = scored.get(word) ?? [];
    const of = (hundredths: number) => ({ hundredths, source: 'h', confidence: 1 }) as const;
    return { scores: { offensiveness: of(offensiveness), nsfw: of(nsfw) } as never, types: undefined };
  },
};

it('finds what lists agree on as offensive or unfit, and of what offends what any list has', () => {
  const lists = ['rude lewd mild', 'rude lewd mild', 'rude lewd mild calm'].map(
    (text, place) => [String(place), new Set(text.split(' '))] as const,
  );

  expect(compareProfanity(lexicon, top, new Map(lists))).toMatchObject([
    { wrong: ['mild'], n: 3 },
    { wrong: ['meek'], n: 3 },
  ]);
});

const severities = (text: string): string => {
  const path = join(mkdtempSync(join(tmpdir(), 'severities-')), 'ratings.csv');
  writeFileSync(path, text);
  return path;
};

it('finds what people rated as strong, and of what offends and was rated what they rated above mild', () => {
  const path = severities(
    'text,category,severity_rating\nRude,a,2.4\nlewd,b,2\nmeek,c,1\nmild,d,1.8\nelsewhere,e,3\nrude,a,1\n',
  );

  expect(compareRaters(lexicon, top, path)).toMatchObject([
    { wrong: ['lewd'], n: 2 },
    { wrong: ['meek'], n: 2 },
  ]);
});

it('says which columns a file of ratings needs', () => {
  expect(() => compareRaters(lexicon, top, severities('word,rating\nrude,2\n'))).toThrow('severity_rating');
});
