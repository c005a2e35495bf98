import { attributes, wordTypes } from '@word-list/domain';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Lexicon } from './lexicon.ts';
import { loadLexicon } from './load-lexicon.ts';

let lexicon: Lexicon;

beforeAll(async () => {
  lexicon = await loadLexicon();
});

const scoresOf = (word: string) => lexicon.score(word).scores;

describe('golden words', () => {
  it.each([
    ['the', 5, 5],
    ['water', 5, 5],
    ['house', 5, 5],
    ['zebra', 2, 3],
    ['democracy', 2, 4],
    ['photosynthesis', 1, 2],
    ['defenestration', 0, 1],
    ['syzygy', 0, 1],
    ['xyzzyq', 0, 0],
  ])('%s is as common as %i to %i', (word, least, most) => {
    expect(scoresOf(word).commonness).toBeGreaterThanOrEqual(least);
    expect(scoresOf(word).commonness).toBeLessThanOrEqual(most);
  });

  it.each([
    ['murder', -5, -3],
    ['hate', -5, -2],
    ['joyless', -4, -1],
    ['unhappy', -4, -1],
    ['genocide', -5, -2],
    ['table', 0, 0],
    ['happy', 2, 5],
    ['wonderful', 2, 5],
    ['love', 3, 5],
    ['fearless', 1, 4],
  ])('%s feels like %i to %i', (word, least, most) => {
    expect(scoresOf(word).sentiment).toBeGreaterThanOrEqual(least);
    expect(scoresOf(word).sentiment).toBeLessThanOrEqual(most);
  });

  it.each([
    ['cat', 0, 1],
    ['house', 0, 1],
    ['chemistry', 1, 3],
    ['photosynthesis', 2, 4],
    ['deoxyribonucleic', 4, 5],
  ])('%s is as complex as %i to %i', (word, least, most) => {
    expect(scoresOf(word).complexity).toBeGreaterThanOrEqual(least);
    expect(scoresOf(word).complexity).toBeLessThanOrEqual(most);
  });

  it('knows political words from others', () => {
    for (const word of ['senator', 'democracy', 'socialism'])
      expect(scoresOf(word).political).toBeGreaterThanOrEqual(4);
    for (const word of ['apple', 'run', 'music']) expect(scoresOf(word).political).toBe(0);
  });

  it('ranks formal words above slang', () => {
    expect(scoresOf('heretofore').formality).toBeGreaterThan(scoresOf('yeah').formality);
    expect(scoresOf('commemoration').formality).toBeGreaterThan(scoresOf('booze').formality);
  });

  it('gives many senses a higher figurativeness than one', () => {
    expect(scoresOf('run').figurativeness).toBeGreaterThanOrEqual(3);
    expect(scoresOf('zebra').figurativeness).toBe(0);
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
  ])('%s is %j', (word, types) => {
    const found = lexicon.score(word).types;

    expect(types.filter((type) => found.some((one) => one === type))[0]).toBe(types[0]);
    expect(found.every((type) => types.includes(type))).toBe(true);
  });
});

describe('known traps', () => {
  it('does not take a cat for something negative', () => {
    for (const word of ['cat', 'cats', 'dog', 'table', 'stone']) expect(scoresOf(word).sentiment).toBe(0);
  });

  it('does not take a religion, a people or an orientation for an offence', () => {
    for (const word of [
      'muslim',
      'jew',
      'jewish',
      'christian',
      'catholic',
      'african',
      'arab',
      'german',
      'gay',
      'lesbian',
    ]) {
      expect(scoresOf(word), word).toMatchObject({ offensiveness: 0, nsfw: 0 });
      expect(scoresOf(word).culturalsensitivity, word).toBeLessThanOrEqual(2);
    }
  });

  it('does not take words for the body for slurs', () => {
    for (const word of ['penis', 'vagina', 'breast', 'orgasm', 'urine', 'nipple', 'bosom']) {
      expect(scoresOf(word).offensiveness, word).toBeLessThanOrEqual(1);
    }
  });

  it('scores harmless words of the profanity list low', () => {
    for (const word of ['black', 'girls', 'failure', 'banana', 'color', 'church', 'kid', 'oral']) {
      expect(scoresOf(word).offensiveness, word).toBe(0);
    }
  });

  it('scores slurs and obscene words high, their forms too', () => {
    for (const word of ['fuck', 'fucking', 'shit', 'faggot', 'kike', 'kikes']) {
      expect(scoresOf(word).offensiveness, word).toBeGreaterThanOrEqual(4);
      expect(scoresOf(word).nsfw, word).toBe(1);
    }
  });

  it('takes no feeling over through a prefix', () => {
    expect(scoresOf('prekill').sentiment).toBe(0);
  });
});

describe('any word', () => {
  const anyWord = fc.stringMatching(/^[\p{L}'-]{1,20}$/u);

  it('gets whole scores in range and one to four known types', () => {
    fc.assert(
      fc.property(anyWord, (word) => {
        const { scores, types } = lexicon.score(word);
        for (const { name, min, max } of attributes) {
          expect(Number.isInteger(scores[name])).toBe(true);
          expect(scores[name]).toBeGreaterThanOrEqual(min);
          expect(scores[name]).toBeLessThanOrEqual(max);
        }
        expect(types.length).toBeGreaterThanOrEqual(1);
        expect(types.length).toBeLessThanOrEqual(4);
        expect(types.every((type) => wordTypes.includes(type))).toBe(true);
        expect(new Set(types).size).toBe(types.length);
      }),
    );
  });

  it('gets the same scores every time', () => {
    for (const word of ['abandon', 'größe', 'слово', 'คำ', 'running']) {
      expect(lexicon.score(word)).toEqual(lexicon.score(word));
    }
  });

  it('is explained with the same scores, a source and a confidence', () => {
    for (const word of ['murder', 'unfamiliarities', 'слово']) {
      const { attributes: explained, types } = lexicon.explain(word);
      const { scores } = lexicon.score(word);
      for (const { name } of attributes) {
        expect(explained[name].score).toBe(scores[name]);
        expect(explained[name].source).not.toBe('');
        expect(explained[name].confidence).toBeGreaterThan(0);
        expect(explained[name].confidence).toBeLessThanOrEqual(1);
      }
      expect(types.types).toEqual(lexicon.score(word).types);
    }
  });

  it('is trusted less when nothing knows it', () => {
    const known = lexicon.explain('happy').attributes;
    const unknown = lexicon.explain('слово').attributes;

    for (const { name } of attributes) expect(unknown[name].confidence).toBeLessThan(known[name].confidence);
  });
});
