import { apiCaller } from '@word-list/adapters/http-api/testing';
import { attributes, type AttributeName, type ScoredWord, type WordType } from '@word-list/domain';
import { exampleWord } from '@word-list/domain/api/testing';
import {
  exampleEnglish,
  fixedClock,
  memoryWordsDatabase,
  putWord,
  recordingLog,
  memoryChunkStore,
} from '@word-list/domain/testing';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

interface Page {
  words: { text: string; number?: string; part?: number; scores?: Record<string, number | null> }[];
  next?: string;
  seed?: string;
  total?: number;
  same?: boolean;
  unknown?: number;
  choice?: string;
  parts?: { words: number; dice?: number; rollAgainAbove?: string }[];
  balance?: { by: string; parts: { count: number; mean: number; d: number | null }[] }[];
  recipe: { parameters: Record<string, string>; words?: number; sha256?: string; revision: number };
}

interface Problem {
  type: string;
  parameter?: string;
  detail: string;
  possible?: number;
  most?: number;
  lifting?: { without: string; possible: number }[];
}

interface Verdict {
  same: boolean;
  untouched: boolean | null;
  drifted: boolean | null;
  moved: boolean;
  gone: { count: number; some: { text: string; because: string }[] };
  came: { count: number; some: string[] };
}

const word = (
  text: string,
  changes: Partial<Record<AttributeName, number | null>> = {},
  types: WordType[] = ['noun'],
): ScoredWord => ({
  ...exampleWord(text),
  types,
  scores: {
    ...(Object.fromEntries(attributes.map(({ name }) => [name, 0])) as ScoredWord['scores']),
    ...changes,
  },
});

const english = `cat cats dog dogs flour flower car carton cart lamp teacher stupid stone jewish modem modern
  london went go child children river garden window paper silver thunder`.split(/\s+/u);
const words = english.map((text, at) =>
  word(text, { commonness: at % 6, sentiment: (at % 11) - 5, complexity: at % 4 }),
);

const makeWorld = ({ workBudget = 10_000_000 } = {}) => {
  const { tables, catalogue } = memoryWordsDatabase({ clock: fixedClock() });
  const put = (added: ScoredWord) => putWord(tables, added);
  for (const added of words) put(added);
  const open = () =>
    apiCaller(
      makeHandler({
        objects: memoryChunkStore(),
        catalogue,
        language: exampleEnglish,
        log: recordingLog(),
        cursorKey: 'a key',
        origin: 'https://words.example',
        drawSeed: () => 'drawn',
        workBudget,
      }),
    );
  const call = open();
  const page = async (search: string) => (await call(`/api/words?${search}`)).json() as Page;
  const texts = async (search: string) => (await page(search)).words.map(({ text }) => text);
  const post = (url: string, body: unknown) => call({ method: 'POST', url, body });
  const send = async (body: unknown) => (await post('/api/words', body)).json() as Page;
  const verify = async (body: unknown) => (await post('/api/verify', body)).json() as Verdict;
  return { call, open, put, page, texts, post, send, verify };
};

const world = makeWorld();

describe('GET /api/words', () => {
  it.each([
    ['forms=plural&sort=text', 'cats children dogs'],
    ['forms=name,inflected&sort=text', 'london went'],
    ['text=ca*&oneLemma&order=text', 'car cart carton cat'],
    ['text=fl*&noHomophones&order=text', 'flour'],
    ['text=mode*&noLookalikes&order=-text', 'modern'],
    ['not=jewish,dog,dogs&letters=a-z&safePairs&order=-text&text=*t*pi*', 'stupid'],
    ['text=s*&safePairs&order=text', 'silver stone stupid'],
    ['text=*t*&length=6..7&safePairs&order=text', 'carton stupid thunder'],
  ])('makes a list of English by %s', async (search, expected) => {
    expect((await world.texts(search)).join(' ')).toBe(expected);
  });

  it('keeps apart what is not to stand side by side, whoever comes first', async () => {
    const both = 'text=*t*&length=6..7&not=thunder,carton,flower,window';

    expect(await world.texts(`${both}&safePairs&order=text`)).toEqual(['stupid']);
    expect(await world.texts(`${both}&safePairs&order=-text`)).toEqual(['teacher']);
  });

  it('numbers words for dice, and says when to roll again', async () => {
    const found = await world.page('take=10&order=text&sort=-text&dice=6&fields=text');
    const csv = await world.call('/api/words?take=2&order=text&dice=20&fields=text&format=csv');
    const text = await world.call('/api/words?take=7&order=text&dice=6&limit=2&format=text');

    expect(found.words.map(({ text: own, number = '' }) => `${number} ${own}`).at(0)).toBe('11 flour');
    expect(found.words.at(-1)).toEqual({ text: 'car', number: '24' });
    expect(found.parts).toEqual([{ words: 10, dice: 2, rollAgainAbove: '24' }]);
    expect(csv.text).toBe('number,text\r\n01,car\r\n02,cart\r\n');
    expect(text.text).toBe('11\tcar\n12\tcart\n');
  });

  it('numbers the following pages on', async () => {
    const search = 'commonness=0..&order=text&dice=6&limit=20&fields=text';
    const first = await world.page(search);
    const second = await world.page(`${search}&cursor=${first.next ?? ''}`);

    const numbers = [...first.words, ...second.words].map(({ number = '' }) => number);
    expect(numbers).toHaveLength(english.length);
    expect(numbers.slice(0, 2)).toEqual(['11', '12']);
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });

  it('makes parts, each in the order and with the numbers that were asked for', async () => {
    const found = await world.page(
      'split=commonness:..1/4..&order=text&take=3&sort=-text&dice=2&fields=text',
    );

    const parts = [0, 1].map((part) => found.words.filter((own) => own.part === part));
    for (const [part, range] of ['..1', '4..'].entries()) {
      const expected = await world.texts(`commonness=${range}&order=text&take=3`);
      expect(parts[part]?.map(({ text }) => text)).toEqual(expected.reverse());
      expect(parts[part]?.map(({ number }) => number)).toEqual(['11', '12', '21']);
    }
    expect(found.parts).toEqual([
      { words: 3, dice: 2, rollAgainAbove: '21' },
      { words: 3, dice: 2, rollAgainAbove: '21' },
    ]);
  });

  it('makes matched sets and says how alike they are', async () => {
    const found = await world.page('split=sentiment:..-1/1..&hold=length&order=text&take=4');

    const parts = [0, 1].map((part) => found.words.filter((own) => own.part === part));
    expect(parts[0]?.map(({ text }) => text.length)).toEqual(parts[1]?.map(({ text }) => text.length));
    expect(found.balance).toMatchObject([
      {
        by: 'length',
        parts: [
          { count: 4, d: 0 },
          { count: 4, d: 0 },
        ],
      },
    ]);
  });

  it.each([
    ['split=sentiment', 'split'],
    ['hold=length', 'hold'],
    ['split=length:1/2&hold=taste', 'hold'],
    ['order=given', 'order'],
    ['dice=37', 'dice'],
    ['forms=gerund', 'forms.0'],
    ['has=~00000000', 'has'],
    ['was=1', 'was'],
  ])('refuses %s and names the parameter', async (search, parameter) => {
    const reply = await world.call(`/api/words?${search}`);

    expect([reply.status, (reply.json() as Problem).parameter]).toEqual([400, parameter]);
  });

  it('says how many words there are, how many at most, and what lifting each rule and filter would bring', async () => {
    const reply = await world.call('/api/words?text=c*&prefixFree&order=text&take=8&commonness=0..4');

    const problem = reply.json() as Problem;
    const count = async (search: string) => (await world.texts(`${search}&order=text&take=8`)).length;
    expect(reply.status).toBe(422);
    expect(problem.possible).toBe(
      (await world.texts('text=c*&prefixFree&order=text&commonness=0..4')).length,
    );
    expect(problem.most).toBe(3);
    expect(problem.lifting).toEqual([
      { without: 'text', possible: 8 },
      { without: 'prefixFree', possible: await count('text=c*&commonness=0..4') },
    ]);
    expect(problem.detail).toContain('without text there would be 8');
  });

  it('says the same of words that were sent along', async () => {
    const parameters = { order: 'given', prefixFree: true, length: '..4', take: '3' };
    const reply = await world.post('/api/words', {
      recipe: { parameters },
      words: ['car', 'cart', 'carton', 'lamp'],
    });

    expect(reply.status).toBe(422);
    expect(reply.json()).toMatchObject({ possible: 2, lifting: [{ without: 'prefixFree', possible: 3 }] });
  });

  it('gives the pages of a made list from one revision, or says that it has changed', async () => {
    const { page, call, put } = makeWorld();
    const search = 'prefixFree&order=text&take=12&limit=5&sort=-text&fields=text';
    const first = await page(search);
    const second = await page(`${search}&cursor=${first.next ?? ''}`);

    put(word('zebra'));
    const moved = await call(`/api/words?${search}&cursor=${second.next ?? ''}`);

    const whole = await world.texts('prefixFree&order=text&take=12&sort=-text');
    expect([...first.words, ...second.words].map(({ text }) => text)).toEqual(whole.slice(0, 10));
    expect(moved.status).toBe(409);
    expect(moved.json()).toMatchObject({ type: '/problems/list-has-changed' });
  });
});

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 1 });
const parameters = fc
  .record({
    commonness: optional(fc.constantFrom('1..', '..3', '2..4,?', '?')),
    sentiment: optional(fc.constantFrom('-2..', '..0')),
    length: optional(fc.constantFrom('3..5', '4..')),
    letters: optional(fc.constantFrom('a-t', 'a-z')),
    text: optional(fc.constantFrom('*a*', 'c*', '?o*')),
    types: optional(fc.constantFrom('noun', 'verb,adverb')),
    notTypes: optional(fc.constantFrom('verb')),
    mainType: optional(fc.constantFrom('noun', 'adverb')),
    forms: optional(fc.constantFrom('base', 'base,plural')),
    not: optional(fc.constantFrom('cat,lamp')),
    split: optional(fc.constantFrom('length:..4/5..', 'sentiment:..-1/0..', 'types:noun/verb')),
    order: fc.constantFrom('text', '-text', '-commonness', 'length', 'sentiment', 'random'),
    prefixFree: optional(fc.constant('true')),
    decodable: optional(fc.constant('true')),
    minDistance: optional(fc.constantFrom('2', '3')),
    safePairs: optional(fc.constant('true')),
    oneLemma: optional(fc.constant('true')),
    take: optional(fc.constantFrom('1', '3', '6')),
    sort: optional(fc.constantFrom('text', '-length', 'complexity')),
    dice: optional(fc.constantFrom('2', '12')),
  })
  .chain((given) => {
    const asked = Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    );
    const seeded = given.order === 'random' ? [...asked, ['seed', 'x']] : asked;
    const held = fc.constantFrom([], [['hold', 'length']], [['hold', 'mainType,commonness:1']]);
    return (given.split === undefined ? fc.constant([]) : held).map(
      (hold) => Object.fromEntries([...seeded, ...hold]) as Record<string, string>,
    );
  });

describe('POST /api/words', () => {
  it('makes of all stored words, sent along, the list that is made of them as they are stored', async () => {
    await fc.assert(
      fc.asyncProperty(parameters, async (given) => {
        const url = `/api/words?${new URLSearchParams(given).toString()}`;
        const stored = await world.call(url);
        const sent = await world.post('/api/words', { recipe: { parameters: given }, words: english });

        expect(sent.status).toBe(stored.status);
        const [expected, found] = [stored.json() as Page & Problem, sent.json() as Page & Problem];
        expect(found.words).toEqual(expected.words);
        expect(found.possible).toBe(expected.possible);
        if (stored.status === 200) expect(found.recipe.sha256).toBe(expected.recipe.sha256);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes words in their order, whether they are known or not', async () => {
    const sent = ['Zzyzx', 'lamp', 'lamp', 'cat', 'straße', '42'];

    const found = await world.send({ recipe: { parameters: { order: 'given', total: true } }, words: sent });
    const known = await world.send({
      recipe: { parameters: { order: 'given', commonness: '..' } },
      words: sent,
    });

    expect(found.words.map(({ text }) => text)).toEqual(['zzyzx', 'lamp', 'cat', 'straße']);
    expect(found.words[0]?.scores).toMatchObject({ commonness: null });
    expect([found.unknown, found.total]).toEqual([2, 4]);
    expect(known.words.map(({ text }) => text)).toEqual(['lamp', 'cat']);
  });

  it('lets lists say which words are in, and which are not', async () => {
    const first = await world.send({ words: ['cat', 'car', 'dog'] });
    const second = await world.send({ words: ['car', 'lamp'] });
    const [one = '', other = ''] = [first, second].map(({ recipe }) => recipe.parameters['list']);
    const lists = [
      ['cat', 'car', 'dog'],
      ['car', 'lamp'],
    ];
    const ask = async (given: Record<string, string>) =>
      (await world.send({ recipe: { parameters: given }, lists })).words.map(({ text }) => text);

    expect(one).toMatch(/^~[0-9a-f]{8}$/);
    expect(await ask({ list: `${one},${other}`, order: 'given' })).toEqual(['cat', 'car', 'dog', 'lamp']);
    expect(await ask({ inAll: `${one},${other}` })).toEqual(['car']);
    expect(await ask({ inAll: one, notList: other, sort: '-text' })).toEqual(['dog', 'cat']);
    expect(await ask({ has: one })).toEqual(['car', 'cart', 'carton', 'cat', 'cats', 'dog', 'dogs']);
    expect((await world.post('/api/words', { recipe: { parameters: { list: one } } })).status).toBe(400);
  });

  it.each([
    [{ recipe: { parameters: { lenght: '5' } } }, 400, 'lenght'],
    [{ recipe: { parameters: { length: ['5'] } }, words: [] }, 200, undefined],
    [{ words: ['a', 1] }, 400, 'words.1'],
    [{ words: 'cat' }, 400, 'words'],
    [{ lists: Array.from({ length: 11 }, () => []) }, 400, 'lists'],
    [{ words: Array.from({ length: 50_001 }, () => 'a') }, 400, 'words'],
    [[], 400, 'body'],
  ])('of %.60j answers %d', async (body, status, parameter) => {
    const reply = await world.post('/api/words', body);

    expect([reply.status, (reply.json() as Problem).parameter]).toEqual([status, parameter]);
  });
});

describe('recipes', () => {
  it('make their list again, by GET, by POST, from the link and after a restart, byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(parameters, async (given) => {
        const { open, call } = world;
        const first = await call(`/api/words?${new URLSearchParams(given).toString()}&fields=text`);
        if (first.status !== 200) return;
        const { recipe, words: made } = first.json() as Page;

        const again = await open()({ method: 'POST', url: '/api/words', body: { recipe } });
        const link = /<https:\/\/words\.example([^>]*)>; rel="canonical"/.exec(
          first.headers['link'] ?? '',
        )?.[1];
        const linked = await open()(link ?? '');

        for (const reply of [again, linked]) {
          const page = reply.json() as Page;
          expect(page.recipe).toEqual(recipe);
          expect(page.words.map(({ text }) => text)).toEqual(made.map(({ text }) => text));
        }
        expect(recipe.sha256 === undefined || (linked.json() as Page).same).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('hold the seed that was drawn, the order that was meant and today’s names', async () => {
    const { recipe } = await world.page('randomCount=3&commonnessMin=1');

    expect(recipe).toMatchObject({
      parameters: { commonnessMin: '1', take: '3', order: 'random', seed: 'drawn' },
      words: 3,
    });
  });

  it('tell whether a shared list is still the same', async () => {
    const { page, call, put } = makeWorld();
    const search = 'order=-commonness&take=5';
    const { words: count = 0, sha256 = '' } = (await page(search)).recipe;
    const was = `${count}.${sha256.slice(0, 8)}`;
    const paged = await page(`${search}&limit=2&was=${was}`);

    put(word('zenith', { commonness: 5 }));
    const later = await call(`/api/words?${search}&was=${was}&format=csv`);

    expect(paged.same).toBe(true);
    expect(later.headers['x-same-list']).toBe('false');
  });
});

describe('POST /api/verify', () => {
  const search = 'order=-commonness&prefixFree&noHomophones&forms=base&take=8&sort=text';

  it('knows an untouched list, and finds one changed word', async () => {
    const { page, verify } = makeWorld();
    const { recipe, words: made } = await page(search);
    const list = made.map(({ text }) => text);

    const untouched = await verify({ recipe, list });
    expect(untouched).toMatchObject({ same: true, untouched: true, drifted: false, moved: false });
    for (const [at, text] of list.entries()) {
      const changed = await verify({ recipe, list: list.with(at, 'zzyzx') });

      expect(changed).toMatchObject({ same: false, untouched: false, drifted: false });
      expect(changed.came).toEqual({ count: 1, some: [text] });
      expect(changed.gone).toEqual({ count: 1, some: [{ text: 'zzyzx', because: 'unknown' }] });
    }
    expect(await verify({ recipe, list: list.toReversed() })).toMatchObject({ same: false, moved: true });
    expect(await verify({ recipe, list: list.slice(1) })).toMatchObject({ came: { count: 1 } });
  });

  it('names what has drifted, and why', async () => {
    const { page, put, verify } = makeWorld();
    const { recipe, words: made } = await page('commonness=3..&order=text&take=20');
    const list = made.map(({ text }) => text);
    const [first = '', second = ''] = list;

    put(word(first, { commonness: 2 }));
    put(word('aardvark', { commonness: 5 }));

    expect(await verify({ recipe, list })).toMatchObject({
      same: false,
      untouched: true,
      drifted: true,
      gone: { count: 1, some: [{ text: first, because: 'commonness' }] },
      came: { count: 1, some: ['aardvark'] },
    });
    const shorter = { ...recipe, parameters: { ...recipe.parameters, take: '2' } };
    const verdict = await verify({ recipe: shorter, list: [second, list[2], list[3]] });
    expect(verdict.gone.some).toContainEqual({ text: list[3], because: 'order' });
  });

  it('makes lists of words that were sent along again', async () => {
    const { send, verify, post } = makeWorld();
    const sent = ['lamp', 'car', 'cart', 'zzyzx'];
    const { recipe, words: made } = await send({
      recipe: { parameters: { prefixFree: true, order: 'given' } },
      words: sent,
    });
    const list = made.map(({ text }) => text);

    expect(list).toEqual(['lamp', 'car', 'zzyzx']);
    expect(await verify({ recipe, list, words: sent })).toMatchObject({ same: true });
    expect(await verify({ recipe, list, lists: [sent] })).toMatchObject({ same: true });
    expect((await post('/api/verify', { recipe, list })).status).toBe(400);
  });
});

describe('POST /api/check', () => {
  it('says what a list is, what is wrong with it and what is unknown', async () => {
    const list = ['cat', 'cats', 'flour', 'Flower', 'flower', 'teacher', 'stupid', 'zzyzx', '4 2'];

    const reply = await world.post('/api/check', { words: list });

    expect(reply.json()).toMatchObject({
      words: 8,
      distinct: 7,
      rejected: 1,
      repeats: 1,
      prefixes: { count: 1, some: [['cat', 'cats']] },
      homophones: { some: [['flour', 'flower']] },
      lemmas: { some: [['cat', 'cats']] },
      pairs: { count: 1, some: [{ pair: ['teacher', 'stupid'], reasons: ['insults people'] }] },
      unknown: { count: 1, some: ['zzyzx'] },
      ambiguity: null,
      uniquePrefix: null,
    });
    const check = reply.json() as { price: { microUsd: number }; tone: { scales: { known: number }[] } };
    expect(check.price.microUsd).toBeGreaterThan(0);
    expect(check.tone.scales[0]?.known).toBe(6);
  });

  it('has a budget', async () => {
    const reply = await makeWorld({ workBudget: 50 }).post('/api/check', { words: english });

    expect([reply.status, (reply.json() as Problem).type]).toEqual([422, '/problems/too-much-work']);
  });
});

describe('GET /api/words/{word}', () => {
  it('finds words that are like it', async () => {
    const reply = await world.call('/api/words/lamp?similar=commonness,sentiment&limit=3');

    const { similar } = reply.json() as { similar: { text: string; distance: number }[] };
    const lamp = words.find(({ text }) => text === 'lamp')?.scores;
    const distances = words
      .filter(({ text }) => text !== 'lamp')
      .map(({ text, scores }) => ({
        text,
        distance: Math.hypot(
          ((scores.commonness ?? 0) - (lamp?.commonness ?? 0)) / 5,
          ((scores.sentiment ?? 0) - (lamp?.sentiment ?? 0)) / 10,
        ),
      }))
      .sort((a, b) => a.distance - b.distance || (a.text < b.text ? -1 : 1));
    expect(similar.map(({ text }) => text)).toEqual(distances.slice(0, 3).map(({ text }) => text));
    expect(similar[2]?.distance).toBeCloseTo(distances[2]?.distance ?? NaN);
  });

  it.each(['similar=taste', 'similar=commonness&limit=0', 'taste=1'])('refuses %s', async (search) => {
    expect((await world.call(`/api/words/lamp?${search}`)).status).toBe(400);
  });
});
