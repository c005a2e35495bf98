import { describe, expect, it } from 'vitest';
import type { ScoredRow } from '../../batches/prompt.ts';
import type { WordFilter, WordOrder } from '../../ports/word-catalogue.ts';
import { namedWords } from '../../lists/word-list.ts';
import { chooseView } from '../../judges/choose-view.ts';
import { judgeIdOf } from '../../judges/judge.ts';
import { attributes } from '../../scoring/attributes.ts';
import { compareText } from '../../words/compare-text.ts';
import { toHundredths } from '../../words/hundredths.ts';
import { hash32 } from '../../words/hash32.ts';
import { mix } from '../../words/sample-order.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import { positionOf } from '../../words/word-order.ts';
import { expectHundredths, type CommonWord } from './expect-hundredths.ts';
import { decided, part, scoredAs, scoredRun, scoringRun, type WordsWorld } from './words-world.ts';

const everything: WordFilter = { ranges: {}, types: [] };

const rows: readonly ScoredRow[] = [
  scoredAs('tree', 5, ['noun', 'verb']),
  scoredAs('trees', 3, ['noun']),
  scoredAs('run', 5, ['noun', 'verb']),
  scoredAs('quickly', 3, ['adverb']),
  scoredAs('naïve', 2, ['adjective']),
  scoredAs('100%_a\\b', 1, ['numeral']),
  scoredAs('𐐨𐐨𐐨', 0, ['noun']),
  scoredAs('\ufe45\ufe45', 0, ['interjection']),
];

/** What every word catalogue keeps. Each call of `makeWorld` gives an empty database. */
export const wordCatalogueContract = (name: string, makeWorld: () => Promise<WordsWorld>): void => {
  const filled = async (): Promise<WordsWorld> => {
    const world = await makeWorld();
    await scoredRun(world, rows);
    return world;
  };
  const found = async ({ catalogue }: WordsWorld, filter: Partial<WordFilter>): Promise<string[]> => {
    const order: WordOrder = { by: 'text', descending: false };
    const page = await catalogue.page({ filter: { ...everything, ...filter }, order, limit: 100 });
    expect(await catalogue.count({ ...everything, ...filter })).toBe(page.length);
    return page.map(({ text }) => text);
  };

  describe(`word catalogue: ${name}`, () => {
    it('finds one word by its exact text', async () => {
      const { catalogue } = await filled();

      expect(await catalogue.find('naïve')).toMatchObject({ text: 'naïve', types: ['adjective'] });
      expect(await catalogue.find('naive')).toBeUndefined();
    });

    it('counts letters as readers do, whatever marks they have, and tells them from code points', async () => {
      const world = await makeWorld();
      await scoredRun(
        world,
        ['அம்மா', 'cat', 'ẹ́wà', 'हिन्दी'].map((text) => scoredAs(text, 1)),
      );

      expect(await found(world, { minLength: 3, maxLength: 3 })).toEqual(['cat', 'அம்மா', 'ẹ́wà']);
      expect(await found(world, { text: '?????' })).toEqual(['அம்மா']);
      expect(await found(world, { text: 'அ?????', maxLength: 3 })).toEqual([]);
    });

    it.each<[string, Partial<WordFilter>, string[]]>([
      ['a range', { ranges: { commonness: { min: 200, max: 300 } } }, ['naïve', 'quickly', 'trees']],
      [
        'several ranges',
        { ranges: { commonness: { min: 200, max: 500 }, sentiment: { min: 500, max: 500 } } },
        ['run', 'tree'],
      ],
      [
        'a range that lets unknown scores pass',
        { ranges: { commonness: { min: 500, max: 500, unknown: true } } },
        ['run', 'tree'],
      ],
      ['none of some types', { notTypes: ['noun', 'adverb'] }, ['100%_a\\b', 'naïve', '\ufe45\ufe45']],
      ['a first type', { mainTypes: ['verb', 'adverb'] }, ['quickly']],
      ['letters', { letters: 'enrstu' }, ['run', 'tree', 'trees']],
      ['letters beyond the basic plane', { letters: 'ab𐐨' }, ['𐐨𐐨𐐨']],
      ['words that are left out', { types: ['verb'], not: ['run', 'absent'] }, ['tree']],
      [
        'a list, by its own words',
        { inLists: [namedWords('a', ['absent', 'run', 'tree'])] },
        ['run', 'tree'],
      ],
      [
        'several lists at once, and not another',
        {
          inLists: [namedWords('a', ['naïve', 'run', 'tree']), namedWords('b', ['naïve', 'tree', 'trees'])],
          notInLists: [namedWords('c', ['absent', 'tree'])],
        },
        ['naïve'],
      ],
      ['an empty list', { inLists: [namedWords('a', [])] }, []],
      ['an empty range', { ranges: { commonness: { min: 300, max: 200 } } }, []],
      ['any of some types', { types: ['verb', 'adverb'] }, ['quickly', 'run', 'tree']],
      ['some forms', { forms: ['plural', 'name'] }, ['trees']],
      [
        'base forms, where nothing is known as well',
        { forms: ['base'], ranges: { commonness: { min: 0, max: 2 * 100 } } },
        ['100%_a\\b', 'naïve', '\ufe45\ufe45', '𐐨𐐨𐐨'],
      ],
      ['a length', { minLength: 2, maxLength: 3 }, ['run', '\ufe45\ufe45', '𐐨𐐨𐐨']],
      ['a least length', { minLength: 6 }, ['100%_a\\b', 'quickly']],
      ['an exact text', { text: 'tree' }, ['tree']],
      ['a prefix', { text: 'tree*' }, ['tree', 'trees']],
      ['a suffix', { text: '*s' }, ['trees']],
      ['one unknown code point', { text: '?𐐨?' }, ['𐐨𐐨𐐨']],
      ['a pattern in the middle', { text: 't??e*' }, ['tree', 'trees']],
      ['a prefix of the highest code points', { text: '𐐨*' }, ['𐐨𐐨𐐨']],
      ['signs that mean something to SQL', { text: '100%_a\\?' }, ['100%_a\\b']],
      ['a lone percent sign, literally', { text: '%' }, []],
      ['an underscore, literally', { text: 't_ee' }, []],
      ['a lone star', { text: '*', types: ['numeral'] }, ['100%_a\\b']],
      [
        'everything at once',
        { text: 'tr*', types: ['noun'], ranges: { nsfw: { min: 100, max: 100 } }, maxLength: 4 },
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

      expect(await found(world, { ranges: { commonness: { min: 0, max: 500 } } })).toEqual([]);
      expect(await found(world, { ranges: { formality: { min: 0, max: 500 } } })).toEqual(['tree']);
      for (const range of [
        { min: -500, max: 500 },
        { min: 0, max: 0 },
        { min: 500, max: 500 },
      ]) {
        expect(await found(world, { ranges: { commonness: range } })).toEqual([]);
        expect(await found(world, { ranges: { commonness: { ...range, unknown: true } } })).toEqual(['tree']);
      }
      const onlyUnknown = { min: 1, max: 0, unknown: true };
      expect(await found(world, { ranges: { commonness: onlyUnknown } })).toEqual(['tree']);
      expect(await found(world, { ranges: { formality: onlyUnknown } })).toEqual([]);
    });

    it('leaves words of unknown score out by either bound of every scale, unless they are asked for', async () => {
      const world = await makeWorld();
      const run = await scoringRun(world, [2]);
      await world.ledger.classify({ runId: run.id, part, words: ['known', 'unknown'] });
      const scored: ScoredRow[] = [
        ['known', attributes.map(() => 0), []],
        ['unknown', attributes.map(() => null), []],
      ];
      await world.outcomes.settle({ ...decided(run, { scored }), version: 2 });

      for (const { name: scale, min, max } of attributes) {
        for (const range of [
          { min: min * 100, max: 0 },
          { min: 0, max: max * 100 },
          { min: 0, max: 0 },
        ]) {
          expect(await found(world, { ranges: { [scale]: range } })).toEqual(['known']);
          const both = await found(world, { ranges: { [scale]: { ...range, unknown: true } } });
          expect(both).toEqual(['known', 'unknown']);
        }
        const unknown = { min: 1, max: 0, unknown: true };
        expect(await found(world, { ranges: { [scale]: unknown } })).toEqual(['unknown']);
      }
    });

    it('sorts by hundredths, and is right at every bound, on every page and behind every place', async () => {
      const world = await makeWorld();
      const words = Array.from({ length: 1100 }, (_, at): CommonWord => ({
        text: wordOf(at),
        commonness: at % 37 === 0 ? null : (at * 173) % 501,
      }));
      const run = await scoringRun(world, [words.length]);
      await world.ledger.classify({ runId: run.id, part, words: words.map(({ text }) => text) });
      const scored = words.map(({ text, commonness }): ScoredRow => [text, [commonness], ['noun']]);
      await world.outcomes.settle({ ...decided(run, { scored }), version: 2, attributes: ['commonness'] });

      expect(new Set(words.map(({ commonness }) => commonness)).size).toBeGreaterThan(400);
      await expectHundredths(world.catalogue, words, { step: 23, pageSize: 90 });
    });

    it.each<[WordOrder, string[]]>([
      [{ by: 'text', descending: false }, rows.map(([text]) => text).sort(compareText)],
      [{ by: 'text', descending: true }, rows.map(([text]) => text).sort((a, b) => compareText(b, a))],
      [
        { by: 'length', descending: false },
        ['\ufe45\ufe45', 'run', '𐐨𐐨𐐨', 'tree', 'naïve', 'trees', 'quickly', '100%_a\\b'],
      ],
      [
        { by: 'commonness', descending: true },
        ['tree', 'run', 'trees', 'quickly', 'naïve', '100%_a\\b', '𐐨𐐨𐐨', '\ufe45\ufe45'],
      ],
      [
        { by: 'commonness', descending: false },
        ['\ufe45\ufe45', '𐐨𐐨𐐨', '100%_a\\b', 'naïve', 'quickly', 'trees', 'run', 'tree'],
      ],
      [
        { by: 'random', seed: 7 },
        rows
          .map(([text]) => text)
          .toSorted((a, b) => mix(hash32(a), 7) - mix(hash32(b), 7) || compareText(a, b)),
      ],
    ])('pages through %o completely, without repeats', async (order, expected) => {
      const { catalogue } = await filled();

      const seen: ScoredWord[] = [];
      for (;;) {
        const last = seen.at(-1);
        const after = last === undefined ? {} : { after: positionOf(last, order) };
        const page = await catalogue.page({ filter: everything, order, limit: 3, ...after });
        if (page.length === 0) break;
        seen.push(...page);
      }

      expect(seen.map(({ text }) => text)).toEqual(expected);
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
      const order: WordOrder = { by: 'commonness', descending };
      const nulls = descending ? ['void', 'unscored'] : ['unscored', 'void'];

      const all = await world.catalogue.page({ filter: everything, order, limit: 20 });
      const [first = '', second = ''] = nulls;
      const rest = await world.catalogue.page({
        filter: everything,
        order,
        limit: 20,
        after: { value: null, text: first },
      });
      const border = await world.catalogue.page({ filter: everything, order, limit: 9 });

      expect(all).toHaveLength(10);
      expect(all.slice(8).map(({ text }) => text)).toEqual(nulls);
      expect(rest.map(({ text }) => text)).toEqual([second]);
      expect(border.at(-1)?.text).toBe(first);
    });

    it('draws in the order of the scrambled hashes', async () => {
      const { catalogue } = await filled();
      for (const seed of [0, 1, 7, 0x7fffffff, 0x80000000, 0xffffffff]) {
        const order: WordOrder = { by: 'random', seed };
        const expected = rows
          .map(([text]) => text)
          .toSorted((a, b) => mix(hash32(a), seed) - mix(hash32(b), seed) || compareText(a, b));

        const three = await catalogue.page({ filter: everything, order, limit: 3 });
        const all = await catalogue.page({ filter: everything, order, limit: 100 });

        expect(all.map(({ text }) => text)).toEqual(expected);
        expect(three).toEqual(all.slice(0, 3));
      }
    });

    it('gives the words of a page as candidates, and the words of texts in their order', async () => {
      const { catalogue } = await filled();
      const query = { filter: everything, order: { by: 'length' as const, descending: true }, limit: 4 };

      const asked = await catalogue.candidates({ ...query, scales: ['commonness', 'nsfw'], types: true });
      const candidates = [...asked];
      const bare = [...(await catalogue.candidates({ ...query, scales: [], types: false }))];
      const page = await catalogue.page(query);
      const words = await catalogue.named(['trees', 'absent', 'run']);

      expect(candidates).toEqual(
        page.map(({ text, types, scores }) => ({
          text,
          types,
          scores: { commonness: toHundredths(scores.commonness), nsfw: toHundredths(scores.nsfw) },
        })),
      );
      expect(bare).toEqual(page.map(({ text }) => ({ text })));
      expect(words.map(({ text }) => text)).toEqual(['trees', 'run']);
      expect(await catalogue.named([])).toEqual([]);
    });

    it('counts each value of each facet under the other filters', async () => {
      const { catalogue } = await filled();
      const filter: WordFilter = {
        ...everything,
        types: ['noun'],
        ranges: { commonness: { min: 300, max: 500 } },
        maxLength: 4,
      };

      const { total, steps, counts, parts } = await catalogue.counts({ filter, across: 'commonness' });

      expect(total).toBe(2);
      expect(steps.commonness).toBe(100);
      expect(counts.commonness).toEqual([1, 0, 0, 0, 0, 2, 0]);
      expect(counts.length.slice(0, 7)).toEqual([0, 0, 0, 1, 1, 1, 0]);
      expect(counts.types).toEqual([2, 2, 0, 0, 0, 0, 0, 0, 0, 0]);
      expect(counts.mainTypes).toEqual([2, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
      expect(counts.forms).toEqual([2, 0, 0, 0]);
      expect(parts).toHaveLength(7);
      expect(parts?.[0]?.length.slice(0, 6)).toEqual([0, 0, 0, 1, 0, 0]);
      expect(parts?.[3]?.types).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
      expect(parts?.[5]?.commonness).toEqual([0, 0, 0, 0, 0, 2, 0]);
    });

    it('takes the first of the filtered words in one order and gives them in another', async () => {
      const { catalogue } = await filled();
      const taken = {
        filter: { ...everything, types: ['noun' as const] },
        take: { order: { by: 'commonness' as const, descending: true }, count: 2 },
      };
      const order: WordOrder = { by: 'text', descending: false };

      const both = await catalogue.page({ ...taken, order, limit: 5 });
      const second = await catalogue.page({ ...taken, order, limit: 5, after: { value: 0, text: 'run' } });

      expect(both.map(({ text }) => text)).toEqual(['run', 'tree']);
      expect(second.map(({ text }) => text)).toEqual(['tree']);
    });

    describe('with two judges', () => {
      /** The model knows two words, and only two scales of one of them; the lexicon knows two other pairs. */
      const rated = async () => {
        const world = await makeWorld();
        const lexicon = await scoredRun(world, [scoredAs('run', 1), scoredAs('tree', 1)], {
          model: 'lexicon-1',
        });
        await world.moveOn();
        const model = await scoringRun(world, [2], { model: 'gpt-test', mode: 'stale' });
        await world.ledger.classify({ runId: model.id, part, words: ['tree', 'zoo'] });
        const tree: ScoredRow = ['tree', [325, null], []];
        const message = decided(model, { scored: [tree, ['zoo', [500, 0], ['noun']]] });
        await world.outcomes.settle({ ...message, version: 2, attributes: ['commonness', 'sentiment'] });
        return { world, of: { lexicon: judgeIdOf(lexicon), model: judgeIdOf(model) } };
      };
      const order: WordOrder = { by: 'text', descending: false };
      const all = (catalogue: WordsWorld['catalogue']) =>
        catalogue.page({ filter: everything, order, limit: 9 });

      it('serves each value from the most believed judge that has one', async () => {
        const { world, of } = await rated();
        const { catalogue } = world;

        const words = await all(catalogue);

        expect(
          words.map(({ text, scores, types, judge }) => [
            text,
            scores.commonness,
            scores.sentiment,
            types,
            judge,
          ]),
        ).toEqual([
          ['run', 1, 1, ['noun'], of.lexicon],
          ['tree', 3.25, 1, ['noun'], of.model],
          ['zoo', 5, 0, ['noun'], of.model],
        ]);
        const tree = await catalogue.find('tree');
        expect(tree?.otherJudges).toMatchObject({ sentiment: of.lexicon, types: of.lexicon });
        expect(tree?.otherJudges).not.toHaveProperty('commonness');
        const range = { commonness: { min: 326, max: 500 } };
        expect(await catalogue.count({ ...everything, ranges: range })).toBe(1);
      });

      it('shows what one judge holds, alone or in one scale', async () => {
        const { world } = await rated();
        const judges = await world.catalogue.judges();
        const seen = (chosen: string) => world.catalogue.seenBy(chooseView(judges, chosen));

        expect((await all(seen('lexicon-1'))).map(({ text }) => text)).toEqual(['run', 'tree']);
        const alone = await seen('gpt-test').find('tree');
        expect([alone?.scores.commonness, alone?.scores.sentiment, alone?.types]).toEqual([3.25, null, []]);
        const mixed = seen('commonness:lexicon-1');
        expect((await all(mixed)).map(({ scores }) => scores.commonness)).toEqual([1, 1, null]);
        expect(await mixed.count({ ...everything, ranges: { commonness: { min: 0, max: 500 } } })).toBe(2);
        expect((await mixed.counts({ filter: everything })).counts.commonness.at(-1)).toBe(1);
      });

      it('names the judges and the opinions of a word, and gives words that two of them rated', async () => {
        const { world, of } = await rated();
        const { catalogue } = world;

        expect(await catalogue.countedJudges()).toMatchObject([
          { id: of.model, kind: 'model', rank: 1, words: 2 },
          { id: of.lexicon, kind: 'lexicon', rank: 1, words: 2 },
        ]);
        const opinions = await catalogue.opinions('tree');
        expect(opinions.map(({ judge, scores, types }) => [judge, scores.commonness, types])).toEqual([
          [of.model, 325, null],
          [of.lexicon, 100, ['noun']],
        ]);
        expect(await catalogue.opinions('absent')).toEqual([]);
        expect(await catalogue.ratedTwice(of.lexicon, of.model)).toMatchObject([
          {
            text: 'tree',
            first: { commonness: 100, sentiment: 100 },
            second: { commonness: 325, sentiment: null },
          },
        ]);
      });
    });
  });
};

/** A word for each number, in letters. */
function wordOf(at: number): string {
  return `w${String(at).replaceAll(/\d/gu, (digit) => 'aeioubdgkl'.charAt(Number(digit)))}`;
}
