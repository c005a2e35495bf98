import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListWord } from '../list-word.ts';
import { pickWords } from '../pick-words.ts';
import { heldOutBadPairs, heldOutGoodPairs } from '../testing/held-out-pairs.ts';
import { badPairs, goodPairs } from '../testing/judged-pairs.ts';
import { lookOf } from '../look.ts';
import { repairList } from '../repair-list.ts';
import type { RuleName } from '../rules/rule.ts';
import { finish } from '../work.ts';
import { frontCode, readFrontCoded } from './front-coding.ts';
import { makeEnglish } from './index.ts';

const english = makeEnglish();

const word = (text: string): ListWord => ({ text });

describe('the forms of English', () => {
  it.each([
    ['cat', 'cat', 'base'],
    ['cats', 'cat', 'plural'],
    ['children', 'child', 'plural'],
    ['buses', 'bus', 'plural'],
    ['houses', 'house', 'plural'],
    ['movies', 'movie', 'plural'],
    ['studies', 'study', 'plural'],
    ['wolves', 'wolf', 'plural'],
    ['aches', 'ache', 'plural'],
    ['news', 'news', 'base'],
    ['glass', 'glass', 'base'],
    ['went', 'go', 'inflected'],
    ['walked', 'walk', 'inflected'],
    ['hoping', 'hope', 'inflected'],
    ['hopping', 'hop', 'inflected'],
    ['building', 'build', 'base'],
    ['accepts', 'accept', 'inflected'],
    ['bed', 'bed', 'base'],
    ['evening', 'evening', 'base'],
    ['bigger', 'big', 'inflected'],
    ['happiest', 'happy', 'inflected'],
    ['number', 'number', 'base'],
    ["dog's", 'dog', 'inflected'],
    ['london', 'london', 'name'],
    ['zzyzx', 'zzyzx', 'base'],
  ])('have %s as %s, %s', (text, lemma, form) => {
    expect([english.lemmaOf(text), english.formOf(text)]).toEqual([lemma, form]);
  });
});

describe('the sounds of English', () => {
  it.each([
    ['there', 'their', true],
    ['flour', 'flower', true],
    ["they're", 'there', true],
    ['cat', 'dog', false],
    ['zzyzx', 'cat', false],
  ])('of %s and %s: alike is %s', (one, other, alike) => {
    expect(english.soundsOf(one).some((sound) => english.soundsOf(other).includes(sound))).toBe(alike);
  });
});

describe('the pairs of English', () => {
  const isVetoed = ([one, other]: [string, string]) =>
    english.pairs.reasonsAgainst(word(one), word(other)).length > 0;

  it('that were judged bad are vetoed in nine of ten cases, of the good at most one of twenty', () => {
    const vetoedBad = badPairs.filter(isVetoed).length;
    const vetoedGood = goodPairs.filter(isVetoed).length;

    expect(badPairs.length).toBeGreaterThanOrEqual(200);
    expect(goodPairs.length).toBeGreaterThanOrEqual(200);
    expect(vetoedBad / badPairs.length).toBeGreaterThanOrEqual(0.9);
    expect(vetoedGood / goodPairs.length).toBeLessThanOrEqual(0.05);
  });

  it('that nobody looked at while the classes were written come out the same', () => {
    expect(heldOutBadPairs).toHaveLength(60);
    expect(heldOutGoodPairs).toHaveLength(60);
    expect(heldOutBadPairs.filter(isVetoed).length / 60).toBeGreaterThanOrEqual(0.9);
    expect(heldOutGoodPairs.filter(isVetoed).length / 60).toBeLessThanOrEqual(0.05);
  });

  it('have a reason exactly where the classes do not go together, in either order', () => {
    const { classesOf, conflictsOf, reasonsAgainst } = english.pairs;
    for (const [one, other] of [...badPairs, ...goodPairs].map(
      (pair) => pair.map(word) as [ListWord, ListWord],
    )) {
      const against = (classesOf(one) & conflictsOf(classesOf(other))) !== 0;

      expect(reasonsAgainst(one, other).length > 0).toBe(against);
      expect(reasonsAgainst(other, one)).toEqual(reasonsAgainst(one, other));
    }
  });

  it('take a word that is offensive, unfit or very negative by its scores like one of the lexicon', () => {
    const teacher = word('teacher');
    const unknown = { text: 'zzyzx', scores: { offensiveness: null, nsfw: null, sentiment: null } };
    const rude = { text: 'zzyzx', scores: { offensiveness: 300 } };
    const unfit = { text: 'zzyzx', scores: { nsfw: 100 } };
    const sad = { text: 'zzyzx', scores: { sentiment: -300 } };

    expect(english.pairs.reasonsAgainst(teacher, unknown)).toEqual([]);
    expect(english.pairs.reasonsAgainst(teacher, rude)).toEqual(['is rude to people']);
    expect(english.pairs.reasonsAgainst(teacher, unfit)).toEqual(['makes people sexual']);
    expect(english.pairs.reasonsAgainst(word('jewish'), sad)).toEqual(['insults a group of people']);
  });
});

describe('the rules of English', () => {
  const pick = (rules: Parameters<typeof pickWords>[1]['rules'], texts: string) =>
    finish(pickWords(texts.split(' ').map(word), { rules, language: english }))
      .words.map(({ text }) => text)
      .join(' ');

  it('keep one form, one sound, one look, and pairs that are safe', () => {
    expect(pick({ oneLemma: true }, 'cat cats went go dog')).toBe('cat went dog');
    expect(pick({ noHomophones: true }, 'flour flower there their')).toBe('flour there');
    expect(pick({ noLookalikes: true }, 'modern modem clog dog')).toBe('modern clog');
    expect(pick({ safePairs: true }, 'teacher stupid lamp jewish stone')).toBe('teacher lamp jewish');
  });
});

describe('each rule of English', () => {
  type Breaks = (one: ListWord, other: ListWord) => boolean;
  const shareSound: Breaks = (one, other) =>
    english.soundsOf(one.text).some((sound) => english.soundsOf(other.text).includes(sound));
  const cases: readonly (readonly [RuleName, Breaks])[] = [
    ['oneLemma', (one, other) => english.lemmaOf(one.text) === english.lemmaOf(other.text)],
    ['noHomophones', shareSound],
    ['noLookalikes', (one, other) => lookOf(one.text) === lookOf(other.text)],
    ['safePairs', (one, other) => english.pairs.reasonsAgainst(one, other).length > 0],
  ];

  it.each(cases)('%s picks and repairs as comparing all pairs does', (rule, breaks) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...colliding), { maxLength: 14 }), (texts) => {
        const distinct = [...new Set(texts)].map(word);
        const expected = distinct.reduce<ListWord[]>(
          (taken, next) => (taken.some((other) => breaks(other, next)) ? taken : [...taken, next]),
          [],
        );
        const asked = { rules: { [rule]: true }, language: english };

        expect(finish(pickWords(texts.map(word), asked)).words).toEqual(expected);
        const repaired = finish(repairList(texts.map(word), { ...asked, candidates: [] }));
        expect(
          repaired.words.some((one) => repaired.words.some((other) => one !== other && breaks(one, other))),
        ).toBe(false);
        expect(repaired.words.length).toBeGreaterThanOrEqual(expected.length);
      }),
      { numRuns: 1000 },
    );
  });
});

/** Words that have forms, sounds, looks and classes in common, and what a foreign list may hold. */
const colliding =
  `cat cats cat's go went goes going gone child children their there they're flour flower read red
  modem modern clog dog 10 lO vv w uu rn m teacher stupid jewish vermin mother kill lamp café cafe 😀 zzyzx
  naked student baby idiot`.split(/\s+/u);

describe('front coding', () => {
  it('reads what it wrote', () => {
    const words = [
      'abacus',
      'abandon',
      'abandoned',
      'zebra',
      `${'x'.repeat(40)}a`,
      `${'x'.repeat(40)}b`,
    ].sort();

    expect(readFrontCoded(frontCode(words))).toEqual(words);
  });
});
