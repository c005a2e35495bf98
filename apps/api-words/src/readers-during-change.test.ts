import { setTimeout as wait } from 'node:timers/promises';
import { apiCaller } from '@word-list/adapters/http-api/testing';
import { systemClock } from '@word-list/adapters/runtime';
import { openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { startTestPostgres, wordsDatabase } from '@word-list/db/testing';
import { currentRubric, sha256Hex, storeList, type Clock } from '@word-list/domain';
import { exampleWord } from '@word-list/domain/api/testing';
import {
  exampleEnglish,
  exampleForm,
  exampleNewRun,
  hurriedClock,
  memoryChunkStore,
  recordingLog,
} from '@word-list/domain/testing';
import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { makeHandler } from './handler.ts';
import { scoreWords } from './testing/score-words.ts';

const reads = 10_000;
const readersAtOnce = 8;
const minutes = 60_000;

const oldWords = ['ant', 'bee', 'cow', 'dog', 'eel', 'fox'];
const newWords = ['dog', 'eel', 'gnat', 'hen', 'ibex', 'jay', 'kite'];

const page = z.object({
  words: z.array(z.object({ text: z.string(), scores: z.record(z.string(), z.number().nullable()) })),
  recipe: z.object({ lists: z.array(z.object({ sha256: z.string(), words: z.int() })).optional() }),
});

/** The API on a real database, with words in memory, and a writer beside it. */
const makeWorld = async (clock: Clock) => {
  const postgres = await startTestPostgres();
  onTestFinished(postgres.stop);
  const database = await postgres.createDatabase();
  const writer = openDatabase(database.url('writer'), { max: 2, applicationName: 'test' });
  onTestFinished(writer.close);
  const words = wordsDatabase(writer);
  await scoreWords(words, [...new Set([...oldWords, ...newWords])].map(exampleWord));
  const reader = openDatabase(database.url('reader'), { max: 4, applicationName: 'api-words' });
  onTestFinished(reader.close);
  const onError = (error: unknown): void => expect.fail(String(error));
  const catalogue = snapshotWordCatalogue(reader, { formOf: exampleForm, clock, onError });
  await catalogue.warm();
  const objects = memoryChunkStore();
  const log = recordingLog();
  const call = apiCaller(
    makeHandler({
      ...{ objects, catalogue, log, language: exampleEnglish, cursorKey: 'a key' },
      ...{ origin: 'https://words.example', drawSeed: () => 'drawn' },
    }),
  );
  const read = async (search: string) => {
    const reply = await call(`/api/words?${search}`);
    expect({ status: reply.status, log: log.entries.slice(-1) }).toEqual({ status: 200, log: [] });
    return page.parse(reply.json());
  };
  return { words, objects, read };
};

it(
  'shows a list that is replaced all the time as the old one or the new one, never as a mixture',
  async () => {
    const { words, objects, read } = await makeWorld(hurriedClock());
    let replaced = 0;
    const replace = async (list: readonly string[]): Promise<void> => {
      replaced += 1;
      const id = `fix-${String(replaced).padStart(6, '0')}`;
      await words.runs.create(
        exampleNewRun({ id, sourceId: 'animals', sourceName: 'Animals' }),
        currentRubric,
      );
      const bytes = (async function* lines() {
        yield Buffer.from(list.join('\n'));
      })();
      const format = { kind: 'lines' } as const;
      const whole = { bytes, format, runId: id, upload: id, source: 'animals', wordsPerPart: 50 };
      await words.runs.fixManifest(id, await storeList(objects, whole));
      await words.runs.requestCancel(id);
      await words.ledger.cancelUnclaimed({ runId: id, missing: [{ part: '00000-00', words: list.length }] });
      expect((await words.runs.endIfDone(id))?.status).toBe('cancelled');
    };
    await replace(oldWords);
    const seen = new Map<string, number>();
    let left = reads;
    const readOn = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const { words: found, recipe } = await read('list=animals&limit=100');
        const answer = `${String(recipe.lists?.[0]?.sha256)} ${found.map(({ text }) => text).join(' ')}`;
        seen.set(answer, (seen.get(answer) ?? 0) + 1);
      }
    };
    const replaceOn = async (): Promise<void> => {
      while (left > 0) for (const list of [newWords, oldWords]) await replace(list);
    };

    await Promise.all([replaceOn(), ...Array.from({ length: readersAtOnce }, readOn)]);

    const whole = (list: readonly string[]) =>
      `${sha256Hex(list.map((word) => `${word}\n`).join(''))} ${list.join(' ')}`;
    expect([...seen.keys()].toSorted()).toEqual([whole(oldWords), whole(newWords)].toSorted());
    expect(Math.min(...seen.values())).toBeGreaterThan(reads / 100);
    expect(replaced).toBeGreaterThan(50);
  },
  10 * minutes,
);

it(
  'shows nothing that an editor took back more than a second ago',
  async () => {
    const { words, read } = await makeWorld(systemClock);
    const takenBack = new Map<number, number>();
    const seen = new Set<number>();
    const late: string[] = [];
    let isOver = false;
    const readOn = async (): Promise<void> => {
      while (!isOver) {
        const askedAt = performance.now();
        const { words: found } = await read('text=fox');
        const score = found[0]?.scores['commonness'] ?? -1;
        seen.add(score);
        const since = askedAt - (takenBack.get(score) ?? Infinity);
        if (since > 1000) late.push(`${String(score)} ${since.toFixed(0)} ms later`);
        await wait(1);
      }
    };
    const edit = async (): Promise<void> => {
      for (const score of [0.11, 1.22, 2.33, 3.44]) {
        const by = { text: 'fox', reason: 'a test', who: 'somebody' };
        const values = { scores: { commonness: Math.round(score * 100) }, types: null };
        await words.corrections.correct({ ...by, id: `says ${String(score)}`, values });
        await wait(1200);
        const nothing = { scores: {}, types: null };
        await words.corrections.correct({ ...by, id: `takes back ${String(score)}`, values: nothing });
        takenBack.set(score, performance.now());
        await wait(300);
      }
      await wait(1300);
      isOver = true;
    };

    await Promise.all([edit(), readOn(), readOn()]);

    expect(late).toEqual([]);
    expect([...seen]).toEqual(
      expect.arrayContaining([...takenBack.keys(), exampleWord('fox').scores.commonness]),
    );
  },
  minutes,
);
