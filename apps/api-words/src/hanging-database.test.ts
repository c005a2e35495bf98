import { apiCaller } from '@word-list/adapters/http-api/testing';
import { systemClock } from '@word-list/adapters/runtime';
import { openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { startFreezableProxy, startTestPostgres, wordsDatabase } from '@word-list/db/testing';
import { exampleWord } from '@word-list/domain/api/testing';
import { exampleEnglish, memoryChunkStore, recordingLog } from '@word-list/domain/testing';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { answerMilliseconds } from './answer-time.ts';
import { makeHandler } from './handler.ts';
import { scoreWords } from './testing/score-words.ts';

const makeWorld = async () => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const database = await postgres.createDatabase();
  const proxy = await startFreezableProxy(database.url('reader'));
  onTestFinished(proxy.stop);
  const writer = openDatabase(database.url('writer'), { max: 1, applicationName: 'test' });
  await scoreWords(wordsDatabase(writer), ['apple', 'pear'].map(exampleWord));
  await writer.close();
  const reader = openDatabase(proxy.url(database.url('reader')), {
    max: 4,
    applicationName: 'api-words',
    answerMilliseconds,
  });
  onTestFinished(reader.close);
  const catalogue = snapshotWordCatalogue(reader, {
    formOf: () => 'base',
    clock: systemClock,
    onError: () => undefined,
  });
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
  const ask = async (url: string) => {
    const start = performance.now();
    const { status, headers } = await call(url);
    return { status, headers, seconds: (performance.now() - start) / 1000 };
  };
  return { proxy, ask };
};

it('says within seconds that the database hangs, in health within one, and is well soon after it comes back', async () => {
  const { proxy, ask } = await makeWorld();
  expect((await ask('/api/words')).status).toBe(200);

  proxy.freeze();
  // More than there are connections.
  const words = Array.from({ length: 6 }, (_, n) => ask(n % 2 === 0 ? '/api/words' : '/api/words/apple'));
  const health = await ask('/api/health');
  const answers = await Promise.all(words);
  const again = await ask('/api/health');
  proxy.thaw();
  const back = performance.now();
  while ((await ask('/api/words/apple')).status !== 200) await wait(50);
  const seconds = (performance.now() - back) / 1000;

  for (const { status, seconds: took } of [health, again]) {
    expect(status).toBe(503);
    expect(took).toBeLessThan(1);
  }
  for (const { status, seconds: took, headers } of answers) {
    expect(status).toBe(503);
    expect(headers['retry-after']).toBe('2');
    expect(took).toBeLessThan(8);
  }
  expect(seconds).toBeLessThan(2);
  expect((await ask('/api/health')).status).toBe(200);
  console.log({
    health: health.seconds,
    again: again.seconds,
    words: answers.map((a) => a.seconds),
    seconds,
  });
});
