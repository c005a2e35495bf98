import { drizzleWordCatalogue, openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { startTestPostgres, wordsDatabase } from '@word-list/db/testing';
import { hash32, partId } from '@word-list/domain';
import { decided, expectHundredths, scoringRun, type CommonWord } from '@word-list/domain/contracts';
import { exampleForm, hurriedClock } from '@word-list/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const minutes = 60_000;
/** As many as the longest English list at hand has. */
const count = 274_137;
const partSize = 10_000;
const letters = 'aeioubdgkl';

/** Made up: rare words are more than common ones, some are unknown. */
const words = Array.from({ length: count }, (_, at): CommonWord => {
  const text = `w${String(at).replaceAll(/\d/gu, (digit) => letters.charAt(Number(digit)))}`;
  const draw = hash32(text) / 2 ** 32;
  return { text, commonness: at % 41 === 0 ? null : Math.floor(501 * draw * draw) };
});

/** Stores the words as a run does. */
const store = async (url: string): Promise<void> => {
  const writer = openDatabase(url, { applicationName: 'test' });
  const on = { ...wordsDatabase(writer), moveOn: async () => undefined };
  const parts = Array.from({ length: Math.ceil(count / partSize) }, (_, at) =>
    words.slice(at * partSize, (at + 1) * partSize),
  );
  const run = await scoringRun(
    on,
    parts.map(({ length }) => length),
  );
  for (const [at, own] of parts.entries()) {
    const part = partId(0, at);
    await on.ledger.classify({ runId: run.id, part, words: own.map(({ text }) => text) });
    const scored = own.map(({ text, commonness }): [string, (number | null)[], string[]] => [
      text,
      [commonness],
      [],
    ]);
    await on.outcomes.settle({ ...decided(run, { scored, part }), version: 2, attributes: ['commonness'] });
  }
  expect((await on.runs.endIfDone(run.id))?.status).toBe('complete');
  await writer.close();
};

describe(`${count.toLocaleString('en')} words with scores in hundredths`, () => {
  const opened: { close(): Promise<void> }[] = [];
  let url: { writer: string; reader: string };

  beforeAll(async () => {
    const postgres = await startTestPostgres();
    opened.push({ close: postgres.stop });
    const database = await postgres.createDatabase();
    url = { writer: database.url('writer'), reader: database.url('reader') };
    await store(url.writer);
  }, 20 * minutes);

  afterAll(async () => {
    for (const { close } of opened.toReversed()) await close();
  });

  const connect = () => {
    const reader = openDatabase(url.reader, { max: 2, applicationName: 'test' });
    opened.push(reader);
    return reader;
  };

  it(
    'have more than 400 values, and are sorted and cut right at every one of them in memory',
    async () => {
      const catalogue = snapshotWordCatalogue(connect(), {
        ...{ formOf: exampleForm, clock: hurriedClock() },
        onError: (error) => expect.fail(String(error)),
      });
      await catalogue.warm();

      expect(new Set(words.map(({ commonness }) => commonness)).size).toBeGreaterThan(400);
      await expectHundredths(catalogue, words, { step: 1, pageSize: 10_000 });
    },
    20 * minutes,
  );

  it(
    'are so by SQL too',
    async () => {
      await expectHundredths(drizzleWordCatalogue(connect(), exampleForm), words, {
        step: 1,
        pageSize: 10_000,
      });
    },
    60 * minutes,
  );
});
