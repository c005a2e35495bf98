import { apiCaller } from '@word-list/adapters/http-api/testing';
import { openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { interceptedClient, startTestPostgres, wordsDatabase } from '@word-list/db/testing';
import { exampleWord } from '@word-list/domain/api/testing';
import {
  exampleEnglish,
  exampleForm,
  fixedClock,
  memoryChunkStore,
  recordingLog,
} from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';
import { makeHandler } from './handler.ts';
import { scoreWords } from './testing/score-words.ts';

const makeWorld = async () => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const database = await postgres.createDatabase();
  const writer = openDatabase(database.url('writer'), { max: 1, applicationName: 'test' });
  onTestFinished(writer.close);
  const words = wordsDatabase(writer);
  await scoreWords(words, ['apple', 'pear'].map(exampleWord));

  const statements: string[] = [];
  const client = interceptedClient({
    answer: ({ text, send }) => {
      statements.push(text);
      return send();
    },
  });
  const reader = openDatabase(database.url('reader'), { applicationName: 'api-words', client });
  onTestFinished(reader.close);
  const clock = fixedClock();
  const catalogue = snapshotWordCatalogue(reader, {
    formOf: exampleForm,
    clock,
    onError: (error) => expect.fail(String(error)),
  });
  await catalogue.warm();
  const call = apiCaller(
    makeHandler({
      objects: memoryChunkStore(),
      catalogue,
      log: recordingLog(),
      language: exampleEnglish,
      cursorKey: 'a key',
      origin: 'https://words.example',
      drawSeed: () => 'drawn',
    }),
  );
  const correct = (commonness: number) =>
    words.corrections.correct({
      ...{ id: `correction ${commonness}`, text: 'pear', who: 'somebody', reason: 'a test' },
      values: { scores: { commonness: commonness * 100 }, types: null },
    });
  return { call, correct, clock, statements, judge: (await catalogue.judges())[0]?.id ?? '' };
};

const urlsOf = (judge: string) => [
  '/api/words',
  '/api/words?take=2&order=random&seed=1',
  `/api/words?judge=${judge}`,
  '/api/counts?commonness=3..',
  `/api/counts?judge=${judge}`,
  '/api/words/pear',
  '/api/lists',
  '/api/judges',
  '/api/attributes',
];

const commonnessIn = (text: string): unknown =>
  (JSON.parse(text) as { words: { scores: { commonness: number } }[] }).words[1]?.scores.commonness;

it('asks the database nothing for what a client still has, within a second', async () => {
  const { call, clock, statements, judge } = await makeWorld();
  const tags = new Map<string, string>();
  for (const url of urlsOf(judge)) tags.set(url, (await call(url)).headers['etag'] ?? '');
  const askAgain = async () => {
    statements.length = 0;
    const replies = [...tags].map(([url, tag]) => call({ url, headers: { 'if-none-match': tag } }));
    return (await Promise.all(replies)).map(({ status }) => status);
  };

  const within = await askAgain();
  const asked = [...statements];
  clock.advance(1000);
  const after = await askAgain();

  expect(within).toEqual(urlsOf(judge).map(() => 304));
  expect(asked).toEqual([]);
  expect(after).toEqual(within);
  expect(statements).toEqual([expect.stringContaining('revision')]);
});

it('answers as the words were at most a second ago, and as they are now to who asks for no kept answer', async () => {
  const { call, correct, clock } = await makeWorld();
  const seen = async (headers = {}) => commonnessIn((await call({ url: '/api/words', headers })).text);
  const tag = (await call('/api/words/pear')).headers['etag'] ?? '';
  const pear = () => call({ url: '/api/words/pear', headers: { 'if-none-match': tag } });
  await seen();

  await correct(1.5);
  clock.advance(999);
  const early = [await seen(), (await pear()).status];
  clock.advance(1);
  const late = [await seen(), (await pear()).status];
  await correct(2.5);
  const asked = await seen({ 'cache-control': 'no-cache' });

  expect(early).toEqual([exampleWord('pear').scores.commonness, 304]);
  expect(late).toEqual([1.5, 200]);
  expect(asked).toBe(2.5);
});
