import { apiCaller } from '@word-list/adapters/http-api/testing';
import {
  inOffice,
  listKey,
  sha256Hex,
  attributes,
  type AttributeName,
  type ScoredWord,
  type WordType,
} from '@word-list/domain';
import { exampleTexts, exampleWord } from '@word-list/domain/api/testing';
import {
  exampleEnglish,
  fixedClock,
  memoryWordsDatabase,
  putWord,
  type PutWord,
  recordingLog,
  revisionOf,
  memoryChunkStore,
} from '@word-list/domain/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

const scores = (changes: Partial<Record<AttributeName, number | null>>) =>
  ({ ...Object.fromEntries(attributes.map(({ name }) => [name, 0])), ...changes }) as ScoredWord['scores'];

const word = (
  text: string,
  changes: Partial<Record<AttributeName, number | null>> = {},
  types: WordType[] = ['noun'],
): ScoredWord => ({ ...exampleWord(text), scores: scores(changes), types });

const fruit = [
  word('apple', { commonness: 5, sentiment: 1 }),
  word('banana', { commonness: 4, sentiment: 2 }),
  word('cherry', { commonness: 3, sentiment: -2 }, ['noun', 'adjective']),
  word('date', { commonness: 5, sentiment: null }, ['noun', 'verb']),
  word('fig', { commonness: 2 }),
  word('go', { commonness: 5 }, ['verb']),
  word('éclair', { commonness: 1, complexity: 4 }),
];

interface Page {
  words: { text: string; types?: string[]; scores?: Record<string, number | null> }[];
  next?: string;
  total?: number;
  seed?: string;
  revision: number;
}

const makeWorld = (
  words: readonly PutWord[] = fruit,
  { workBudget = 10_000_000, epoch }: { workBudget?: number; epoch?: string } = {},
) => {
  const { tables, catalogue } = memoryWordsDatabase({ clock: fixedClock() });
  const objects = memoryChunkStore();
  const putList = async (source: string, of: readonly string[], changes: object = {}) => {
    const text = of.map((one) => `${one}\n`).join('');
    const list = {
      ...{ source, name: `List ${source}`, runId: 'run-1', runStartedAt: '2026-01-02T03:04:05.678Z' },
      ...{ sha256: sha256Hex(text), words: of.length, fixedAt: '2026-01-02T03:05:05.678Z' },
      ...{ isPublic: true, isGone: false, stored: [], revision: 1n, ...changes },
    };
    await objects.put(listKey(list), text);
    tables.lists.put(list);
    return list;
  };
  if (epoch !== undefined) tables.revision.put({ ...revisionOf(tables.revision), epoch });
  const put = (added: PutWord) => putWord(tables, added);
  for (const added of words) put(added);
  const log = recordingLog();
  let seeds = 0;
  const call = apiCaller(
    makeHandler({
      objects,
      catalogue,
      log,
      language: exampleEnglish,
      cursorKey: 'a key',
      origin: 'https://words.example',
      drawSeed: () => `drawn-${(seeds += 1)}`,
      workBudget,
    }),
  );
  const page = async (search: string) => (await call(`/api/words?${search}`)).json() as Page;
  const texts = async (search: string) => (await page(search)).words.map(({ text }) => text);
  const allPages = async (search: string) => {
    const found: string[] = [];
    let cursor = '';
    for (let pages = 0; pages < 1000; pages += 1) {
      const { words: some, next } = await page(`${search}${cursor}`);
      found.push(...some.map(({ text }) => text));
      if (next === undefined) return found;
      cursor = `&cursor=${next}`;
    }
    throw new Error('the pages have no end');
  };
  return { call, page, texts, allPages, put, putList, catalogue, tables, log };
};

describe('GET /api/words', () => {
  it('gives words by text with their types and scores', async () => {
    const { page } = makeWorld();

    const { words, revision, next } = await page('limit=2');

    expect(words).toEqual([
      { text: 'apple', types: ['noun'], scores: scores({ commonness: 5, sentiment: 1 }) },
      { text: 'banana', types: ['noun'], scores: scores({ commonness: 4, sentiment: 2 }) },
    ]);
    expect(revision).toBe(7);
    expect(next).toBeTypeOf('string');
  });

  it.each([
    ['commonnessMin=5', ['apple', 'date', 'go']],
    ['commonnessMin=2&commonnessMax=3', ['cherry', 'fig']],
    ['sentimentMax=-1', ['cherry']],
    ['sentimentMin=-5&sentimentMax=5', ['apple', 'banana', 'cherry', 'fig', 'go', 'éclair']],
    ['types=verb', ['date', 'go']],
    ['types=verb,adjective', ['cherry', 'date', 'go']],
    ['types=noun&commonnessMin=5&sentimentMin=0', ['apple']],
    ['minLength=5&maxLength=6', ['apple', 'banana', 'cherry', 'éclair']],
    ['maxLength=2', ['go']],
    ['text=?a*', ['banana', 'date']],
    ['text=APPLE', ['apple']],
    ['text=*%C3%A9*', ['éclair']],
    ['text=a??le', ['apple']],
    ['text=***', ['apple', 'banana', 'cherry', 'date', 'fig', 'go', 'éclair']],
    ['text=zz*', []],
    ['commonness=5', ['apple', 'date', 'go']],
    ['commonness=2..3', ['cherry', 'fig']],
    ['commonness=3.5..', ['apple', 'banana', 'date', 'go']],
    ['commonness=..1.99', ['éclair']],
    ['sentiment=..', ['apple', 'banana', 'cherry', 'fig', 'go', 'éclair']],
    ['sentiment=..-1,?', ['cherry', 'date']],
    ['sentiment=1.5..,?', ['banana', 'date']],
    ['sentiment=..,?', ['apple', 'banana', 'cherry', 'date', 'fig', 'go', 'éclair']],
    ['sentiment=?', ['date']],
    ['length=5..6', ['apple', 'banana', 'cherry', 'éclair']],
    ['length=..2', ['go']],
    ['length=4', ['date']],
    ['letters=a-p', ['apple', 'banana', 'fig', 'go']],
    ['letters=a-z%C3%A9&commonness=1', ['éclair']],
    ['notTypes=noun', ['go']],
    ['mainType=verb', ['go']],
    ['types=noun&not=Apple,banana,cherry,pear', ['date', 'fig', 'éclair']],
  ])('filters by %s', async (search, expected) => {
    const { texts } = makeWorld();

    const found = await texts(search);

    expect(found).toEqual(expected);
  });

  it.each([
    ['sort=-text', ['éclair', 'go', 'fig', 'date', 'cherry', 'banana', 'apple']],
    ['sort=length', ['go', 'fig', 'date', 'apple', 'banana', 'cherry', 'éclair']],
    ['sort=-commonness', ['go', 'date', 'apple', 'banana', 'cherry', 'fig', 'éclair']],
    ['sort=sentiment', ['cherry', 'fig', 'go', 'éclair', 'apple', 'banana', 'date']],
  ])('orders by %s', async (search, expected) => {
    const { texts, allPages } = makeWorld();

    const found = await texts(search);
    const paged = await allPages(`${search}&limit=2`);

    expect(found).toEqual(expected);
    expect(paged).toEqual(expected);
  });

  it.each([
    ['commonnessMin=6', 'commonnessMin'],
    ['commonnessMin=1.5', 'commonnessMin'],
    ['commonnessMin=', 'commonnessMin'],
    ['commonnessMin=NaN', 'commonnessMin'],
    ['commonnessMin=1e0', 'commonnessMin'],
    ['commonnessMin=4&commonnessMax=3', 'commonnessMin'],
    ['commonnessmin=4', 'commonnessmin'],
    ['minLength=0', 'minLength'],
    ['minLength=9&maxLength=8', 'minLength'],
    ['limit=0', 'limit'],
    ['limit=10001', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=99999999999999999999', 'limit'],
    ['randomCount=10001', 'randomCount'],
    ['randomSeed=7', 'randomSeed'],
    ['seed=7', 'seed'],
    ['seed=7&order=text', 'seed'],
    ['seed=7&randomSeed=7&take=3', 'seed'],
    ['order=given', 'order'],
    ['order=size', 'order'],
    ['take=0', 'take'],
    ['take=6**9', 'take'],
    ['take=7&randomCount=7', 'take'],
    ['commonness=', 'commonness'],
    ['commonness=,?', 'commonness'],
    ['commonness=6', 'commonness'],
    ['commonness=..5.01', 'commonness'],
    ['commonness=1.234', 'commonness'],
    ['commonness=4..3', 'commonness'],
    ['commonness=3&commonnessMin=2', 'commonness'],
    ['sentiment=-5.5..', 'sentiment'],
    ['length=0', 'length'],
    ['length=9..8', 'length'],
    ['length=65', 'length'],
    ['length=5&minLength=5', 'length'],
    ['letters=z-a', 'letters'],
    ['letters=0-9', 'letters'],
    ['letters=a-%F0%9F%98%80', 'letters'],
    ['notTypes=nouns', 'notTypes.0'],
    ['list=animals', 'list'],
    ['notList=animals,~9f2c41ab', 'notList'],
    ['has=animals', 'has'],
    ['judge=lexicon-2', 'judge'],
    ['types=nouns', 'types.0'],
    ['types=', 'types.0'],
    ['sort=size', 'sort'],
    ['sort=text&sort=text', 'sort'],
    ['text=', 'text'],
    ['text=%25', 'text'],
    ["text=';drop", 'text'],
    ['text=%FF', 'text'],
    [`text=${'a'.repeat(101)}`, 'text'],
    ['total=1', 'total'],
    ['format=xml', 'format'],
    ['fields=size', 'fields.0'],
    ['format=text&fields=types', 'fields'],
    ['cursor=abc', 'cursor'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['from=a', 'from'],
  ])('refuses %s and names the parameter', async (search, parameter) => {
    const { call } = makeWorld();

    const reply = await call(`/api/words?${search}`);

    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toBe('application/problem+json');
    expect(reply.json()).toMatchObject({
      type: '/problems/invalid-parameter',
      parameter,
      requestId: 'request-1',
    });
  });

  it('leaves words of unknown score out by either bound of every scale, and keeps them only when asked', async () => {
    const unknown = Object.fromEntries(attributes.map(({ name }) => [name, null]));
    const { texts } = makeWorld([word('known'), word('unknown', unknown)]);

    for (const { name, min, max } of attributes) {
      for (const range of ['..0', '0..', '0', '..', `${min}..${max}`]) {
        expect(await texts(`${name}=${range}`)).toEqual(['known']);
        expect(await texts(`${name}=${range},?`)).toEqual(['known', 'unknown']);
      }
      expect(await texts(`${name}=?`)).toEqual(['unknown']);
    }
  });

  it('compares scores of hundredths exactly, at every bound', async () => {
    const words = Array.from({ length: 501 }, (_, at) =>
      word(`w${[...String(1000 + at)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`, {
        commonness: at / 100,
      }),
    );
    const { page } = makeWorld(words);

    for (let at = 0; at <= 500; at += 7) {
      const bound = (at / 100).toFixed(2);
      const [above, below, exact] = await Promise.all(
        [`${bound}..`, `..${bound}`, bound].map(
          async (range) => (await page(`commonness=${range}&limit=1000`)).words,
        ),
      );
      expect([above?.length, below?.length, exact?.length]).toEqual([501 - at, at + 1, 1]);
      expect(exact?.[0]?.scores?.['commonness']).toBe(at / 100);
    }
  });

  it('picks in one order and prints in another', async () => {
    const { texts, allPages } = makeWorld();

    expect(await texts('order=-commonness&take=4')).toEqual(['go', 'date', 'apple', 'banana']);
    expect(await texts('order=-commonness&take=4&sort=text')).toEqual(['apple', 'banana', 'date', 'go']);
    expect(await allPages('order=-commonness&take=4&sort=text&limit=1')).toEqual([
      'apple',
      'banana',
      'date',
      'go',
    ]);
    expect(await allPages('order=-commonness&take=4&limit=3')).toEqual(['go', 'date', 'apple', 'banana']);
    expect(await texts('order=length&take=2**1')).toEqual(['go', 'fig']);
  });

  it('keeps rules in any order of words', async () => {
    const { texts, allPages } = makeWorld(['go', 'gone', 'gong', 'ago', 'agony'].map((text) => word(text)));

    expect(await texts('prefixFree')).toEqual(['ago', 'go']);
    expect(await texts('prefixFree&order=-length')).toEqual(['agony', 'gong', 'gone']);
    expect(await texts('suffixFree&order=-text')).toEqual(['gong', 'gone', 'go', 'agony']);
    expect(await allPages('minDistance=2&order=-text&limit=1')).toEqual(['gong', 'go', 'agony']);
  });

  it('tells which parameter was probably meant', async () => {
    const { call } = makeWorld();

    const reply = await call('/api/words?lenght=5');

    expect((reply.json() as { detail: string }).detail).toContain('did you mean length?');
  });

  it('answers the names of the first release as it did', async () => {
    const { texts } = makeWorld(exampleTexts(500).map(exampleWord));

    for (const [old, present] of [
      ['commonnessMin=2&commonnessMax=4&limit=500', 'commonness=2..4&limit=500'],
      ['sentimentMin=-2&limit=500', 'sentiment=-2..&limit=500'],
      ['minLength=3&maxLength=5&sort=-commonness', 'length=3..5&order=-commonness'],
      ['randomCount=30&randomSeed=x', 'order=random&take=30&seed=x'],
      ['randomCount=30&randomSeed=x&sort=length', 'take=30&seed=x&sort=length'],
      ['randomCount=30&randomSeed=x&minDistance=2', 'take=30&seed=x&minDistance=2'],
    ] as const) {
      expect(await texts(old)).toEqual(await texts(present));
    }
  });

  it('tells the total when asked, of a sample too', async () => {
    const { page } = makeWorld();

    const list = await page('types=noun&total=true&limit=1');
    const sample = await page('types=noun&total=true&randomCount=2&randomSeed=1');
    const silent = await page('total=false');

    expect([list.total, sample.total, silent.total]).toEqual([6, 6, undefined]);
  });

  it('gives the chosen fields only, the text always', async () => {
    const { page } = makeWorld();

    const { words } = await page('fields=commonness,model&limit=1');

    expect(words).toEqual([{ text: 'apple', scores: { commonness: 5 }, model: 'lexicon-1' }]);
  });
});

describe('GET /api/counts', () => {
  interface Facets {
    scales: Record<string, { bars: number[]; unknown: number }>;
    types: Record<string, number>;
    lengths: number[];
  }
  type Counts = Facets & { total: number; steps: Record<string, number>; parts?: Facets[] };

  it('counts each value under all filters but those on itself', async () => {
    const { call } = makeWorld();

    const counts = (await call('/api/counts?commonness=3..&types=noun&sentiment=..')).json() as Counts;

    expect(counts.total).toBe(3);
    expect(counts.steps['commonness']).toBe(1);
    expect(counts.scales['commonness']).toEqual({ bars: [0, 1, 1, 1, 1, 1], unknown: 0 });
    expect(counts.scales['sentiment']?.unknown).toBe(1);
    expect(counts.types).toMatchObject({ noun: 3, verb: 1, adjective: 1 });
    expect(counts.lengths.slice(4, 8)).toEqual([0, 1, 2, 0]);
  });

  it('gives for each bar of a scale what a request for that bar alone gives', async () => {
    const { call } = makeWorld(exampleTexts(400).map(exampleWord));
    const ask = async (search: string) => (await call(`/api/counts?${search}`)).json() as Counts;
    const others = 'sentiment=-2..3&length=3..9&types=noun,verb';

    const { parts = [] } = await ask(`${others}&commonness=2..&across=commonness`);
    const alone = await Promise.all(
      ['0', '1', '2', '3', '4', '5', '?'].map((bar) => ask(`${others}&commonness=${bar}`)),
    );

    expect(parts).toHaveLength(alone.length);
    for (const [bar, part] of parts.entries()) {
      const { commonness: _, ...scales } = part.scales;
      expect(alone[bar]?.scales).toMatchObject(scales);
      expect(alone[bar]).toMatchObject({ types: part.types, lengths: part.lengths });
    }
  });

  it('has bars of a quarter where scores lie between whole numbers', async () => {
    const { call } = makeWorld([word('a', { commonness: 2.24 }), word('b', { commonness: 2.25 })]);

    const { steps, scales } = (await call('/api/counts')).json() as Counts;

    expect([steps['commonness'], steps['sentiment']]).toEqual([0.25, 1]);
    expect(scales['commonness']?.bars.slice(7, 11)).toEqual([0, 1, 1, 0]);
  });
});

describe('pages', () => {
  it('hold every word once, in one order, whatever their size', async () => {
    const { allPages } = makeWorld(exampleTexts(300).map(exampleWord));

    const byThree = await allPages('limit=3');
    const bySeventy = await allPages('limit=70');

    expect(byThree).toHaveLength(300);
    expect(new Set(byThree).size).toBe(300);
    expect(bySeventy).toEqual(byThree);
  });

  it('do not move when words are added or lost before the cursor', async () => {
    const { page, put } = makeWorld();
    const { next } = await page('limit=2');

    put(word('aardvark'));
    const second = await page(`limit=2&cursor=${next}`);

    expect(second.words.map(({ text }) => text)).toEqual(['cherry', 'date']);
  });

  it('say that a list has changed that they are made by', async () => {
    const { page, call, put, putList } = makeWorld();
    await putList('a', ['apple', 'banana', 'cherry', 'date']);
    const searches = ['list=a&limit=2', 'inAll=a&prefixFree&limit=2', 'has=a&limit=1', 'notList=a&limit=1'];
    for (const search of searches) {
      const { next = '' } = await page(search);
      expect((await call(`/api/words?${search}&cursor=${next}`)).status).toBe(200);
      await putList('a', ['apple', 'date']);

      const reply = await call(`/api/words?${search}&cursor=${next}`);

      expect([search, reply.status, reply.json()]).toMatchObject([
        search,
        409,
        { type: '/problems/list-has-changed' },
      ]);
      await putList('a', ['apple', 'banana', 'cherry', 'date']);
    }
    const { next = '' } = await page('list=a&limit=2');
    put(word('grape'));
    expect((await call(`/api/words?list=a&limit=2&cursor=${next}`)).status).toBe(200);
  });

  it('refuse a cursor of another list and one that was changed', async () => {
    const { page, call } = makeWorld();
    const { next = '' } = await page('limit=2&types=noun');
    const flipped = (next.startsWith('A') ? 'B' : 'A') + next.slice(1);

    const replies = await Promise.all([
      call(`/api/words?types=noun&limit=5&cursor=${next}`),
      call(`/api/words?types=verb&cursor=${next}`),
      call(`/api/words?types=noun&sort=length&cursor=${next}`),
      call(`/api/words?types=noun&randomCount=2&cursor=${next}`),
      call(`/api/words?types=noun&cursor=${flipped}`),
      call(`/api/words?types=noun&cursor=${next}==`),
    ]);

    expect(replies.map(({ status }) => status)).toEqual([200, 400, 400, 400, 400, 400]);
  });
});

describe('a recipe', () => {
  it('knows which of its lists has changed since', async () => {
    const { page, call, putList } = makeWorld();
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }),
        fc.constantFrom('list', 'inAll', 'notList', 'has'),
        fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
        async (lists, parameter, changed) => {
          for (const list of ['a', 'b', 'c']) await putList(list, ['apple', 'date', list]);
          const made = (await page(`${parameter}=${lists.join(',')}`)) as Page & {
            recipe: Record<string, unknown>;
          };
          const list = made.words.map(({ text }) => text);
          for (const source of changed) await putList(source, ['apple', 'fig', source, 'quince']);

          const body = { recipe: made.recipe, list };
          const verdict = await call({ method: 'POST', url: '/api/verify', body });

          const { listsChanged } = verdict.json() as {
            listsChanged: { name: string; now: { words: number } }[];
          };
          expect(listsChanged.map(({ name }) => name)).toEqual(
            lists.filter((name) => changed.includes(name)),
          );
          expect(listsChanged.every(({ now }) => now.words === 4)).toBe(true);
          expect((made.recipe['lists'] as { name: string }[]).map(({ name }) => name)).toEqual(lists);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('without the lists of its time says nothing of them', async () => {
    const { page, call, putList } = makeWorld();
    await putList('a', ['apple', 'date']);
    const { recipe } = (await page('list=a')) as Page & { recipe: Record<string, unknown> };
    await putList('a', ['apple']);

    const body = { recipe: { ...recipe, lists: undefined }, list: ['apple'] };
    const verdict = await call({ method: 'POST', url: '/api/verify', body });

    expect(verdict.json()).toMatchObject({ same: true, drifted: true, listsChanged: [] });
  });
});

describe('a random sample', () => {
  const many = exampleTexts(2000).map(exampleWord);

  it('is the same for the same seed and another for another', async () => {
    const { texts } = makeWorld(many);

    const first = await texts('randomCount=50&randomSeed=7');
    const again = await texts('randomCount=50&randomSeed=7');
    const other = await texts('randomCount=50&randomSeed=8');

    expect(again).toEqual(first);
    expect(new Set(first).size).toBe(50);
    expect(other).not.toEqual(first);
  });

  it('keeps its beginning when it grows, and the rest when words are added', async () => {
    const { texts, put } = makeWorld(many);
    const small = await texts('randomCount=20&randomSeed=7');
    const large = await texts('randomCount=200&randomSeed=7');

    for (const text of ['newcomerone', 'newcomertwo']) put(word(text));
    const later = await texts('randomCount=200&randomSeed=7');

    expect(large.slice(0, 20)).toEqual(small);
    expect(later.filter((text) => !text.startsWith('newcomer'))).toEqual(
      large.slice(0, later.filter((text) => !text.startsWith('newcomer')).length),
    );
  });

  it('names the seed it drew, and pages go on in it', async () => {
    const { page } = makeWorld(many);

    const first = await page('randomCount=30&limit=20');
    const second = await page(`randomCount=30&limit=20&cursor=${first.next}`);
    const whole = await page(`randomCount=30&randomSeed=${first.seed}`);

    expect(first.seed).toBe('drawn-1');
    expect([...first.words, ...second.words]).toEqual(whole.words);
    expect(second.next).toBeUndefined();
  });

  it('holds the filtered words only, all of them when there are fewer', async () => {
    const { texts } = makeWorld();

    const found = await texts('types=verb&randomCount=10&randomSeed=7');

    expect(found.toSorted()).toEqual(['date', 'go']);
  });

  it('can be sorted without being another sample', async () => {
    const { texts } = makeWorld(many);

    const drawn = await texts('randomCount=40&randomSeed=7');
    const sorted = await texts('randomCount=40&randomSeed=7&sort=text');

    expect(sorted).not.toEqual(drawn);
    expect(sorted.toSorted()).toEqual(drawn.toSorted());
  });

  it('of count 0 is no sample', async () => {
    const { texts } = makeWorld();

    const found = await texts('randomCount=0&limit=1');

    expect(found).toEqual(['apple']);
  });
});

/** Character by character, without a table. */
const isWithin = (left: string, right: string, edits: number): boolean => {
  if (left === '' || right === '') return Math.max(left.length, right.length) <= edits;
  if (left[0] === right[0]) return isWithin(left.slice(1), right.slice(1), edits);
  const [ours, theirs] = [left.slice(1), right.slice(1)];
  const others: [string, string][] = [
    [ours, theirs],
    [ours, right],
    [left, theirs],
  ];
  return edits > 0 && others.some(([one, other]) => isWithin(one, other, edits - 1));
};

describe('a sample of words that keep their distance', () => {
  const many = exampleTexts(2000).map(exampleWord);

  it('begins no word with another', async () => {
    const { texts } = makeWorld(many);

    const found = await texts('randomCount=200&randomSeed=7&prefixFree=true');

    expect(found).toHaveLength(200);
    const clashes = found.filter((text) => found.some((other) => other !== text && other.startsWith(text)));
    expect(clashes).toEqual([]);
  });

  it('has words that are so many edits apart', async () => {
    const { texts } = makeWorld(many);

    const found = await texts('randomCount=100&randomSeed=7&minDistance=3&minLength=3');

    expect(found).toHaveLength(100);
    for (const [index, text] of found.entries()) {
      for (const other of found.slice(index + 1)) expect(isWithin(text, other, 2)).toBe(false);
    }
  });

  it('has prefixes that belong to one word', async () => {
    const { texts } = makeWorld(many);

    const found = await texts('randomCount=300&randomSeed=7&uniquePrefix=3');

    expect(new Set(found.map((text) => text.slice(0, 3))).size).toBe(300);
  });

  it('says how many were possible when there are not enough, and gives just so many when asked', async () => {
    const { call, texts } = makeWorld(many);
    const search = 'randomSeed=7&uniquePrefix=1&prefixFree=true&minDistance=2';

    const refused = await call(`/api/words?randomCount=1000&${search}`);
    const { possible } = refused.json() as { possible: number };
    const all = await texts(`randomCount=${possible}&${search}`);
    const over = await call(`/api/words?randomCount=${possible + 1}&${search}`);

    expect(refused.status).toBe(422);
    expect(refused.json()).toMatchObject({ type: '/problems/sample-too-small' });
    expect(all).toHaveLength(possible);
    expect(over.status).toBe(422);
  });

  it('refuses work that is too much for one request, and says what to ask instead', async () => {
    const { call } = makeWorld(many, { workBudget: 10_000 });

    const reply = await call('/api/words?take=300&seed=7&minDistance=4');

    expect(reply.status).toBe(422);
    expect(reply.json()).toMatchObject({ type: '/problems/too-much-work' });
    expect((reply.json() as { detail: string }).detail).toContain('take fewer words');
  });

  it('is picked no further than its page, and as far as that for another order', async () => {
    const { call } = makeWorld(many, { workBudget: 10_000 });
    const search = 'order=random&seed=7&minDistance=2&limit=20';

    const page = await call(`/api/words?${search}`);
    const sorted = await call(`/api/words?${search}&sort=text`);

    expect((page.json() as Page).words).toHaveLength(20);
    expect((page.json() as Page).next).toBeTypeOf('string');
    expect(sorted.status).toBe(422);
    expect(sorted.json()).toMatchObject({ type: '/problems/too-much-work' });
  });

  it('is not read as a whole to print some of it in another order, when it is long', async () => {
    const { call } = makeWorld(many, { workBudget: 35_000 });

    const reply = await call('/api/words?order=random&seed=7&uniquePrefix=64&sort=text&limit=20');

    expect(reply.status).toBe(422);
    expect((reply.json() as { detail: string }).detail).toContain('leave out sort');
  });

  it('keeps its beginning when it grows', async () => {
    const { texts } = makeWorld(many);

    const small = await texts('randomCount=20&randomSeed=7&minDistance=2');
    const large = await texts('randomCount=200&randomSeed=7&minDistance=2');

    expect(large.slice(0, 20)).toEqual(small);
  });
});

describe('formats', () => {
  const odd = [word('apple', { sentiment: null }, ['noun', 'verb']), word("o'clock")];

  it('writes CSV with a header and CRLF', async () => {
    const { call } = makeWorld(odd);

    const reply = await call('/api/words?format=csv&fields=types,sentiment,commonness');

    expect(reply.headers['content-type']).toBe('text/csv; header=present; charset=utf-8');
    expect(reply.text).toBe("text,types,commonness,sentiment\r\napple,noun/verb,0,\r\no'clock,noun,0,0\r\n");
  });

  it('writes NDJSON, one word a line', async () => {
    const { call } = makeWorld(odd);

    const reply = await call('/api/words?format=ndjson&fields=types');

    expect(reply.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    expect(reply.text).toBe(
      '{"text":"apple","types":["noun","verb"]}\n{"text":"o\'clock","types":["noun"]}\n',
    );
  });

  it('writes plain text and tells next, total and seed in headers', async () => {
    const { call } = makeWorld();

    const list = await call('/api/words?format=text&limit=2&total=true&types=noun');
    const sample = await call('/api/words?format=text&randomCount=2&randomSeed=a%20b');

    expect(list.text).toBe('apple\nbanana\n');
    expect(list.headers['x-total-count']).toBe('6');
    const next = /^<(https:\/\/words\.example\/api\/words\?[^>]*)>; rel="next"/.exec(
      list.headers['link'] ?? '',
    )?.[1];
    const second = await call(new URL(next ?? '').pathname + new URL(next ?? '').search);
    expect(second.text).toBe('cherry\ndate\n');
    expect(sample.headers['x-random-seed']).toBe('a%20b');
  });

  it.each([
    ['text/csv', 'text/csv'],
    ['application/x-ndjson', 'application/x-ndjson'],
    ['text/*', 'text/csv'],
    ['text/plain, text/csv;q=0.5', 'text/plain'],
    ['*/*', 'application/json'],
    ['text/html, */*;q=0.1', 'application/json'],
    ['application/json;q=0, text/plain;q=0.1', 'text/plain'],
  ])('follows Accept: %s', async (accept, type) => {
    const { call } = makeWorld();

    const reply = await call({ url: '/api/words', headers: { accept } });

    expect(reply.headers['content-type']).toContain(type);
    expect(reply.headers['vary']).toContain('accept');
  });

  it('answers 406 when it has nothing of what is accepted', async () => {
    const { call } = makeWorld();

    const reply = await call({ url: '/api/words', headers: { accept: 'image/png' } });

    expect(reply.status).toBe(406);
    expect(reply.json()).toMatchObject({ type: '/problems/not-acceptable' });
  });

  it('keeps a large answer below 6 MB, and its pages hold everything', { timeout: 240_000 }, async () => {
    const long = exampleTexts(10_000).map((text) => exampleWord(`${text}${'ß'.repeat(52)}`.slice(0, 64)));
    const { call, allPages } = makeWorld(long);
    const url =
      '/api/words?limit=10000&fields=types,commonness,offensiveness,sentiment,formality,culturalsensitivity,figurativeness,complexity,political,nsfw,rubric,model,run,scoredAt';

    const reply = await call({ url, headers: { 'accept-encoding': 'identity' } });
    const all = await allPages(url.split('?')[1] ?? '');

    expect(Buffer.byteLength(JSON.stringify({ body: reply.text }))).toBeLessThan(6 * 1024 * 1024);
    expect(new Set(all).size).toBe(new Set(long.map(({ text }) => text)).size);
  });
});

describe('caching and compression', () => {
  it('answers 304 while no word changes', async () => {
    const { call, put } = makeWorld();
    const { headers } = await call('/api/words');
    const ask = () => call({ url: '/api/words', headers: { 'if-none-match': headers['etag'] ?? '' } });

    const same = await ask();
    put(word('grape'));
    const changed = await ask();

    expect([same.status, same.text]).toEqual([304, '']);
    expect(same.headers['vary']).toBe('accept, accept-encoding');
    expect(same.headers['etag']).toBe(headers['etag']);
    expect(changed.status).toBe(200);
  });

  it('has another tag for another epoch, whose revision may be the same', async () => {
    const urls = [
      '/api/words',
      '/api/words/fig',
      '/api/counts',
      '/api/lists',
      '/api/judges',
      '/api/attributes',
    ];
    const before = makeWorld();
    const restored = makeWorld([...fruit].reverse(), { epoch: 'drawn-again' });
    for (const url of urls) {
      const { headers } = await before.call(url);
      const known = { 'if-none-match': headers['etag'] ?? '' };

      expect((await before.call({ url, headers: known })).status).toBe(304);
      expect((await restored.call({ url, headers: known })).status).toBe(200);
    }
  });

  it('has another tag for another format, and none for a seed that was drawn', async () => {
    const { call } = makeWorld();

    const json = await call('/api/words');
    const csv = await call('/api/words?format=csv');
    const drawn = await call({ url: '/api/words?randomCount=2', headers: { 'if-none-match': '*' } });

    expect(json.headers['etag']).not.toBe(csv.headers['etag']);
    expect(drawn.status).toBe(200);
    expect(drawn.headers['etag']).toBeUndefined();
    expect(drawn.headers['cache-control']).toBe('no-store');
  });

  it('gzips for a client that takes it', async () => {
    const { call } = makeWorld(exampleTexts(100).map(exampleWord));

    const packed = await call({ url: '/api/words', headers: { 'accept-encoding': 'br, gzip' } });
    const refused = await call({ url: '/api/words', headers: { 'accept-encoding': 'gzip;q=0, *' } });
    const plain = await call('/api/words');

    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(refused.headers['content-encoding']).toBeUndefined();
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.text).toBe(plain.text);
    expect(packed.headers['vary']).toBe('accept, accept-encoding');
  });
});

describe('lists', () => {
  it('are what words are filtered and counted by', async () => {
    const { texts, call, putList } = makeWorld();
    await putList('a', ['apple', 'banana', 'quince']);
    await putList('b', ['banana', 'cherry']);

    expect(await texts('list=List+a,b')).toEqual(['apple', 'banana', 'cherry']);
    expect(await texts('inAll=a,b')).toEqual(['banana']);
    expect(await texts('notList=a&types=noun&commonness=3..')).toEqual(['cherry', 'date']);
    const counts = (await call('/api/counts?list=a')).json() as { total: number };
    expect(counts.total).toBe(2);
    const reply = await call('/api/words?list=c');
    expect(reply.status).toBe(400);
    expect(reply.json()).toMatchObject({ detail: expect.stringContaining('there is no list "c"') as string });
  });

  it('go on page by page', async () => {
    const { allPages, putList } = makeWorld();
    await putList('a', ['apple', 'banana', 'cherry']);

    expect(await allPages('list=a&limit=2')).toEqual(['apple', 'banana', 'cherry']);
  });

  it('are shown, but for those that an operator keeps', async () => {
    const { call, putList } = makeWorld();
    const { sha256 } = await putList('a', ['apple']);
    await putList('b', ['banana'], { isPublic: false });
    await putList('c', ['cherry'], { isGone: true });

    expect((await call('/api/lists')).json()).toMatchObject({
      lists: [
        { id: 'a', name: 'List a', words: 1, sha256, run: 'run-1', fixedAt: '2026-01-02T03:05:05.678Z' },
      ],
    });
  });
});

describe('a score that nobody knows', () => {
  it.each(attributes)('passes no bound of $name, on either side, unless it is asked for', async (scale) => {
    const { name, min, max } = scale;
    const { texts } = makeWorld([word('known', { [name]: max }), word('unknown', { [name]: null })]);

    expect(await texts(`${name}=..${String(max)}`)).toEqual(['known']);
    expect(await texts(`${name}=${String(min)}..`)).toEqual(['known']);
    expect(await texts(`${name}=..${String(max)},?`)).toEqual(['known', 'unknown']);
    expect(await texts(`${name}=${String(min)}..,?`)).toEqual(['known', 'unknown']);
    expect(await texts(`${name}=?`)).toEqual(['unknown']);
  });
});

describe('judges', () => {
  const model = { judge: 'gpt-a.abcdef', model: 'gpt-a' };
  const apple = word('apple', { commonness: 2.5, sentiment: null });
  const rated = () => {
    const world = makeWorld();
    world.put({ ...apple, ...model });
    return world;
  };

  it('are shown, the one that is believed most first', async () => {
    const { call } = rated();

    expect((await call('/api/judges')).json()).toMatchObject({
      judges: [
        { id: 'gpt-a.abcdef', kind: 'model', words: 1 },
        { id: 'lexicon-1.example', kind: 'lexicon', words: fruit.length },
      ],
    });
  });

  it('are chosen for all scales or for one, and served together without a choice', async () => {
    const { texts, page, call } = rated();
    const scoresOf = async (search: string) => (await page(`text=apple&${search}`)).words[0]?.scores;

    expect(await scoresOf('')).toMatchObject({ commonness: 2.5, sentiment: 1 });
    expect(await scoresOf('judge=lexicon-1.example')).toMatchObject({ commonness: 5, sentiment: 1 });
    expect(await scoresOf('judge=gpt-a')).toMatchObject({ commonness: 2.5, sentiment: null });
    expect(await scoresOf('judge=commonness:lexicon-1.example')).toMatchObject({
      commonness: 5,
      sentiment: 1,
    });
    expect(await texts('judge=gpt-a')).toEqual(['apple']);
    expect((await call('/api/counts?judge=gpt-a')).json()).toMatchObject({ total: 1 });
    expect((await call('/api/words?judge=nobody')).status).toBe(400);
  });

  it('each tell what they hold of a word, and where two of them agree', async () => {
    const { call } = rated();

    expect((await call('/api/words/apple')).json()).toMatchObject({
      judge: 'gpt-a.abcdef',
      opinions: [
        { judge: 'gpt-a.abcdef', scores: { commonness: 2.5, sentiment: null }, run: 'run-1' },
        { judge: 'lexicon-1.example', scores: { commonness: 5, sentiment: 1 } },
      ],
    });
    const agreement = await call('/api/judges/gpt-a.abcdef/agreement?with=lexicon-1.example');
    expect(agreement.json()).toMatchObject({
      first: 'gpt-a.abcdef',
      scales: [
        {
          scale: 'commonness',
          words: 1,
          exact: 0,
          withinOne: 0,
          worst: [{ text: 'apple', first: 2.5, second: 5 }],
        },
        { scale: 'offensiveness', words: 1, exact: 1 },
        { scale: 'sentiment', words: 0, spearman: null },
        ...attributes.slice(3).map(({ name }) => ({ scale: name, words: 1 })),
      ],
    });
    expect((await call('/api/judges/nobody/agreement?with=gpt-a.abcdef')).status).toBe(404);
  });

  it('are not compared with one that has retired', async () => {
    const { call, tables } = rated();
    const judge = tables.judges.current.get('gpt-a.abcdef')!;
    tables.judges.put({ ...judge, rank: null, retiredAt: '2026-01-02T03:04:05.678Z' });

    const answers = await Promise.all([
      call('/api/judges/gpt-a.abcdef/agreement?with=lexicon-1.example'),
      call('/api/judges/lexicon-1.example/agreement?with=gpt-a.abcdef'),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });
});

describe('what values rest on', () => {
  const frequency = { source: 'frequency in texts', confidence: 0.9 };
  const raters = { source: 'people who rated it', confidence: 0.8 };
  const meanings = { source: 'relations between meanings', confidence: 0.5 };
  /** The lexicon tells it of types, commonness and sentiment; the model knows the commonness and tells nothing. */
  const rated = () => {
    const world = makeWorld([{ ...word('apple', { sentiment: 1 }), evidence: '5w9f-8r' }, ...fruit.slice(1)]);
    const unknown = Object.fromEntries(attributes.map(({ name }) => [name, null]));
    const model = { judge: 'gpt-a.abcdef', model: 'gpt-a' };
    world.put({ ...word('apple', { ...unknown, commonness: 4 }), ...model });
    return world;
  };

  it('is told of a word, of each value as the judge says whose it is, and of every opinion', async () => {
    const { call } = rated();

    expect((await call('/api/words/apple')).json()).toMatchObject({
      scores: { commonness: 4, sentiment: 1 },
      evidence: { sentiment: raters },
      opinions: [
        { judge: 'gpt-a.abcdef', evidence: null },
        {
          judge: 'lexicon-1.example',
          evidence: { types: meanings, commonness: frequency, sentiment: raters },
        },
      ],
    });
    const { evidence } = (await call('/api/words/apple')).json() as { evidence: object };
    expect(Object.keys(evidence)).toEqual(['sentiment']);
  });

  it('is told of a list where it is asked for, in each format', async () => {
    const { call, page } = rated();
    const search = 'fields=sentiment,evidence&limit=2&judge=lexicon-1.example';

    expect((await page(search)).words).toEqual([
      {
        text: 'apple',
        scores: { sentiment: 1 },
        evidence: { types: meanings, commonness: frequency, sentiment: raters },
      },
      { text: 'banana', scores: { sentiment: 2 }, evidence: {} },
    ]);
    expect((await call(`/api/words?${search}&format=csv`)).text).toBe(
      'text,sentiment,evidence\r\n' +
        'apple,1,commonness: frequency in texts 0.9; sentiment: people who rated it 0.8; types: relations between meanings 0.5\r\n' +
        'banana,2,\r\n',
    );
    expect((await page('limit=1')).words[0]).not.toHaveProperty('evidence');
  });

  it('is told of lists that the engine makes, and of a word that was sent and is not stored nothing', async () => {
    const { call } = rated();

    const reply = await call({
      url: '/api/words',
      method: 'POST',
      body: { words: ['apple', 'zzz'], recipe: { parameters: { order: 'given', fields: 'evidence' } } },
    });

    expect(reply.json()).toMatchObject({
      words: [
        { text: 'apple', evidence: { sentiment: raters } },
        { text: 'zzz', evidence: {} },
      ],
    });
  });
});

describe('norms that were not published', () => {
  const id = 'norms.secret';
  const shown = { ...inOffice, source: 'people', licence: 'all rights reserved' };
  const norms = { ...{ id, kind: 'norms' as const, model: null, rubricId: null, effort: null }, ...shown };
  const urls = [
    '/api/judges',
    `/api/judges/${id}/agreement?with=lexicon-1.example`,
    `/api/judges/lexicon-1.example/agreement?with=${id}`,
    '/api/words/apple',
    '/api/words/unheard',
    '/api/words',
    `/api/words?judge=${id}`,
    `/api/words?judge=sentiment:${id}`,
    `/api/counts?judge=${id}`,
    '/api/counts',
  ];
  const withNorms = (isPublic: boolean) => {
    const world = makeWorld();
    const answers = async () => {
      const replies = await Promise.all(urls.map((url) => world.call(url)));
      return replies.map(
        ({ status, text }) => `${String(status)} ${text.replaceAll(/"revision":\d+/gu, '')}`,
      );
    };
    const rate = (): void => {
      world.tables.judges.put({ ...norms, rank: null, isPublic });
      for (const text of ['apple', 'unheard'])
        putWord(world.tables, { ...word(text), judge: id, model: null, rubricId: null });
    };
    return { ...world, answers, rate };
  };

  it('leave no trace in any answer', async () => {
    const { answers, rate } = withNorms(false);
    const before = await answers();

    rate();

    expect(await answers()).toEqual(before);
    expect(before[1]).toContain('there is no judge norms.secret');
  });

  it('are shown where they were, in all the same answers', async () => {
    const { answers, rate } = withNorms(true);

    rate();

    const after = await answers();
    const isTold = (text: string) => text.startsWith('200') && /norms\.secret|unheard/u.test(text);
    expect(after.map(isTold)).toEqual(
      urls.map(
        (url) =>
          !['/api/words/unheard', '/api/words', '/api/counts', `/api/counts?judge=${id}`].includes(url),
      ),
    );
    expect(after.filter((text) => text.startsWith('200'))).toHaveLength(urls.length - 1);
  });

  it('I16: go with the next revision that readers ask for', async () => {
    const { call, rate, tables } = withNorms(true);
    rate();
    const before = await call(`/api/words?judge=${id}`);

    tables.judges.put({ ...norms, rank: null, isPublic: false });
    tables.revision.put({ ...revisionOf(tables.revision), value: 99n });

    const after = await call({
      url: `/api/words?judge=${id}`,
      headers: { 'if-none-match': before.headers['etag'] ?? '' },
    });
    expect([before.status, after.status]).toEqual([200, 400]);
  });
});

describe('GET /api/words/{word}', () => {
  it('tells everything about a word with its provenance', async () => {
    const { call } = makeWorld();

    const reply = await call('/api/words/%C3%89clair');

    expect(reply.json()).toEqual({
      text: 'éclair',
      judge: 'lexicon-1.example',
      opinions: [expect.objectContaining({ judge: 'lexicon-1.example' })],
      types: ['noun'],
      scores: scores({ commonness: 1, complexity: 4 }),
      evidence: {},
      rubric: 'rubric-1',
      model: 'lexicon-1',
      run: 'run-1',
      runStartedAt: '2026-01-02T03:04:05.678Z',
      scoredAt: '2026-01-02T03:05:05.678Z',
    });
  });

  it.each([
    ['/api/words/pear', 404, '/problems/word-not-found'],
    ['/api/words/a1', 400, '/problems/invalid-parameter'],
    ['/api/words/%FF', 400, '/problems/invalid-parameter'],
    ['/api/words/%', 400, '/problems/invalid-parameter'],
    ['/api/words/a%2Fb', 400, '/problems/invalid-parameter'],
    [`/api/words/${'a'.repeat(65)}`, 400, '/problems/invalid-parameter'],
    ['/api/words/apple?full=true', 400, '/problems/invalid-parameter'],
    ['/api/words/apple/x', 404, '/problems/no-such-route'],
  ])('answers %s with %i', async (url, status, type) => {
    const { call } = makeWorld();

    const reply = await call(url);

    expect(reply.status).toBe(status);
    expect(reply.json()).toMatchObject({ type, status });
  });
});

describe('the rest', () => {
  it('lists the attributes with their ranges, and the types', async () => {
    const { call } = makeWorld();

    const body = (await call('/api/attributes')).json() as { attributes: object[]; types: string[] };

    expect(body.attributes).toHaveLength(attributes.length);
    expect(body.attributes[2]).toEqual({
      name: 'sentiment',
      displayName: 'Sentiment',
      description: attributes[2].description,
      min: -5,
      max: 5,
    });
    expect(body.types).toContain('noun');
  });

  it('is healthy when the database answers, and says 503 without a reason when it does not', async () => {
    const { call, catalogue, log } = makeWorld();

    const { epoch } = await catalogue.state();
    const well = await call('/api/health');
    catalogue.state = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432'));
    const ill = await call('/api/health');

    expect(well.json()).toEqual({ status: 'ok', epoch, revision: 7 });
    expect(ill.status).toBe(503);
    expect(ill.text).not.toContain('10.0.0.7');
    expect(log.entries).toHaveLength(1);
  });

  it('answers every request with headers that keep browsers safe, reads for every origin', async () => {
    const { call } = makeWorld();

    const good = await call('/api/words');
    const bad = await call('/api/words?x=1');

    for (const { headers } of [good, bad]) {
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=63072000; includeSubDomains',
        'access-control-allow-origin': '*',
      });
    }
    expect(bad.headers['cache-control']).toBe('no-store');
  });
});
