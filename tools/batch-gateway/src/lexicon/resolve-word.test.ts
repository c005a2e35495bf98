import { describe, expect, it } from 'vitest';
import { noFacts } from './fact-columns.ts';
import { resolveWord } from './resolve-word.ts';
import type { WordFacts } from './word-facts.ts';

const entries: Readonly<Record<string, Partial<WordFacts>>> = {
  stop: { senses: 2, verb: 0.6, noun: 0.4 },
  joy: { senses: 1, noun: 1 },
  happy: { senses: 1, adjective: 1 },
  play: { senses: 2, verb: 1 },
  player: { senses: 1, noun: 1 },
  mouse: { senses: 1, noun: 1 },
  mice: { zipf: 3, lemma: 'mouse', forms: 1 },
  shoe: { senses: 1, noun: 1 },
};

const lookup = (word: string): WordFacts | undefined =>
  entries[word] === undefined ? undefined : { ...noFacts, ...entries[word] };

const resolve = (word: string) => {
  const { base, relation, types, polarity } = resolveWord(lookup, word);
  return { base, relation, types, polarity };
};

describe('resolveWord', () => {
  it.each([
    ['stop', 'stop', 'itself', undefined],
    ['stops', 'stop', 'inflected', ['noun', 'verb']],
    ['stopped', 'stop', 'inflected', ['verb', 'adjective']],
    ['stopping', 'stop', 'inflected', ['verb', 'noun']],
    ['mice', 'mouse', 'inflected', ['noun']],
    ['happier', 'happy', 'inflected', ['adjective']],
    ['happiness', 'happy', 'derived', ['noun']],
    ['happily', 'happy', 'derived', ['adverb']],
    ['unhappy', 'happy', 'prefixed', ['adjective']],
    ['nonplayer', 'player', 'prefixed', ['noun']],
    ['nonplayers', 'player', 'prefixed', ['noun']],
    ['running-shoe', 'shoe', 'prefixed', ['noun']],
    ['xyzzy', undefined, 'unknown', undefined],
  ])('takes the meaning of %s from %s (%s)', (word, base, relation, types) => {
    expect(resolve(word)).toMatchObject({ base, relation, types, polarity: 1 });
  });

  it('turns the feeling round for -less', () => {
    expect(resolve('joyless')).toMatchObject({ base: 'joy', relation: 'derived', polarity: -1 });
  });
});
