import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalForm, isWord, lineParser } from './parse-line.ts';

const parse = lineParser({ kind: 'lines' });

describe('a line of a list', () => {
  it.each([
    ['apple', 'apple'],
    ['  Apple\t', 'apple'],
    ['PARIS', 'paris'],
    ['don’t', "don't"],
    ['well‐known', 'well-known'],
    ['Straße', 'straße'],
    ['ÉCOLE', 'école'],
    ['E\u0301COLE', 'école'],
    ['ёлка', 'ёлка'],
    ['สวัสดี', 'สวัสดี'],
    ['हिन्दी', 'हिन्दी'],
    ["rock'n'roll", "rock'n'roll"],
    ['a', 'a'],
  ])('%j holds the word %j', (line, word) => {
    expect(parse(line)).toEqual({ word });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['x'.repeat(65), 'too_long'],
    ['é'.repeat(65), 'too_long'],
    ['two words', 'not_a_word'],
    ["'tis", 'not_a_word'],
    ['dogs-', 'not_a_word'],
    ['a--b', 'not_a_word'],
    ['r2d2', 'not_a_word'],
    ['foo\rbar', 'not_a_word'],
    ['naïve!', 'not_a_word'],
    ['\u0301a', 'not_a_word'],
  ])('%j is rejected as %s', (line, reject) => {
    expect(parse(line)).toEqual({ reject });
  });

  it('counts code points, not code units, towards the length', () => {
    expect(parse('𐐨'.repeat(64))).toEqual({ word: '𐐨'.repeat(64) });
    expect(parse('𐐨'.repeat(65))).toEqual({ reject: 'too_long' });
  });

  it('has one canonical form, however often it is made canonical', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = canonicalForm(text);

        expect(canonicalForm(once)).toBe(once);
      }),
    );
  });

  it('gives a word that is a word itself, and stays the same when parsed again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zÀ-ɏ'’-]{1,20}$/u), (text) => {
        const { word } = parse(text);
        fc.pre(word !== undefined);

        expect(isWord(word)).toBe(true);
        expect(parse(word)).toEqual({ word });
      }),
    );
  });
});

describe('a delimited line', () => {
  it('takes its word from the column, counted from 1', () => {
    const dice = lineParser({ kind: 'delimited', separator: 'tab', column: 2 });

    expect(dice('11111\tabacus')).toEqual({ word: 'abacus' });
    expect(dice('11111\tabacus\trest')).toEqual({ word: 'abacus' });
  });

  it('is rejected when it has too few columns, before anything else is looked at', () => {
    const second = lineParser({ kind: 'delimited', separator: 'comma', column: 2 });

    expect(second('')).toEqual({ reject: 'missing_column' });
    expect(second('a,')).toEqual({ reject: 'empty' });
  });
});
