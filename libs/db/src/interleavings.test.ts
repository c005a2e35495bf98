import { setTimeout as wait } from 'node:timers/promises';
import {
  attributes,
  compareText,
  currentRubric,
  judgeIdOf,
  judgeOf,
  type NormsImport,
  type Rating,
} from '@word-list/domain';
import {
  costOf,
  decided,
  manifestOf,
  newRun,
  part,
  scoredAs,
  scoringRun,
  type WordsWorld,
} from '@word-list/domain/contracts';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database, type DatabaseOptions } from './client/open-database.ts';
import { statementsOn } from './drizzle-words-ports.ts';
import { rowsOf } from './sql-parts.ts';
import { wordsDatabase, type TestDatabase } from './testing/index.ts';
import { sharedDatabase } from './testing/shared-database.ts';

let database: TestDatabase;
const databases: Database[] = [];

beforeAll(async () => {
  database = await sharedDatabase();
});

beforeEach(() => database.empty());

afterEach(async () => {
  await Promise.all(databases.splice(0).map((db) => db.close()));
});

const connect = (name: string, options: Partial<DatabaseOptions> = {}): Database => {
  const db = openDatabase(database.url('writer'), { applicationName: name, ...options });
  databases.push(db);
  return db;
};

const world = (name: string, options: Partial<DatabaseOptions> = {}): WordsWorld => ({
  ...wordsDatabase(connect(name, options)),
  moveOn: () => wait(3),
});

/** A function whose transactions stop before COMMIT, with their locks, until they are let go. */
const stoppingWorld = (name: string) => {
  const gate = Promise.withResolvers<undefined>();
  const reached = Promise.withResolvers<undefined>();
  const beforeCommit = async () => {
    reached.resolve(undefined);
    await gate.promise;
  };
  return {
    ...world(name, { faults: { beforeCommit } }),
    reached: reached.promise,
    letGo: () => gate.resolve(undefined),
  };
};

const noScores = Object.fromEntries(attributes.map(({ name }) => [name, null])) as Rating['scores'];
const waitingRow = z.object({ waiting: z.coerce.number() });

const untilWaiting = async (db: Database, name: string, state: { ended: boolean }): Promise<void> => {
  const statement = sql`SELECT count(*) AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${name} AND wait_event_type = 'Lock'`;
  while (!state.ended) {
    const [row] = await db.read((queries) => rowsOf(queries, waitingRow, statement));
    if ((row?.waiting ?? 0) > 0) return;
    await wait(5);
  }
};

/** Runs the first action up to its COMMIT, the second until it waits for the first, then lets both end. */
const interleave = async <First, Second>(
  first: (on: WordsWorld) => Promise<First>,
  second: (on: WordsWorld) => Promise<Second>,
): Promise<[First, Second]> => {
  const stopping = stoppingWorld('first');
  const one = first(stopping);
  await stopping.reached;
  const other = second(world('second'));
  const state = { ended: false };
  void other.finally(() => (state.ended = true)).catch(() => undefined);
  await untilWaiting(connect('watcher'), 'second', state);
  stopping.letGo();
  return Promise.all([one, other]);
};

describe('two transactions at once', () => {
  it('a word that is scored while another run wants to claim it is known to that run', async () => {
    const setup = world('setup');
    const [one, other] = [await scoringRun(setup, [1]), await scoringRun(setup, [1])];
    await setup.ledger.classify({ runId: one.id, part, words: ['tree'] });

    await interleave(
      ({ outcomes }) => outcomes.settle(decided(one, { scored: [scoredAs('tree', 1)] })),
      ({ ledger }) => ledger.classify({ runId: other.id, part, words: ['tree'] }),
    );

    expect(await setup.runs.counts(other.id)).toMatchObject({ known: 1, claimed: 0, waiting: 0 });
  });

  it('a word that fails while another run wants to claim it is claimed by that run', async () => {
    const setup = world('setup');
    const [one, other] = [await scoringRun(setup, [1]), await scoringRun(setup, [1])];
    await setup.ledger.classify({ runId: one.id, part, words: ['tree'] });

    await interleave(
      ({ outcomes }) => outcomes.settle(decided(one, { failed: [['tree', 'refused']] })),
      ({ ledger }) => ledger.classify({ runId: other.id, part, words: ['tree'] }),
    );

    expect(await setup.runs.counts(other.id)).toMatchObject({ known: 0, claimed: 1, waiting: 0 });
  });

  it('a cancel that comes first leaves nothing to claim', async () => {
    const setup = world('setup');
    const run = await scoringRun(setup, [2]);

    await interleave(
      ({ runs }) => runs.requestCancel(run.id),
      ({ ledger }) => ledger.classify({ runId: run.id, part, words: ['run', 'tree'] }),
    );

    expect(await setup.runs.counts(run.id)).toMatchObject({ cancelled: 2, claimed: 0 });
  });

  it('a cancel that comes second finds the claims', async () => {
    const setup = world('setup');
    const run = await scoringRun(setup, [2]);

    const [, cancelled] = await interleave(
      ({ ledger }) => ledger.classify({ runId: run.id, part, words: ['run', 'tree'] }),
      ({ runs }) => runs.requestCancel(run.id),
    );

    expect(cancelled?.status).toBe('cancelling');
    expect(await setup.ledger.cancelRound({ runId: run.id, part, round: 1 })).toBe(2);
    expect((await setup.runs.endIfDone(run.id))?.status).toBe('cancelled');
  });

  it('a run whose list is being fixed does not fail', async () => {
    const setup = world('setup');
    const { run } = await setup.runs.create(newRun(), currentRubric);

    const [, failed] = await interleave(
      ({ runs }) => runs.fixManifest(run.id, manifestOf(1)),
      ({ runs }) => runs.fail(run.id, 'too_large'),
    );

    expect(failed).toBe(false);
    expect((await setup.runs.get(run.id))?.status).toBe('scoring');
  });

  it('two deliveries of one part classify it once', async () => {
    const setup = world('setup');
    const run = await scoringRun(setup, [2]);
    const classify = ({ ledger }: WordsWorld) =>
      ledger.classify({ runId: run.id, part, words: ['run', 'tree'] });

    await interleave(classify, classify);

    expect(await setup.runs.counts(run.id)).toMatchObject({ claimed: 2, waiting: 0, unclassified: 0 });
  });

  it('two deliveries of one outcome count it once', async () => {
    const setup = world('setup');
    const run = await scoringRun(setup, [1]);
    await setup.ledger.classify({ runId: run.id, part, words: ['tree'] });
    const message = decided(run, { scored: [scoredAs('tree', 1)] });
    const settle = ({ outcomes }: WordsWorld) => outcomes.settle(message);

    expect(await interleave(settle, settle)).toEqual([1, 0]);
    expect(await setup.runs.counts(run.id)).toMatchObject({ scored: 1, claimed: 0 });
  });

  it('a word cannot be both settled and asked again', async () => {
    const setup = world('setup');
    const run = await scoringRun(setup, [1]);
    await setup.ledger.classify({ runId: run.id, part, words: ['tree'] });
    const message = decided(run, { failed: [['tree', 'refused']] });

    const [released, round] = await interleave(
      ({ outcomes }) => outcomes.settle(message),
      ({ ledger }) =>
        ledger.askAgain({
          runId: run.id,
          part,
          round: 1,
          words: [['tree', 'missing', true]],
          cost: message.cost,
        }),
    );

    expect([released, round]).toEqual([1, undefined]);
    expect(await setup.runs.counts(run.id)).toMatchObject({ failed: 1, claimed: 0 });
  });

  it('two messages of one batch move their words to rounds of their own', async () => {
    const setup = world('setup');
    const run = await scoringRun(setup, [2]);
    await setup.ledger.classify({ runId: run.id, part, words: ['run', 'tree'] });
    const askAgain =
      (text: string) =>
      ({ ledger }: WordsWorld) =>
        ledger.askAgain({ runId: run.id, part, round: 1, words: [[text, 'missing', true]], cost: costOf() });

    expect(await interleave(askAgain('run'), askAgain('tree'))).toEqual([2, 3]);
  });

  it('reservations of one run come one after the other', async () => {
    const setup = world('setup');
    const { id: runId } = await scoringRun(setup, [1], { budgetMicroUsd: 100 });
    const reserve =
      (batchId: string) =>
      ({ ledger }: WordsWorld) =>
        ledger.reserve({ runId, batchId, submission: 0, microUsd: 60 });

    expect(await interleave(reserve('one'), reserve('two'))).toEqual([true, false]);
  });

  it('an editor gets in between two slices of large norms', async () => {
    const setup = world('setup');
    const { outcomes, ledger } = setup;
    const run = await scoringRun(setup, [1]);
    await ledger.classify({ runId: run.id, part, words: ['tree'] });
    await outcomes.settle(decided(run, { scored: [scoredAs('tree', 1)] }));
    const editor = world('editor');
    const [state, seen] = [{ ended: false }, [] as number[]];
    let corrected: Promise<void> | undefined;
    const beforeCommit = async () => {
      seen.push((await setup.corrections.list({ limit: 9 })).length);
      if (seen.length !== 2) return;
      // The first slice holds the revision, for which the editor waits now.
      corrected = editor.corrections.correct(correction).finally(() => (state.ended = true));
      await untilWaiting(connect('watcher'), 'editor', state);
    };

    await world('import', { faults: { beforeCommit } }).judges.importNorms(normsOf(2500, 100));
    await corrected;

    expect(seen).toEqual([0, 0, 1, 1]);
  });

  it('of two imports of one judge the one that began later stays whole, and the other says so', async () => {
    const setup = world('setup');
    let commits = 0;
    const afterCommit = async () => {
      commits += 1;
      if (commits === 2) await setup.judges.importNorms(normsOf(10, 200));
    };

    const earlier = world('import', { faults: { afterCommit } }).judges.importNorms(normsOf(2500, 100));

    await expect(earlier).rejects.toThrow('another import of norms.test has begun');
    expect(commits).toBe(2);

    const [judge] = await setup.catalogue.judges();
    const seen = setup.catalogue.seenBy({ judges: judge === undefined ? [] : [judge] });
    expect(await seen.count({ ranges: { sentiment: { min: 200, max: 200 } }, types: [] })).toBe(10);
    expect(await seen.count({ ranges: {}, types: [] })).toBe(10);
  });

  it('a score of a run that began later stays, whoever writes last', async () => {
    const setup = world('setup');
    const earlier = await scoringRun(setup, [1], { mode: 'all' });
    await setup.ledger.classify({ runId: earlier.id, part, words: ['tree'] });
    await setup.moveOn();
    const later = await scoringRun(setup, [1], { mode: 'all' });
    await connect('other').transaction(async (queries) => {
      await statementsOn(queries).insertJudge(judgeOf(later), false);
      await queries.execute(sql`INSERT INTO opinions
          (text, judge, commonness, types, length, run_id, run_started_at, scored_at, hash32, revision)
        VALUES ('tree', ${judgeIdOf(later)}, 400, '{noun}', 4, ${later.id}, ${later.startedAt}, now(), 1, 1)`);
    });

    const released = await setup.outcomes.settle(decided(earlier, { scored: [scoredAs('tree', 1)] }));

    expect(released).toBe(1);
    expect(await setup.catalogue.find('tree')).toMatchObject({ runId: later.id, scores: { commonness: 4 } });
    expect((await setup.catalogue.state()).revision).toBe(0n);
    expect(await setup.runs.counts(earlier.id)).toMatchObject({ scored: 1 });
  });

  it('claims of a run that has ended are taken over', async () => {
    const setup = world('setup');
    const [ended, run, waiting] = [
      await scoringRun(setup, [1]),
      await scoringRun(setup, [1]),
      await scoringRun(setup, [1]),
    ];
    await setup.ledger.classify({ runId: ended.id, part, words: ['tree'] });
    await setup.ledger.classify({ runId: waiting.id, part, words: ['tree'] });
    await connect('other').transaction((queries) =>
      queries.execute(sql`UPDATE runs SET status = 'failed' WHERE id = ${ended.id}`),
    );

    expect((await setup.ledger.openWork(waiting.id)).freedParts).toEqual([part]);
    await setup.ledger.classify({ runId: run.id, part, words: ['tree'] });

    expect(await setup.runs.counts(run.id)).toMatchObject({ claimed: 1, waiting: 0 });
    expect((await setup.ledger.openWork(waiting.id)).freedParts).toEqual([]);
  });
});

const correction = {
  ...{ id: 'c1', text: 'tree', reason: 'wrong', who: 'ann' },
  values: { scores: { nsfw: 100 }, types: null },
};

/** Norms of so many words, each with this sentiment. */
function normsOf(words: number, sentiment: number): NormsImport {
  const scores = { ...noScores, sentiment };
  const ratings = Array.from({ length: words }, (_, at) => ({
    text: `word${String(at)}`,
    scores,
    types: null,
  }));
  const common = {
    judge: 'norms.test',
    source: 'people',
    licence: 'MIT',
    isPublic: true,
    kept: new Set<string>(),
  };
  return { ...common, ratings: ratings.toSorted((a, b) => compareText(a.text, b.text)) };
}
