import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWord } from './canonical-form.ts';
import { isComment, parseCell, parseDictionaryLine, parseLine } from './parse-line.ts';

describe('a line of a list', () => {
  it.each([
    ['apple', 'apple'],
    ['  Apple\t', 'apple'],
    ['apple # the fruit', 'apple'],
    ['apple\t// the fruit', 'apple'],
    ['"apple",', 'apple'],
    ['“apple”', 'apple'],
    ['«pomme»', 'pomme'],
    ["'apple'", 'apple'],
    ["''apple''", 'apple'],
    ["'n'", "'n'"],
    ["'tis", "'tis"],
    ['- apple', 'apple'],
    ['• apple', 'apple'],
    ['12. apple', 'apple'],
    ['3) apple', 'apple'],
    ['apple;', 'apple'],
  ])('%j holds the word %j', (line, word) => {
    expect(parseLine(line)).toEqual({ word });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['""', 'empty'],
    ['x'.repeat(65), 'too_long'],
    ['é'.repeat(65), 'too_long'],
    ['two words', 'not_a_word'],
    ['apple,pear', 'not_a_word'],
    ['"apple', 'not_a_word'],
    ['r2d2', 'not_a_word'],
    ['а2pple', 'not_a_word'],
    ['аpple', 'mixed_scripts'],
  ])('%j is rejected as %s', (line, reject) => {
    expect(parseLine(line)).toEqual({ reject });
  });

  it('counts code points, not code units, towards the length', () => {
    expect(parseLine('𐐨'.repeat(64))).toEqual({ word: '𐐨'.repeat(64) });
    expect(parseLine('𐐨'.repeat(65))).toEqual({ reject: 'too_long' });
  });

  it('gives a word that is a word itself, and stays the same when parsed again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^['"’]?[A-Za-zÀ-ɏ'’·-]{1,20}['"’]?$/u), (text) => {
        const { word } = parseLine(text);
        fc.pre(word !== undefined);

        expect(isWord(word)).toBe(true);
        expect(parseLine(word)).toEqual({ word });
        expect(parseCell(word)).toEqual({ word });
      }),
    );
  });
});

describe('a line of a Hunspell dictionary', () => {
  it.each([
    ['walk/DSG', 'walk'],
    ['Paris/M po:name', 'paris'],
    ['voici\t89', 'voici'],
    ['plain', 'plain'],
    ["can't/A,B", "can't"],
  ])('%j holds the word %j', (line, word) => {
    expect(parseDictionaryLine(line)).toEqual({ word });
  });

  it('holds no word where a slash is part of the entry', () => {
    expect(parseDictionaryLine('km\\/h/X')).toEqual({ reject: 'not_a_word' });
  });
});

it.each([
  ['# fruit', true],
  ['  #!comment: x', true],
  ['// fruit', true],
  [';;; fruit', true],
  ['#1,apple', false],
  ['#,word', false],
  ['apple # fruit', false],
])('%j is a comment: %s', (line, is) => {
  expect(isComment(line)).toBe(is);
});
