import {
  attributes,
  compareText,
  inOffice,
  mix,
  wildcardMatch,
  wordTypes,
  type AttributeName,
  type WordFilter,
  type WordOrder,
} from '@word-list/domain';
import { wordForms, type WordForm } from '@word-list/domain/word-sets';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageRows } from './page-rows.ts';
import { countRows } from './row-bits.ts';
import { sampleRows } from './sample-rows.ts';
import { candidateRows, selectRows } from './select-rows.ts';
import { emptySnapshot, withRows, type SnapshotRow } from './snapshot-rows.ts';
import { unscored } from './word-columns.ts';
import { wordAt, type WordSnapshot } from './word-snapshot.ts';

// Some of these letters share a group of the letter index: a and !, b and the quotation mark.
const letter = fc.constantFrom('a', 'b', 'é', 'ж', '!', '"', ' ', '\uff5e', '😀');
const text = fc.array(letter, { minLength: 1, maxLength: 6 }).map((letters) => letters.join(''));
const types = fc.uniqueArray(fc.constantFrom(...wordTypes), { maxLength: 3 });

/** Whose value is served of each scale, and of the types: the judge's place in the view, or nobody's. */
const notOfM: Partial<Record<AttributeName, string>> = {
  offensiveness: '1',
  formality: '1',
  culturalsensitivity: '',
};
const places = [
  ...attributes.map(({ name }) => [name, notOfM[name] ?? '0'] as const),
  ['types', '0'] as const,
];

/** Everything but the hash and length, which a text has for good. */
const values = fc.record({
  scores: fc.tuple(
    ...attributes.map(({ min, max }) =>
      fc.oneof(
        // Few values, so that words share one, and all hundredths.
        { weight: 3, arbitrary: fc.integer({ min, max }).map((whole) => whole * 100) },
        { weight: 3, arbitrary: fc.integer({ min: min * 100, max: max * 100 }) },
        fc.constant(unscored),
      ),
    ),
  ),
  types: types.map((list) => list.join('/')),
  origin: fc.constantFrom(
    '["m","","n",0]',
    `["k","${places.map(([, place]) => place).join()}","n 2",1700000000123]`,
  ),
  scoredAt: fc.integer({ min: 0, max: 2e12 }),
});

/** Some form of each, whatever the word. */
const formOf = (of: string): WordForm => wordForms[Array.from(of).length % 3] ?? 'base';

const judgeNamed = (id: string) => ({
  id,
  kind: 'model' as const,
  model: `model of ${id}`,
  rubricId: 'r',
  effort: null,
  ...inOffice,
  rank: 1,
});
const view = { judges: ['m', 'k'].map(judgeNamed) };
/** Whose values are not k's, in the origin that names k: places 0 are m's. */
const otherThanK = Object.fromEntries(places.filter(([, place]) => place === '0').map(([of]) => [of, 'm']));

/** Few hashes, so that many words have the same: ties are broken by text, and keys are not spread evenly. */
const hashOf = (of: string): number => Math.imul(of.length % 3, 0x9e3779b1) >>> 0;

const row = fc.record({ text, values }).map(({ text: of, values: given }): SnapshotRow => ({
  text: of,
  hash: hashOf(of),
  length: Array.from(of).length,
  ...given,
}));
const rows = fc.uniqueArray(row, { selector: (of) => of.text, maxLength: 90 });

// Wide enough that most filters leave some words.
const range = fc
  .tuple(fc.integer({ min: -600, max: 200 }), fc.integer({ min: -100, max: 900 }), fc.boolean())
  .map(([min, width, unknown]) => ({ min, max: min + width, unknown }));
const pattern = fc
  .array(fc.oneof(letter, fc.constantFrom('?', '*', '*')), { minLength: 1, maxLength: 4 })
  .map((signs) => signs.join(''));
const filter = fc.record(
  {
    ranges: fc.dictionary(fc.constantFrom(...attributes.map(({ name }) => name)), range, { maxKeys: 2 }),
    types: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, types),
    notTypes: types,
    mainTypes: types,
    forms: fc.subarray([...wordForms]),
    letters: fc.subarray(['a', 'b', 'é', 'ж', '!', '"', ' ', '\uff5e', '😀']).map((some) => some.join('')),
    not: fc.array(text, { maxLength: 3 }),
    text: pattern,
    minLength: fc.integer({ min: 1, max: 3 }),
    maxLength: fc.integer({ min: 2, max: 6 }),
  },
  { requiredKeys: ['ranges', 'types'] },
) as fc.Arbitrary<WordFilter>;
const order: fc.Arbitrary<WordOrder> = fc.oneof(
  fc.record({
    by: fc.constantFrom('text', 'length', ...attributes.map(({ name }) => name)),
    descending: fc.boolean(),
  }),
  fc.record({ by: fc.constant('random' as const), seed: fc.integer({ min: 0, max: 0xffff_ffff }) }),
);
const query = fc.record({ filter, order, limit: fc.integer({ min: 1, max: 40 }) });

/** Filters, orders and samples one word after another. */
const plainly = (of: ReadonlyMap<string, SnapshotRow>) => {
  const scoreOf = (one: SnapshotRow, name: string) =>
    one.scores[attributes.findIndex((one) => one.name === name)] ?? unscored;
  const isInRanges = (one: SnapshotRow, ranges: WordFilter['ranges']): boolean =>
    Object.entries(ranges).every(([name, { min, max, unknown }]) => {
      const score = scoreOf(one, name);
      return score === unscored ? unknown : score >= min && score <= max;
    });
  const matches = (one: SnapshotRow, wildcards: string | undefined): boolean =>
    wildcards === undefined || wildcardMatch(wildcards).matches(one.text);
  const hasTypes = (one: SnapshotRow, { types: any, notTypes = [], mainTypes }: WordFilter): boolean => {
    const own = one.types.split('/');
    return (
      (any.length === 0 || any.some((type) => own.includes(type))) &&
      !notTypes.some((type) => own.includes(type)) &&
      (mainTypes?.some((type) => own[0] === type) ?? true)
    );
  };
  const isSpelled = (one: SnapshotRow, { letters, not = [], text: wildcards }: WordFilter): boolean =>
    [...one.text].every((sign) => letters?.includes(sign) ?? true) &&
    !not.includes(one.text) &&
    matches(one, wildcards);
  const hasForm = (one: SnapshotRow, { forms }: WordFilter): boolean =>
    forms?.includes(formOf(one.text)) ?? true;
  const passes = (one: SnapshotRow, by: WordFilter): boolean =>
    isInRanges(one, by.ranges) &&
    hasTypes(one, by) &&
    isSpelled(one, by) &&
    hasForm(one, by) &&
    one.length >= (by.minLength ?? 0) &&
    one.length <= (by.maxLength ?? Infinity);
  const select = (by: WordFilter) => [...of.values()].filter((one) => passes(one, by));
  const valueOf = (one: SnapshotRow, of: WordOrder) =>
    of.by === 'random'
      ? mix(one.hash, of.seed)
      : of.by === 'text'
        ? 0
        : of.by === 'length'
          ? one.length
          : scoreOf(one, of.by);
  const comparing = (of: WordOrder) => (a: SnapshotRow, b: SnapshotRow) => {
    const [left, right] = [valueOf(a, of), valueOf(b, of)];
    const sign = of.by !== 'random' && of.descending ? -1 : 1;
    const bare = Number(left === unscored) - Number(right === unscored);
    return bare || sign * (left - right) || sign * compareText(a.text, b.text);
  };
  const sorted = (by: WordFilter, of: WordOrder) => select(by).toSorted(comparing(of));
  return {
    count: (by: WordFilter) => select(by).length,
    sorted,
    position: (one: SnapshotRow, of: WordOrder) => {
      const value = valueOf(one, of);
      return { value: value === unscored ? null : value, text: one.text };
    },
  };
};

const checkQueries = (
  snapshot: WordSnapshot,
  model: ReturnType<typeof plainly>,
  queries: readonly { filter: WordFilter; order: WordOrder; limit: number }[],
): void => {
  const textsAt = (list: readonly number[]) => list.map((at) => wordAt(snapshot, at).text);
  for (const { filter: by, order: of, limit } of queries) {
    expect(countRows(selectRows(snapshot, by))).toBe(model.count(by));
    const sorted = model.sorted(by, of);
    const texts = sorted.map((one) => one.text);
    const page = pageRows(snapshot, candidateRows(snapshot, by), { order: of, limit });
    expect(textsAt(page)).toEqual(texts.slice(0, limit));
    const last = sorted[page.length - 1];
    if (last === undefined) continue;
    const after = model.position(last, of);
    const following = pageRows(snapshot, candidateRows(snapshot, by), { order: of, limit, after });
    expect(textsAt(following)).toEqual(texts.slice(limit, 2 * limit));
  }
};

describe('a snapshot', () => {
  it('answers as a look at every word would, before and after each change', () => {
    const step = fc.record({
      rows,
      gone: fc.array(text, { maxLength: 20 }),
      rescored: fc.array(values, { maxLength: 20 }),
      queries: fc.array(query, { minLength: 4, maxLength: 4 }),
    });

    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 3 }), (steps) => {
        let snapshot = emptySnapshot(0n, { formOf });
        const known = new Map<string, SnapshotRow>();
        const change = (changed: readonly SnapshotRow[], gone: readonly string[] = []) => {
          for (const of of gone) known.delete(of);
          snapshot = withRows(snapshot, { rows: changed, gone, revision: snapshot.revision + 1n });
          for (const one of changed) known.set(one.text, one);
        };
        for (const { rows: changed, gone, rescored, queries } of steps) {
          change(
            changed.filter((one) => !gone.includes(one.text)),
            gone,
          );
          expect(snapshot.size).toBe(known.size);
          checkQueries(snapshot, plainly(known), queries);

          // Without new words the index stays, and has to follow.
          change(
            [...known.values()].slice(0, rescored.length).map((one, at) => ({ ...one, ...rescored[at] })),
          );
          checkQueries(snapshot, plainly(known), queries);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('gives each word back as it was put in', () => {
    fc.assert(
      fc.property(rows, rows, (first, second) => {
        const snapshot = withRows(
          withRows(emptySnapshot(0n, { formOf, view }), { rows: first, revision: 1n }),
          {
            rows: second,
            revision: 2n,
          },
        );
        const known = new Map([...first, ...second].map((one) => [one.text, one]));

        for (let at = 0; at < snapshot.size; at += 1) {
          const word = wordAt(snapshot, at);
          const given = known.get(word.text);
          const [judge, , runId, startedAt] = JSON.parse(given?.origin ?? '') as [
            string,
            string,
            string,
            number,
          ];
          expect(attributes.map(({ name }) => word.scores[name])).toEqual(
            given?.scores.map((score) => (score === unscored ? null : score / 100)),
          );
          expect([word.types.join('/'), Date.parse(word.scoredAt)]).toEqual([given?.types, given?.scoredAt]);
          expect([word.judge, word.model, word.runId]).toEqual([judge, `model of ${judge}`, runId]);
          expect(word.runStartedAt).toBe(new Date(startedAt).toISOString());
          expect(word.otherJudges).toEqual(judge === 'm' ? {} : otherThanK);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('holds thousands of words', () => {
    const texts = Array.from({ length: 3000 }, (_, index) => `w${index}`);
    const [given] = fc.sample(values, { numRuns: 1, seed: 1 });
    const all = texts.map((of): SnapshotRow => ({ text: of, hash: 0, length: of.length, ...given! }));

    const snapshot = withRows(
      withRows(emptySnapshot(0n, { formOf }), { rows: all.slice(500), revision: 1n }),
      {
        rows: all.slice(0, 600),
        revision: 2n,
      },
    );

    const read = Array.from({ length: snapshot.size }, (_, at) => wordAt(snapshot, at).text);
    expect(read).toEqual(texts.toSorted(compareText));
  });

  it('samples by text where all hashes are alike', () => {
    const [given] = fc.sample(values, { numRuns: 1, seed: 3 });
    const all = Array.from({ length: 300 }, (_, at): SnapshotRow => {
      return { text: String(at + 100), hash: 7, length: 3, ...given! };
    });
    const snapshot = withRows(emptySnapshot(0n, { formOf }), { rows: all, revision: 1n });

    for (let seed = 0; seed < 20; seed += 1) {
      const everyRow = selectRows(snapshot, { ranges: {}, types: [] });
      expect(sampleRows(snapshot, everyRow, { seed, count: 3 })).toEqual([0, 1, 2]);
    }
  });

  it('refuses to answer with a type that this release does not know, and answers without that word', () => {
    const [given] = fc.sample(values, { numRuns: 1, seed: 2 });
    const old: SnapshotRow = { text: 'a', hash: 1, length: 1, ...given!, types: 'noun' };
    const snapshot = withRows(emptySnapshot(0n, { formOf }), {
      rows: [old, { ...old, text: 'b', types: 'noun/particle' }],
      revision: 1n,
    });

    expect(wordAt(snapshot, 0).types).toEqual(['noun']);
    expect(() => wordAt(snapshot, 1)).toThrow('Invalid');
    expect(countRows(selectRows(snapshot, { ranges: {}, types: ['noun'] }))).toBe(2);
  });
});
