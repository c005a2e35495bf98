import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { currentRubric, servedView, type Manifest, type WordFilter } from '@word-list/domain';
import { decided, manifestOf, newRun, part, scoringRun, type WordsWorld } from '@word-list/domain/contracts';
import { exampleForm } from '@word-list/domain/testing';
import { beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { openDatabase, type Database, type DatabaseOptions } from './client/open-database.ts';
import { interceptedClient, wordsDatabase, type TestDatabase } from './testing/index.ts';
import { sharedDatabase } from './testing/shared-database.ts';
import { loadSnapshot } from './word-snapshot/load-snapshot.ts';
import { drizzleWordReadings } from './word-snapshot/word-readings.ts';
import { pageRows } from './word-snapshot/page-rows.ts';
import type { WordsHead } from './word-snapshot/read-head.ts';
import { candidateRows, selectRows } from './word-snapshot/select-rows.ts';
import { countRows } from './word-snapshot/row-bits.ts';
import type { WordSnapshot } from './word-snapshot/word-snapshot.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await sharedDatabase();
});

beforeEach(() => database.empty());

const connect = (options: Partial<DatabaseOptions> = {}): Database => {
  const db = openDatabase(database.url('writer'), { applicationName: 'test', ...options });
  onTestFinished(() => db.close());
  return db;
};

const world = (options: Partial<DatabaseOptions> = {}): WordsWorld => ({
  ...wordsDatabase(connect(options)),
  moveOn: () => wait(3),
});

it('a list of any size is there with the statements of a list of one word', async () => {
  const sent: string[] = [];
  const client = interceptedClient({
    answer: ({ text, send }) => {
      sent.push(text);
      return send();
    },
  });
  const { runs } = world({ client, max: 1 });
  const fix = async (words: number): Promise<string[]> => {
    const { run } = await runs.create(newRun({ sourceId: 'source' }), currentRubric);
    const manifest: Manifest = { ...manifestOf(words), listSha256: String(words).padStart(64, '0') };
    sent.length = 0;
    await runs.fixManifest(run.id, manifest);
    const statements = [...sent];
    await runs.requestCancel(run.id);
    await connect().transaction((queries) => queries.execute(`UPDATE runs SET status = 'cancelled'`));
    return statements;
  };

  const [one, many] = [await fix(1), await fix(5_000_000)];

  expect(many).toEqual(one);
  expect(one.filter((text) => text.includes('lists'))).toHaveLength(1);
});

it('a correction whose COMMIT had no answer is logged once, also when somebody says something else meanwhile', async () => {
  const quiet = world();
  const run = await scoringRun(quiet, [1]);
  await quiet.ledger.classify({ runId: run.id, part, words: ['tree'] });
  await quiet.outcomes.settle(decided(run, { scored: [['tree', [3], ['noun']]] }));
  const says = (id: string, commonness: number) => ({
    ...{ id, text: 'tree', reason: 'a test', who: id },
    values: { scores: { commonness }, types: null },
  });
  let commits = 0;
  const afterCommit = async (): Promise<void> => {
    commits += 1;
    if (commits > 1) return;
    await quiet.corrections.correct(says('other', 400));
    throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  };

  await world({ faults: { afterCommit } }).corrections.correct(says('first', 200));

  expect(commits).toBe(2);
  const log = await quiet.corrections.list({ limit: 10 });
  expect(log.map(({ id }) => id).toSorted()).toEqual(['first', 'other']);
  expect((await quiet.catalogue.find('tree'))?.scores.commonness).toBe(4);
});

const rated = 10_000;
const all: WordFilter = { ranges: {}, types: [] };

/** What judges say of the same words, each score one of so many. */
const rate = async (judges: readonly string[], values: number): Promise<void> => {
  const on = world();
  for (const model of judges) {
    await on.moveOn();
    const run = await scoringRun(on, [rated], { model, mode: 'stale' });
    const words = Array.from({ length: rated }, (_, at) => `word-${String(at).padStart(5, '0')}`);
    await on.ledger.classify({ runId: run.id, part, words });
    const scored = words.map((text, at): [string, number[], string[]] => {
      const score = Math.round((((at * 7919) % values) * 500) / (values - 1));
      return [text, [score, 500 - score], ['noun']];
    });
    await on.outcomes.settle({
      ...{ ...decided(run, { scored }), version: 2, attributes: ['commonness', 'offensiveness'] },
    });
  }
};

/** The words in memory, once they were asked at each value of two scales, so that all is there that is made when it is asked for. */
const loadAndAsk = async (): Promise<WordSnapshot> => {
  const db = connect();
  const readings = drizzleWordReadings(db);
  const options = {
    ...{ readings, views: undefined, formOf: exampleForm },
    ...{ maxWords: rated, maxOpinions: 10 * rated },
  };
  const onError = (error: unknown) => expect.fail(String(error));
  const viewOf = ({ judges }: WordsHead) => servedView(judges);
  const snapshot = await loadSnapshot({ ...options, onError }, await readings.head(), viewOf);
  if (typeof snapshot === 'string') throw new Error(`the words are ${snapshot}`);
  for (let bound = 0; bound <= 500; bound += 1) {
    for (const name of ['commonness', 'offensiveness'] as const) {
      const filter = { ...all, ranges: { [name]: { min: bound, max: 500 } } };
      expect(countRows(selectRows(snapshot, filter))).toBeGreaterThan(0);
      if (bound % 50 > 0) continue;
      const order = { by: name, descending: true } as const;
      expect(pageRows(snapshot, candidateRows(snapshot, filter), { order, limit: 5 })).not.toEqual([]);
    }
  }
  return snapshot;
};

it('memory holds a row a word, however many judges have rated it and however fine their scores are', async () => {
  await rate(['model-1'], 6);
  await bytesOf(loadAndAsk);
  const coarse = await bytesOf(loadAndAsk);
  await database.empty();
  await rate(['model-1', 'model-2', 'model-3', 'lexicon-1'], 501);
  const fine = await bytesOf(loadAndAsk);

  const served = servedView(await world().catalogue.judges()).judges;
  // Each new judge came in above the others of its kind.
  expect(served.map(({ model }) => model)).toEqual(['model-3', 'model-2', 'model-1', 'lexicon-1']);
  expect([coarse.size, fine.size]).toEqual([rated, rated]);
  expect(coarse.bytes).toBeGreaterThan(10 * rated);
  expect(fine.bytes / coarse.bytes).toBeLessThan(1.25);
}, 120_000);

/** The bytes of typed arrays that stay in use. */
async function bytesOf(make: () => Promise<WordSnapshot>): Promise<{ bytes: number; size: number }> {
  const before = await arrayBytes();
  const snapshot = await make();
  return { bytes: (await arrayBytes()) - before, size: snapshot.size };
}

/** Once what nobody holds is given back, which a collection begins and does not wait for. */
async function arrayBytes(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const seen: number[] = [];
  while (seen.length < 3 || new Set(seen.slice(-3)).size > 1) {
    collect();
    await wait(20);
    seen.push(process.memoryUsage().arrayBuffers);
  }
  return seen.at(-1)!;
}
