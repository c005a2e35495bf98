import { describe, expect, it } from 'vitest';
import type { ScoredRow } from '../../batches/prompt.ts';
import type { WordFilter, WordSort } from '../../ports/word-catalogue.ts';
import { compareText } from '../../words/compare-text.ts';
import { hash32 } from '../../words/hash32.ts';
import { mix } from '../../words/sample-order.ts';
import { decided, part, scoredAs, scoredRun, scoringRun, type WordsWorld } from './words-world.ts';

const everything: WordFilter = { ranges: {}, types: [] };

const rows: readonly ScoredRow[] = [
  scoredAs('tree', 5, ['noun', 'verb']),
  scoredAs('trees', 3, ['noun']),
  scoredAs('run', 5, ['noun', 'verb']),
  scoredAs('quickly', 3, ['adverb']),
  scoredAs('naïve', 2, ['adjective']),
  scoredAs('100%_a\\b', 1, ['numeral']),
  scoredAs('𝒜𝒜𝒜', 0, ['noun']),
  scoredAs('\uff5e\uff5e', 0, ['interjection']),
];

/** What every word catalogue keeps. Each call of `makeWorld` gives an empty database. */
export const wordCatalogueContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  const filled = async (): Promise<WordsWorld> => {
    const world = await makeWorld();
    await scoredRun(world, rows);
    return world;
  };
  const found = async ({ catalogue }: WordsWorld, filter: Partial<WordFilter>): Promise<string[]> => {
    const sort: WordSort = { by: 'text', descending: false };
    const page = await catalogue.page({ filter: { ...everything, ...filter }, sort, limit: 100 });
    expect(await catalogue.count({ ...everything, ...filter })).toBe(page.length);
    return page.map(({ text }) => text);
  };

  describe(`word catalogue: ${name}`, () => {
    it('finds one word by its exact text', async () => {
      const { catalogue } = await filled();

      expect(await catalogue.find('naïve')).toMatchObject({ text: 'naïve', types: ['adjective'] });
      expect(await catalogue.find('naive')).toBeUndefined();
    });

    it.each<[string, Partial<WordFilter>, string[]]>([
      ['a range', { ranges: { commonness: { min: 2, max: 3 } } }, ['naïve', 'quickly', 'trees']],
      [
        'several ranges',
        { ranges: { commonness: { min: 2, max: 5 }, sentiment: { min: 5, max: 5 } } },
        ['run', 'tree'],
      ],
      ['an empty range', { ranges: { commonness: { min: 3, max: 2 } } }, []],
      ['any of some types', { types: ['verb', 'adverb'] }, ['quickly', 'run', 'tree']],
      ['a length in code points', { minLength: 2, maxLength: 3 }, ['run', '\uff5e\uff5e', '𝒜𝒜𝒜']],
      ['a least length', { minLength: 6 }, ['100%_a\\b', 'quickly']],
      ['an exact text', { text: 'tree' }, ['tree']],
      ['a prefix', { text: 'tree*' }, ['tree', 'trees']],
      ['a suffix', { text: '*s' }, ['trees']],
      ['one unknown code point', { text: '?𝒜?' }, ['𝒜𝒜𝒜']],
      ['a pattern in the middle', { text: 't??e*' }, ['tree', 'trees']],
      ['a prefix of the highest code points', { text: '𝒜*' }, ['𝒜𝒜𝒜']],
      ['signs that mean something to SQL', { text: '100%_a\\?' }, ['100%_a\\b']],
      ['a lone percent sign, literally', { text: '%' }, []],
      ['an underscore, literally', { text: 't_ee' }, []],
      ['a lone star', { text: '*', types: ['numeral'] }, ['100%_a\\b']],
      [
        'everything at once',
        { text: 'tr*', types: ['noun'], ranges: { nsfw: { min: 1, max: 1 } }, maxLength: 4 },
        ['tree'],
      ],
    ])('filters by %s', async (_, filter, expected) => {
      const world = await filled();

      expect(await found(world, filter)).toEqual(expected);
    });

    it('matches no range of an attribute that was not scored', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [1]);
      await world.ledger.classify({ runId: run.id, part, words: ['tree'] });
      await world.outcomes.settle({
        ...decided(run, { scored: [['tree', [3], []]] }),
        attributes: ['formality'],
      });

      expect(await found(world, { ranges: { commonness: { min: 0, max: 5 } } })).toEqual([]);
      expect(await found(world, { ranges: { formality: { min: 0, max: 5 } } })).toEqual(['tree']);
    });

    it.each<[WordSort, string[]]>([
      [{ by: 'text', descending: false }, rows.map(([text]) => text).sort(compareText)],
      [{ by: 'text', descending: true }, rows.map(([text]) => text).sort((a, b) => compareText(b, a))],
      [
        { by: 'length', descending: false },
        ['\uff5e\uff5e', 'run', '𝒜𝒜𝒜', 'tree', 'naïve', 'trees', 'quickly', '100%_a\\b'],
      ],
      [
        { by: 'commonness', descending: true },
        ['tree', 'run', 'trees', 'quickly', 'naïve', '100%_a\\b', '𝒜𝒜𝒜', '\uff5e\uff5e'],
      ],
      [
        { by: 'commonness', descending: false },
        ['\uff5e\uff5e', '𝒜𝒜𝒜', '100%_a\\b', 'naïve', 'quickly', 'trees', 'run', 'tree'],
      ],
    ])('pages through %o completely, without repeats', async (sort, expected) => {
      const world = await filled();
      const { catalogue } = world;
      const values = (text: string): string | number =>
        sort.by === 'text'
          ? text
          : sort.by === 'length'
            ? Array.from(text).length
            : (rows.find((row) => row[0] === text)?.[1][0] ?? 0);

      const seen: string[] = [];
      for (;;) {
        const last = seen.at(-1);
        const after = last === undefined ? {} : { after: { value: values(last), text: last } };
        const page = await catalogue.page({ filter: everything, sort, limit: 3, ...after });
        if (page.length === 0) break;
        seen.push(...page.map(({ text }) => text));
      }

      expect(seen).toEqual(expected);
    });

    it.each([false, true])('puts words without a score last, descending: %s', async (descending) => {
      const world = await filled();
      const run = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: run.id, part, words: ['unscored', 'void'] });
      const message = decided(run, {
        scored: [
          ['unscored', [3], []],
          ['void', [3], []],
        ],
      });
      await world.outcomes.settle({ ...message, attributes: ['formality'] });
      const sort: WordSort = { by: 'commonness', descending };
      const nulls = descending ? ['void', 'unscored'] : ['unscored', 'void'];

      const all = await world.catalogue.page({ filter: everything, sort, limit: 20 });
      const [first = '', second = ''] = nulls;
      const rest = await world.catalogue.page({
        filter: everything,
        sort,
        limit: 20,
        after: { value: null, text: first },
      });
      const border = await world.catalogue.page({ filter: everything, sort, limit: 9 });

      expect(all).toHaveLength(10);
      expect(all.slice(8).map(({ text }) => text)).toEqual(nulls);
      expect(rest.map(({ text }) => text)).toEqual([second]);
      expect(border.at(-1)?.text).toBe(first);
    });

    it('samples in the order of the scrambled hashes', async () => {
      const { catalogue } = await filled();
      for (const seed of [0, 1, 7, 0x7fffffff, 0x80000000, 0xffffffff]) {
        const order = rows
          .map(([text]) => text)
          .toSorted((a, b) => mix(hash32(a), seed) - mix(hash32(b), seed) || compareText(a, b));

        const three = await catalogue.sample({ filter: everything, seed, count: 3 });
        const all = await catalogue.sample({ filter: everything, seed, count: 100 });

        expect(all.map(({ text }) => text)).toEqual(order);
        expect(three).toEqual(all.slice(0, 3));
      }
    });

    it('samples among the filtered words only', async () => {
      const { catalogue } = await filled();

      const sample = await catalogue.sample({
        filter: { ...everything, types: ['verb'] },
        seed: 3,
        count: 5,
      });

      expect(sample.map(({ text }) => text).sort()).toEqual(['run', 'tree']);
    });
  });
};
