import { apiCaller } from '@word-list/adapters/http-api/testing';
import type { WordCatalogue } from '@word-list/domain';
import { nextCursor, readParameters, readWordsQuery, wordsParameters } from '@word-list/domain/api';
import { exampleWord } from '@word-list/domain/api/testing';
import {
  exampleEnglish,
  fixedClock,
  memoryChunkStore,
  memoryWordsDatabase,
  putWord,
  recordingLog,
  revisionOf,
} from '@word-list/domain/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeHandler } from './handler.ts';

interface Page {
  readonly words: readonly { readonly text: string }[];
  readonly next?: string;
}

const english = 'car cart carton cat cats dog dogs door doors flour flow flower';
/** Each changes what the rules below pick. */
const newcomers = ['a', 'ca', 'do', 'f', 'c', 'd', 'b', 'ab', 'fl', 'dogma'];

const makeInstance = () => {
  const { tables, catalogue } = memoryWordsDatabase({ clock: fixedClock() });
  const put = (text: string) => putWord(tables, exampleWord(text));
  for (const text of english.split(' ')) put(text);
  const open = (of: WordCatalogue = catalogue) =>
    apiCaller(
      makeHandler({
        objects: memoryChunkStore(),
        catalogue: of,
        language: exampleEnglish,
        log: recordingLog(),
        cursorKey: 'a key',
        origin: 'https://words.example',
        drawSeed: () => 'drawn',
      }),
    );
  const setEpoch = (epoch: string) => tables.revision.put({ ...revisionOf(tables.revision), epoch });
  return { catalogue, put, open, call: open(), setEpoch };
};

/** Empty where fewer words are left than were asked for. */
const listOf = async ({ open }: ReturnType<typeof makeInstance>, search: string): Promise<string> => {
  const reply = await open()(`/api/words?${search}&limit=1000`);
  return reply.status === 422 ? '' : textsOf(reply.json() as Page).join(' ');
};

const textsOf = ({ words }: Page): string[] => words.map(({ text }) => text);

/** The same catalogue; `before` is called before each of its answers. */
const watched = (catalogue: WordCatalogue, before: () => void): WordCatalogue =>
  new Proxy(catalogue, {
    get: (target, name: keyof WordCatalogue) => {
      const method = target[name] as ((...of: unknown[]) => unknown) | undefined;
      if (method === undefined) return undefined;
      return (...of: unknown[]) => {
        before();
        return method.apply(target, of);
      };
    },
  });

/** What the pages hold, each asked of the next instance, until the list ends or one is refused. */
const readPages = async (calls: readonly ReturnType<typeof apiCaller>[], search: string) => {
  const texts: string[] = [];
  let cursor = '';
  for (let pages = 0; pages < 40; pages += 1) {
    const reply = await calls[pages % 2]?.(`/api/words?${search}${cursor}`);
    if (reply?.status !== 200) return { texts, status: reply?.status };
    const { words, next } = reply.json() as Page;
    texts.push(...words.map(({ text }) => text));
    if (next === undefined) break;
    cursor = `&cursor=${next}`;
  }
  return { texts, status: 200 };
};

const searches = [
  'prefixFree&order=text',
  'prefixFree&order=text&take=5',
  'suffixFree&order=-text&sort=text&take=6',
  'minDistance=2&order=random&seed=7&take=4',
  'split=length:..3/4..&order=text&take=3',
];

it('gives all pages of a set under rules from one state, wherever and whenever words change', async () => {
  let refused = 0;
  let finished = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...searches),
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.constantFrom('put', 'follow', 'nothing', 'nothing', 'nothing'), { maxLength: 60 }),
      async (search, limit, moments) => {
        // Two instances: what the first one reads at once reaches the second one later.
        const [first, second, reference] = [makeInstance(), makeInstance(), makeInstance()];
        const [coming, behind] = [[...newcomers], [] as string[]];
        const possible = new Set([await listOf(reference, search)]);
        const added: string[] = [];
        const move = (): void => {
          const moment = moments.shift();
          for (const text of moment === 'put' ? coming.splice(0, 1) : []) {
            first.put(text);
            behind.push(text);
            added.push(text);
          }
          for (const text of moment === 'follow' ? behind.splice(0) : []) second.put(text);
        };
        const calls = [first, second].map(({ catalogue, open }) => open(watched(catalogue, move)));

        const { texts, status } = await readPages(calls, `${search}&limit=${limit}`);
        for (const text of added) {
          reference.put(text);
          possible.add(await listOf(reference, search));
        }

        if (status !== 200) refused += 1;
        else finished += 1;
        expect([200, 409, 422]).toContain(status);
        const isPart = [...possible].some((list) => `${list} `.startsWith(`${texts.join(' ')} `.trimStart()));
        expect({ isPart, texts, possible: [...possible] }).toMatchObject({ isPart: true });
      },
    ),
    { numRuns: 1000 },
  );
  expect([refused > 50, finished > 50]).toEqual([true, true]);
}, 120_000);

it('goes on with no set of another epoch, though its revision is the same', async () => {
  const { call, setEpoch } = makeInstance();
  const search = '/api/words?prefixFree&order=text&take=6&limit=2';
  const { next = '' } = (await call(search)).json() as Page;
  const before = await call(`${search}&cursor=${next}`);

  setEpoch('restored');
  const after = await call(`${search}&cursor=${next}`);

  expect([before.status, after.status]).toEqual([200, 409]);
  expect(after.json()).toMatchObject({ type: '/problems/list-has-changed' });
});

it('reads cursors and recipes that name no epoch', async () => {
  const { call, put, catalogue } = makeInstance();
  const search = 'prefixFree&order=text&take=6&limit=2';
  const query = readWordsQuery(readParameters(wordsParameters, `?${search}`), {
    key: 'a key',
    drawSeed: () => 'drawn',
    sent: [],
  });
  const revision = Number((await catalogue.state()).revision);
  const old = nextCursor(query, { before: 2, value: null, text: '', revision }, 'a key');
  const whole = (await call('/api/words?prefixFree&order=text&take=6')).json() as Page & { recipe: object };
  const recipe = { ...whole.recipe, epoch: undefined };

  const page = (await call(`/api/words?${search}&cursor=${old}`)).json() as Page;
  const body = { recipe, list: textsOf(whole) };
  const verdict = await call({ method: 'POST', url: '/api/verify', body });
  put('a');
  const moved = await call(`/api/words?${search}&cursor=${old}`);

  expect(textsOf(page)).toEqual(textsOf(whole).slice(2, 4));
  expect(verdict.json()).toMatchObject({ same: true, untouched: true, drifted: false });
  expect(moved.status).toBe(409);
});
