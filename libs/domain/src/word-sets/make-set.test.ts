import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterWords, type Conditions } from './conditions.ts';
import { liftEach, makeSet, type SetRequest } from './make-set.ts';
import { slowKeeps, slowPick } from './testing/slow-rules.ts';
import { withHomophones } from './with-homophones.ts';
import { finish } from './work.ts';

const asWords = (texts: readonly string[]) => texts.map((text) => ({ text }));
const make = (texts: readonly string[], request: Partial<SetRequest>) =>
  finish(makeSet(asWords(texts), { conditions: {}, rules: {}, ...request }));
const textsOf = (words: readonly { text: string }[]) => words.map(({ text }) => text);

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), minLength: 1, maxLength: 5 });
const texts = fc.array(text, { maxLength: 20 });
const set = fc.array(text, { maxLength: 6 }).map((found) => new Set(found));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const conditions: fc.Arbitrary<Conditions> = fc.record({
  list: optional(set),
  inAll: optional(fc.array(set, { maxLength: 2 })),
  notList: optional(set),
  has: optional(set),
  length: optional(fc.record({ min: fc.nat(3), max: fc.integer({ min: 2, max: 5 }) })),
  letters: optional(fc.constantFrom('ab', 'abé', '😀')),
  not: optional(set),
});

/** The conditions once more, word by word, in the plainest way. */
function slowPasses(word: string, asked: Conditions): boolean {
  const count = [...word].length;
  const tests: Partial<Record<keyof Conditions, () => boolean | undefined>> = {
    list: () => asked.list?.has(word),
    inAll: () => asked.inAll?.every((all) => all.has(word)),
    notList: () => !asked.notList?.has(word),
    has: () => [...(asked.has ?? [])].some((entry) => word.includes(entry)),
    length: () => asked.length && count >= asked.length.min && count <= asked.length.max,
    letters: () => [...word].every((letter) => [...(asked.letters ?? '')].includes(letter)),
    not: () => !asked.not?.has(word),
  };
  return Object.entries(tests).every(
    ([name, test]) => asked[name as keyof Conditions] === undefined || test(),
  );
}

describe('filterWords', () => {
  it('passes the words that meet every condition, in their order, and counts the others', () => {
    fc.assert(
      fc.property(texts, conditions, (given, asked) => {
        const { words, leftOut } = finish(filterWords(asWords(given), { conditions: asked }));

        expect(textsOf(words)).toEqual(given.filter((word) => slowPasses(word, asked)));
        const counted = Object.values(leftOut).reduce((sum, count) => sum + count, 0);
        expect(counted + words.length).toBe(given.length);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['a?c', ['abc', 'aéc']],
    ['a*', ['abc', 'aéc', 'a']],
    ['*.c', []],
  ])('reads %s as wildcards of the whole word', (pattern, expected) => {
    const words = asWords(['abc', 'aéc', 'xabc', 'a']);

    const passed = finish(filterWords(words, { conditions: { text: pattern } }));

    expect(textsOf(passed.words)).toEqual(expected);
  });

  it('leaves out words without a score unless they are asked for, and compares in hundredths', () => {
    const words = [
      { text: 'known', scores: { commonness: 250 } },
      { text: 'low', scores: { commonness: 249 } },
      { text: 'unknown', scores: { commonness: null } },
    ];
    const passing = (unknown: boolean) =>
      finish(filterWords(words, { conditions: { scores: { commonness: { min: 250, max: 500, unknown } } } }))
        .words;

    expect(textsOf(passing(false))).toEqual(['known']);
    expect(textsOf(passing(true))).toEqual(['known', 'unknown']);
  });
});

describe('makeSet', () => {
  it('filters, then orders, then picks by the rules, then sorts', () => {
    fc.assert(
      fc.property(texts, conditions, fc.nat(8), (given, asked, take) => {
        const rules = { prefixFree: true, suffixFree: true };
        const made = make(given, { conditions: asked, rules, take, order: '-length', sort: 'text' });

        const passing = given.filter((word) => slowPasses(word, asked));
        const ordered = textsOf(make(passing, { order: '-length' }).words);
        const picked = slowPick(ordered, rules, take);
        expect(textsOf(made.words)).toEqual(textsOf(make(picked, { order: 'text' }).words));
        expect(slowKeeps(textsOf(made.words), rules)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('prunes before it takes, and says how many went', () => {
    const made = make(['spill', 'spillover', 'over', 'apple'], { schlinkert: true, take: 3 });

    expect(made.pruned).toBe(1);
    expect(textsOf(made.words)).toHaveLength(3);
  });
});

describe('liftEach', () => {
  it('says what leaving out each condition and rule would bring, the most first', () => {
    const words = asWords(['car', 'cart', 'carton', 'dog']);

    const lifted = finish(
      liftEach(words, {
        conditions: { length: { min: 4, max: 9 } },
        rules: { prefixFree: true },
        take: 3,
      }),
    );

    expect(lifted).toEqual([
      { lifted: 'length', possible: 2 },
      { lifted: 'prefixFree', possible: 2 },
    ]);
  });
});

describe('withHomophones', () => {
  const silent = {
    name: 'none',
    lemmaOf: (word: string) => word,
    formOf: () => 'base' as const,
    soundsOf: () => [],
    pairs: { classesOf: () => 0, conflictsOf: () => 0, reasonsAgainst: () => [] },
  };

  it('turns away the second of a pair, and nothing else', () => {
    const language = withHomophones(silent, [
      ['sun', 'son'],
      ['son', 'sonne'],
    ]);

    const made = make(['sun', 'son', 'sonne', 'moon'], { rules: { noHomophones: true }, language });

    expect(textsOf(made.words)).toEqual(['sun', 'sonne', 'moon']);
  });
});
