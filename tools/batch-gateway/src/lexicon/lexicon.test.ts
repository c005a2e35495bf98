import { attributes, type AttributeName, wordTypes } from '@word-list/domain';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lexicon } from './lexicon.ts';
import { loadLexicon } from './load-lexicon.ts';

let lexicon: Lexicon;

beforeAll(async () => {
  lexicon = await loadLexicon();
});

/** A score as a number; not a number where it is not known. */
const scoreOf = (word: string, name: AttributeName): number =>
  (lexicon.score(word).scores[name]?.hundredths ?? NaN) / 100;

const typesOf = (word: string) => lexicon.score(word).types?.types ?? [];

describe('golden words', () => {
  it.each<[AttributeName, string, number, number]>([
    ['commonness', 'the', 4.9, 5],
    ['commonness', 'water', 4.6, 5],
    ['commonness', 'zebra', 3, 3.6],
    ['commonness', 'photosynthesis', 2.8, 3.4],
    ['commonness', 'defenestration', 1, 2],
    ['commonness', 'syzygy', 1, 2.2],
    ['sentiment', 'murder', -5, -3],
    ['sentiment', 'hate', -5, -2],
    ['sentiment', 'joyless', -4, -1],
    ['sentiment', 'unhappy', -4, -1],
    ['sentiment', 'genocide', -5, -2],
    ['sentiment', 'happy', 2, 5],
    ['sentiment', 'wonderful', 2, 5],
    ['sentiment', 'fearless', 1, 4],
    ['complexity', 'cat', 0, 1],
    ['complexity', 'chemistry', 0.8, 3],
    ['complexity', 'photosynthesis', 2, 4],
    ['complexity', 'phosphorylation', 2, 5],
    ['political', 'senator', 3.5, 5],
    ['political', 'music', 0, 0.6],
    ['formality', 'heretofore', 4, 5],
    ['formality', 'booze', 0, 1.5],
  ])('%s of %s is %d to %d', (name, word, least, most) => {
    expect(scoreOf(word, name)).toBeGreaterThanOrEqual(least);
    expect(scoreOf(word, name)).toBeLessThanOrEqual(most);
  });

  it.each([
    ['run', ['verb', 'noun']],
    ['the', ['determiner']],
    ['quickly', ['adverb']],
    ['seven', ['numeral', 'noun']],
    ['mice', ['noun']],
    ['went', ['verb']],
    ['hello', ['interjection', 'noun']],
    ['and', ['conjunction']],
    ['they', ['pronoun']],
  ] as const)('%s is %j', (word, types) => {
    expect(typesOf(word)[0]).toBe(types[0]);
    expect(types).toEqual(expect.arrayContaining([...typesOf(word)]));
  });
});

describe('known traps', () => {
  it('does not take words for the body for slurs', () => {
    for (const word of ['penis', 'vagina', 'breast', 'orgasm', 'urine', 'nipple', 'bosom'])
      expect(scoreOf(word, 'offensiveness'), word).toBeLessThan(2);
  });

  it('scores slurs and obscene words high, their forms too', () => {
    for (const word of ['fuck', 'fucking', 'shit', 'faggot', 'kike', 'kikes', 'scumbags']) {
      expect(scoreOf(word, 'offensiveness'), word).toBeGreaterThanOrEqual(2.5);
    }
  });

  it('takes no feeling over through a prefix', () => {
    expect(scoreOf('prekill', 'sentiment')).toBeNaN();
  });
});

const finnish =
  'äiti hyvää yötä juusto leipää sateenkaari lentokone koulussa kirjasto perhonen ruokapöytä ystävänpäivä talvisota kesämökki maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu'.split(
    ' ',
  );

describe('a word that is in no list', () => {
  it.each(['qwertzuiop', 'xyzzyq', 'слово', ...finnish])('%s has no score and no type', (word) => {
    const { scores, types } = lexicon.score(word);

    expect({ ...scores, types }).toEqual({});
  });
});

describe('any word', () => {
  const anyWord = fc.stringMatching(/^[\p{L}'-]{1,20}$/u);

  it('gets whole hundredths in range or none, and up to four known types', () => {
    fc.assert(
      fc.property(anyWord, (word) => {
        const { scores, types } = lexicon.score(word);
        for (const { name, min, max } of attributes) {
          const { hundredths = 0, confidence = 1 } = scores[name] ?? {};
          expect(Number.isInteger(hundredths)).toBe(true);
          expect(hundredths).toBeGreaterThanOrEqual(min * 100);
          expect(hundredths).toBeLessThanOrEqual(max * 100);
          expect(confidence).toBeGreaterThanOrEqual(0.3);
        }
        const found = types?.types ?? ['noun'];
        expect(found.length).toBeGreaterThanOrEqual(1);
        expect(found.length).toBeLessThanOrEqual(4);
        expect(found.every((type) => wordTypes.includes(type))).toBe(true);
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });

  it('is explained with the same scores, and with its base', () => {
    for (const word of ['abandon', 'größe', 'слово', 'คำ', 'running', 'unfamiliarities']) {
      expect(lexicon.explain(word)).toMatchObject(lexicon.score(word));
    }
    expect(lexicon.explain('unfamiliarities')).toMatchObject({
      base: 'unfamiliarity',
      relation: 'inflected',
    });
  });
});
