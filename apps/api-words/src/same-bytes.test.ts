import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { drizzleWordCatalogue, openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { startTestPostgres, wordsDatabase, type TestDatabase } from '@word-list/db/testing';
import { hashWords } from '@word-list/domain/api';
import { exampleWord } from '@word-list/domain/api/testing';
import { fixedClock, hurriedClock, memoryWordsDatabase, putWord } from '@word-list/domain/testing';
import { makeEnglish } from '@word-list/domain/word-sets/english';
import { expect, it, onTestFinished } from 'vitest';
import { bytesOf, englishApi, type Lists } from './testing/english-api.ts';
import { fuzzTexts } from './testing/fuzz-hints.ts';
import { scoreWords } from './testing/score-words.ts';

// Letters whose order, case or width differs between languages.
const texts = [
  ...new Set([
    ...fuzzTexts,
    ...'ıslak iğne istanbul ångström ärger zebra öl ñandú nube coop çay straße'.split(' '),
  ]),
];

const searches = [
  'order=text',
  'order=-length&take=40',
  'order=random&seed=7&take=50',
  'order=-commonness&take=60&sort=text&prefixFree',
  'order=random&seed=ı&minDistance=2&suffixFree&take=30&sort=-sentiment',
  'order=text&decodable&noLookalikes&noHomophones&oneLemma&take=30',
  'commonness=1..,?&safePairs&order=random&take=25&dice=6',
  'split=sentiment:..-1/0..&hold=length:1&order=random&seed=x&take=10',
  'forms=base&letters=a-zıiöäåñç&uniquePrefix=3&order=length&take=20',
  'text=*i*&not=istanbul&order=-text',
];

const shuffled = texts.toSorted((one, other) => (hashWords([one]) < hashWords([other]) ? -1 : 1));

/** A database with these opinions, stored in this order, in so many runs. */
const fill = async (database: TestDatabase, stored: readonly string[], runs: number): Promise<void> => {
  const writer = openDatabase(database.url('writer'), { max: 1, applicationName: 'test' });
  const size = Math.ceil(stored.length / runs);
  for (let run = 0; run < runs; run += 1) {
    const words = stored.slice(run * size, (run + 1) * size).map(exampleWord);
    await scoreWords(wordsDatabase(writer), words, { sourceId: `source-${run}` });
  }
  await writer.close();
};

const readers = async (database: TestDatabase) => {
  const reader = openDatabase(database.url('reader'), { applicationName: 'test' });
  onTestFinished(reader.close);
  const { formOf } = makeEnglish();
  const onError = (error: unknown) => expect.fail(String(error));
  const snapshot = snapshotWordCatalogue(reader, { formOf, clock: hurriedClock(), onError });
  await snapshot.warm();
  return [drizzleWordCatalogue(reader, formOf), snapshot];
};

/** In a process of its own, in Turkish, where "I" is no big "i", and half a day ahead of everybody. */
const madeAbroad = async (lists: Lists) => {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'testing', 'make-lists-in-child.ts')],
    {
      env: { ...process.env, LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  child.stdin.end(JSON.stringify(lists));
  return (await json(child.stdout)) as { bytes: string[]; locale: string; timeZone: string };
};

it(
  'makes a recipe into the same bytes from memory and SQL, from other databases, elsewhere and after a restart',
  { timeout: 120_000 },
  async () => {
    const memory = memoryWordsDatabase({ clock: fixedClock() });
    await scoreWords(memory, texts.map(exampleWord));
    const here = englishApi(memory.catalogue);
    const recipes = await Promise.all(
      searches.map(async (search) => {
        const reply = await here(`/api/words?${encodeURI(search)}`);
        const { recipe } = reply.json() as { recipe: { sha256: string } };
        return recipe;
      }),
    );
    const expected: string[] = [];
    for (const recipe of recipes) expected.push(await bytesOf(here, recipe));
    const postgres = await startTestPostgres();
    onTestFinished(postgres.stop);
    const [one, another] = [await postgres.createDatabase(), await postgres.createDatabase()];
    await fill(one, texts, 1);
    await fill(another, shuffled, 3);

    for (const other of [...(await readers(one)), ...(await readers(another)), ...(await readers(one))]) {
      const call = englishApi(other);
      for (const [at, recipe] of recipes.entries()) {
        expect([searches[at], await bytesOf(call, recipe)]).toEqual([searches[at], expected[at]]);
      }
    }
    const abroad = await madeAbroad({ texts: shuffled, recipes });

    expect(abroad).toEqual({ bytes: expected, locale: 'tr-TR', timeZone: 'Pacific/Kiritimati' });
    expect(expected).not.toContain('');
  },
);

it('finds each word that was changed, and names it', async () => {
  const { tables, catalogue } = memoryWordsDatabase({ clock: fixedClock() });
  for (const text of texts) putWord(tables, exampleWord(text));
  const call = englishApi(catalogue);
  const search = 'order=-commonness&prefixFree&take=40&sort=text&fields=text';
  const { recipe, words } = (await call(`/api/words?${search}`)).json() as {
    recipe: unknown;
    words: { text: string }[];
  };
  const list = words.map(({ text }) => text);

  for (const [at, text] of list.entries()) {
    const body = { recipe, list: list.with(at, 'zzyzx') };
    const verdict = await call({ method: 'POST', url: '/api/verify', body });

    expect(verdict.json()).toMatchObject({
      ...{ same: false, untouched: false, drifted: false },
      came: { count: 1, some: [text] },
      gone: { count: 1, some: [{ text: 'zzyzx', because: 'unknown' }] },
    });
  }
});
