import { expect, it } from 'vitest';
import { judgeAsked, judgeScores } from './judge-round.ts';

const words = ['apple', 'pear', 'plum'];
const once = new Map(words.map((word) => [word, 1]));
const scores = new Map(words.map((word) => [word, `1,2 ${word}`]));

it('finds nothing wrong when each word was asked once and has the score of the undisturbed round', () => {
  expect(judgeAsked(once, words)).toEqual([]);
  expect(judgeScores(scores, new Map(scores))).toEqual([]);
});

it('names words that were asked twice, never, or without being in a list', () => {
  expect(judgeAsked(new Map([...once, ['pear', 2]]), words).join()).toMatch(/more than once: pear/u);
  expect(judgeAsked(new Map([...once].slice(1)), words).join()).toMatch(/never asked: apple/u);
  expect(judgeAsked(new Map([...once, ['fig', 1]]), words).join()).toMatch(/4 words were asked, of 3/u);
});

it('names scores that differ, are missing, or too many', () => {
  expect(judgeScores(new Map([...scores, ['plum', '9']]), scores).join()).toMatch(/plum 1,2 plum, not 9/u);
  expect(judgeScores(new Map([...scores].slice(1)), scores).join()).toMatch(/2 words are stored, of 3/u);
  expect(judgeScores(new Map([...scores, ['fig', '1']]), scores).join()).toMatch(/4 words are stored, of 3/u);
});
