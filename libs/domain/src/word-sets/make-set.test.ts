import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterWords, type Conditions } from './conditions.ts';
import type { Language } from './language.ts';
import { liftEach } from './lift-each.ts';
import type { ListWord } from './list-word.ts';
import { makeSet, type SetRequest } from './make-set.ts';
import { slowMatch } from './testing/slow-match.ts';
import { slowKeeps, slowPick } from './testing/slow-rules.ts';
import { withHomophones } from './with-homophones.ts';
import { finish } from './work.ts';

const asWords = (texts: readonly string[]) => texts.map((text) => ({ text }));
const make = (words: readonly ListWord[], request: Partial<SetRequest>) =>
  finish(makeSet(words, { conditions: {}, rules: {}, ...request }));
const textsOf = (words: readonly { text: string }[]) => words.map(({ text }) => text);

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀'), minLength: 1, maxLength: 5 });
const types = ['noun', 'verb', 'adverb'] as const;
const word: fc.Arbitrary<ListWord> = fc.record({
  text,
  types: fc.option(fc.shuffledSubarray([...types]), { nil: undefined }),
  scores: fc.record({
    commonness: fc.option(fc.constantFrom(0, 99, 100, 101, 500), { nil: null }),
    sentiment: fc.option(fc.constantFrom(-500, -1, 0, 250), { nil: null }),
  }),
});
const words = fc.array(word, { maxLength: 20 });
const set = fc.array(text, { maxLength: 6 }).map((found) => new Set(found));
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2, nil: undefined });
const someTypes = optional(fc.subarray([...types], { minLength: 1 }));
const range = fc.record({
  min: fc.constantFrom(-500, 0, 100),
  max: fc.constantFrom(99, 100, 500),
  unknown: fc.boolean(),
});
const conditions: fc.Arbitrary<Conditions> = fc.record({
  list: optional(set),
  inAll: optional(fc.array(set, { maxLength: 2 })),
  notList: optional(set),
  has: optional(set),
  length: optional(fc.record({ min: fc.nat(3), max: fc.integer({ min: 2, max: 5 }) })),
  text: optional(fc.constantFrom('*a*', '?*', '*é', 'a?*', '??')),
  letters: optional(fc.constantFrom('ab', 'abé', '😀')),
  types: someTypes,
  notTypes: someTypes,
  mainType: someTypes,
  forms: optional(fc.subarray(['base', 'plural'] as const)),
  scores: optional(fc.record({ commonness: optional(range), sentiment: optional(range) })),
  not: optional(set),
});

/** A language in which words that end with b are plurals, and nothing else is known. */
const language: Language = {
  name: 'none',
  lemmaOf: (one) => one.replace(/b$/u, ''),
  formOf: (one) => (one.endsWith('b') ? 'plural' : 'base'),
  soundsOf: () => [],
  pairs: { reasons: [], classesOf: () => 0, conflictsOf: () => 0, reasonsAgainst: () => [] },
};

const hasScore = (value: number | null | undefined, asked: NonNullable<Conditions['scores']>['nsfw']) => {
  if (asked === undefined) return true;
  if (value === null || value === undefined) return asked.unknown === true;
  return asked.min <= value && value <= asked.max;
};

/** The conditions once more, word by word, in the plainest way. */
function slowPasses(one: ListWord, asked: Conditions): boolean {
  const count = [...one.text].length;
  const own = one.types ?? [];
  const pattern = (asked.text ?? '').replaceAll('*', '.*').replaceAll('?', '.');
  const tests: Record<keyof Conditions, () => boolean | undefined> = {
    list: () => asked.list?.has(one.text),
    inAll: () => asked.inAll?.every((all) => all.has(one.text)),
    notList: () => !asked.notList?.has(one.text),
    has: () => [...(asked.has ?? [])].some((entry) => one.text.includes(entry)),
    length: () => asked.length && count >= asked.length.min && count <= asked.length.max,
    text: () => new RegExp(`^${pattern}$`, 'su').test(one.text),
    letters: () => [...one.text].every((letter) => [...(asked.letters ?? '')].includes(letter)),
    types: () => own.some((type) => asked.types?.includes(type)),
    notTypes: () => own.every((type) => asked.notTypes?.includes(type) === false),
    mainType: () => own.slice(0, 1).some((type) => asked.mainType?.includes(type)),
    forms: () => asked.forms?.includes(language.formOf(one.text)),
    scores: () =>
      hasScore(one.scores?.commonness, asked.scores?.commonness) &&
      hasScore(one.scores?.sentiment, asked.scores?.sentiment),
    not: () => !asked.not?.has(one.text),
  };
  return Object.entries(tests).every(
    ([name, test]) => asked[name as keyof Conditions] === undefined || test() === true,
  );
}

describe('filterWords', () => {
  it('passes the words that meet every condition, in their order, and counts the others', () => {
    fc.assert(
      fc.property(words, conditions, (given, asked) => {
        const passed = finish(filterWords(given, { conditions: asked, language }));

        expect(passed.words).toEqual(given.filter((one) => slowPasses(one, asked)));
        const counted = Object.values(passed.leftOut).reduce((sum, count) => sum + count, 0);
        expect(counted + passed.words.length).toBe(given.length);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['a?c', ['abc', 'aéc']],
    ['a*', ['abc', 'aéc', 'a']],
    ['*.c', []],
  ])('reads %s as wildcards of the whole word', (pattern, expected) => {
    const given = asWords(['abc', 'aéc', 'xabc', 'a']);

    const passed = finish(filterWords(given, { conditions: { text: pattern } }));

    expect(textsOf(passed.words)).toEqual(expected);
  });

  it('leaves out words without a score unless they are asked for, and compares in hundredths', () => {
    const given = [
      { text: 'known', scores: { commonness: 250 } },
      { text: 'low', scores: { commonness: 249 } },
      { text: 'unknown', scores: { commonness: null } },
    ];
    const passing = (unknown: boolean) =>
      finish(filterWords(given, { conditions: { scores: { commonness: { min: 250, max: 500, unknown } } } }))
        .words;

    expect(textsOf(passing(false))).toEqual(['known']);
    expect(textsOf(passing(true))).toEqual(['known', 'unknown']);
  });
});

describe('makeSet', () => {
  const rules = { prefixFree: true, suffixFree: true };

  it('filters, then orders, then picks by the rules, then sorts', () => {
    fc.assert(
      fc.property(words, conditions, fc.nat(8), (given, asked, take) => {
        const made = make(given, {
          conditions: asked,
          language,
          rules,
          take,
          order: '-length',
          sort: 'text',
        });

        const passing = given.filter((one) => slowPasses(one, asked));
        const ordered = textsOf(make(passing, { order: '-length' }).words);
        const picked = slowPick(ordered, rules, take);
        expect(textsOf(made.words)).toEqual(textsOf(make(asWords(picked), { order: 'text' }).words));
        expect(made.possible).toBe(made.words.length);
        expect(slowKeeps(textsOf(made.words), rules)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  const split = { by: 'commonness', parts: [{ to: 99 }, { from: 100 }] } as const;
  const partOf = ({ scores }: ListWord) => {
    const value = scores?.commonness ?? null;
    return value === null ? undefined : Number(value >= 100);
  };

  it('fills each part in order, with the rules over all of them', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 4 }), (given, take) => {
        const made = make(given, { split, rules, take, sort: '-text' });

        const parts: string[][] = [[], []];
        for (const one of given) {
          const part = parts[partOf(one) ?? 2];
          if (part && part.length < take && slowKeeps([...parts.flat(), one.text], rules))
            part.push(one.text);
        }
        const sorted = parts.map((part) => textsOf(make(asWords(part), { order: '-text' }).words));
        expect(made.parts.map(textsOf)).toEqual(sorted);
        expect(textsOf(made.words)).toEqual(sorted.flat());
        expect(made.possible).toBe(Math.min(...parts.map((part) => part.length)));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps matched sets together when it sorts them', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 4 }), (given, take) => {
        const hold = [{ by: 'length' as const }];
        const made = make(given, { split, hold, rules, take, sort: '-text' });

        const sets = slowMatch(given, { hold, rules, take, partOf, parts: 2 });
        const leads = make(
          sets.map(([lead]) => lead!),
          { order: '-text' },
        ).words;
        const sorted = leads.map((lead) => sets.find(([one]) => one === lead)!);
        expect(made.parts).toEqual([0, 1].map((part) => sorted.map((matched) => matched[part])));
        expect(made.possible).toBe(sets.length);
        expect(made.balance.map(({ by }) => by)).toEqual(['length']);
      }),
      { numRuns: 1000 },
    );
  });

  it('prunes before it takes, and says how many went', () => {
    const made = make(asWords(['spill', 'spillover', 'over', 'apple']), { schlinkert: true, take: 3 });

    expect(made.pruned).toBe(1);
    expect(textsOf(made.words)).toHaveLength(3);
  });
});

describe('liftEach', () => {
  it('says what leaving out each condition and rule would bring, the most first', () => {
    const given = asWords(['car', 'cart', 'carton', 'dog']);

    const lifted = finish(
      liftEach(given, {
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

  it('says what the set without a condition, a scale or a rule holds, whatever is asked', () => {
    fc.assert(
      fc.property(words, conditions, fc.integer({ min: 1, max: 6 }), (given, asked, take) => {
        const request = { conditions: asked, rules: { prefixFree: true }, language, take };

        const lifted = finish(liftEach(given, request));

        const expected = lifted.map(({ lifted: name }) => {
          const scores = { ...asked.scores, [name]: undefined };
          const without = { ...asked, [name]: undefined, ...(asked.scores && { scores }) };
          const passing = given.filter((one) => slowPasses(one, without));
          return slowPick(textsOf(passing), { prefixFree: name !== 'prefixFree' }, take).length;
        });
        const names = Object.entries({ ...asked, ...asked.scores, scores: undefined });
        expect(lifted.map(({ possible }) => possible)).toEqual(expected);
        expect(lifted).toHaveLength(names.filter(([, value]) => value !== undefined).length + 1);
        expect(expected).toEqual(expected.toSorted((one, other) => other - one));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('withHomophones', () => {
  it('turns away the second of a pair, and nothing else', () => {
    const own = withHomophones(language, [
      ['sun', 'son'],
      ['son', 'sonne'],
    ]);

    const made = make(asWords(['sun', 'son', 'sonne', 'moon']), {
      rules: { noHomophones: true },
      language: own,
    });

    expect(textsOf(made.words)).toEqual(['sun', 'sonne', 'moon']);
  });
});
