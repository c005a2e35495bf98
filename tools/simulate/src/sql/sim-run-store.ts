import {
  Conflict,
  isLive,
  type CreatedRun,
  type NewRun,
  type Rubric,
  type Run,
  type RunStore,
} from '@word-list/domain';
import { compareText } from '@word-list/domain';
import { endDoneRun } from './end-run.ts';
import { countsOf, usageOf } from './run-sums.ts';
import { atOf } from './run-statements.ts';
import type { Session } from './sim-database.ts';
import type { Transaction } from './transaction.ts';
import type { RunRow, WordsTables } from './words-tables.ts';

const newRow = (given: NewRun, rubricId: string, startedAt: string): RunRow => {
  const { requestHash, ...fields } = given;
  const run: Run = {
    ...fields,
    rubricId,
    status: 'queued',
    reason: null,
    blocked: null,
    manifest: null,
    startedAt,
    endedAt: null,
  };
  return { run, requestHash, tidied: false };
};

const repeatedOf = (earlier: RunRow, given: NewRun): CreatedRun => {
  if (earlier.requestHash === given.requestHash) return { run: earlier.run, outcome: 'repeated' };
  throw new Conflict('idempotency-key-reused', 'the key was used for another request', {
    runId: earlier.run.id,
  });
};

interface Creation {
  readonly given: NewRun;
  readonly rubric: Rubric;
  readonly now: () => number;
}

/** The transaction behind `create`; undefined when another creator was faster in the middle of it. */
const tryCreate = async (
  tx: Transaction,
  tables: WordsTables,
  of: Creation,
): Promise<CreatedRun | undefined> => {
  const { given, rubric } = of;
  const [own] = await tx.select(tables.runs, ({ run }) => run.id === given.id);
  if (own) return { run: own.run, outcome: 'created' };
  if (given.idempotencyKey !== null) {
    const isSame = ({ run }: RunRow): boolean =>
      run.sourceId === given.sourceId && run.idempotencyKey === given.idempotencyKey;
    const [earlier] = await tx.select(tables.runs, isSame);
    if (earlier) return repeatedOf(earlier, given);
  }
  const [live] = await tx.select(tables.runs, ({ run }) => run.sourceId === given.sourceId && isLive(run));
  if (live)
    throw new Conflict('run-in-progress', 'the source has a run that has not ended', { runId: live.run.id });
  await tx.insert(tables.rubrics, [rubric]);
  const row = newRow(given, rubric.id, new Date(of.now()).toISOString());
  const [created] = await tx.insert(tables.runs, [row]);
  return created && { run: created.run, outcome: 'created' };
};

const creations = 5;

type Change = (
  condition: (run: Run) => boolean,
  changes: (run: Run) => Partial<Run>,
) => Promise<readonly RunRow[]>;

const statusChanges = (session: Session) => {
  const { tables, now, transaction, makes } = session;
  const changeIn =
    (tx: Transaction): Change =>
    (condition, changes) =>
      tx.update(
        tables.runs,
        ({ run }) => condition(run),
        (row) => ({ ...row, run: { ...row.run, ...changes(row.run) } }),
      );
  const find = async (tx: Transaction, id: string): Promise<Run | undefined> =>
    (await tx.select(tables.runs, ({ run }) => run.id === id))[0]?.run;
  return {
    startChunking: (id) =>
      transaction(async (tx) => {
        await changeIn(tx)(
          (run) => run.id === id && run.status === 'queued',
          () => ({ status: 'chunking' }),
        );
      }),
    fixManifest: (id, manifest) =>
      transaction(async (tx) => {
        const isOpen = (run: Run): boolean =>
          run.id === id && run.manifest === null && ['queued', 'chunking'].includes(run.status);
        const isLate = (run: Run): boolean =>
          makes('overwrites-manifest') && run.id === id && run.status === 'scoring';
        await changeIn(tx)(
          (run) => isOpen(run) || isLate(run),
          () => ({ manifest, status: 'scoring', blocked: null }),
        );
        return (await find(tx, id))?.manifest ?? undefined;
      }),
    fail: (id, reason) =>
      transaction(async (tx) => {
        const isOpen = (run: Run): boolean => run.id === id && run.manifest === null && isLive(run);
        const endedAt = new Date(now()).toISOString();
        return (
          (await changeIn(tx)(isOpen, () => ({ status: 'failed', reason, blocked: null, endedAt }))).length >
          0
        );
      }),
    requestCancel: (id) =>
      transaction(async (tx) => {
        await changeIn(tx)(
          (run) => run.id === id && isLive(run),
          () => ({ status: 'cancelling', blocked: null }),
        );
        return find(tx, id);
      }),
    setBlocked: (id, blocked) =>
      transaction(async (tx) => {
        await changeIn(tx)(
          (run) => run.id === id && isLive(run),
          () => ({ blocked }),
        );
      }),
    endIfDone: (id) => transaction((tx) => endDoneRun(atOf(session, tx), id)),
    markTidied: (id) =>
      transaction(async (tx) => {
        await tx.update(
          tables.runs,
          ({ run }) => run.id === id && !isLive(run),
          (row) => ({ ...row, tidied: true }),
        );
      }),
  } satisfies Partial<RunStore>;
};

const idsOf = (all: readonly Run[]): string[] => all.map(({ id }) => id);

const finders = ({ tables, read }: Session) => {
  const findAll = async (tx: Transaction, condition: (row: RunRow) => boolean): Promise<Run[]> =>
    (await tx.select(tables.runs, condition)).map(({ run }) => run);
  return {
    get: (id) => read(async (tx) => (await findAll(tx, ({ run }) => run.id === id))[0]),
    rubric: (id) => read(async (tx) => (await tx.select(tables.rubrics, (row) => row.id === id))[0]),
    list: ({ sourceId, status, limit, before }) =>
      read(async (tx) => {
        const isListed = ({ run }: RunRow): boolean =>
          (sourceId === undefined || run.sourceId === sourceId) &&
          (status === undefined || run.status === status) &&
          (before === undefined || run.id < before);
        return (await findAll(tx, isListed)).toReversed().slice(0, limit);
      }),
    live: () => read(async (tx) => idsOf(await findAll(tx, ({ run }) => isLive(run)))),
    untidied: () =>
      read(async (tx) => {
        const ended = await findAll(tx, ({ run, tidied }) => !isLive(run) && !tidied);
        const order = ({ endedAt, id }: Run): string => `${endedAt ?? ''} ${id}`;
        return idsOf(ended.sort((a, b) => compareText(order(a), order(b))).slice(0, 100));
      }),
  } satisfies Partial<RunStore>;
};

/** The runs, in the simulated words database: the statements of the real adapter, in its order. */
export const simRunStore = (session: Session): RunStore => {
  const { tables, now, transaction, read } = session;
  return {
    ...statusChanges(session),
    ...finders(session),
    create: async (given, rubric) => {
      for (let attempt = 0; attempt < creations; attempt += 1) {
        const created = await transaction((tx) => tryCreate(tx, tables, { given, rubric, now }));
        if (created) return created;
      }
      throw new Error(`run ${given.id} could not be created: others kept coming first`);
    },
    counts: (id) => read((tx) => countsOf(atOf(session, tx), id)),
    usage: (id) => read((tx) => usageOf(atOf(session, tx), id)),
    failures: (id, { limit, after }) =>
      read(async (tx) => {
        const rows = await tx.select(
          tables.failures,
          ({ runId, text }) => runId === id && (after === undefined || compareText(text, after) > 0),
        );
        return rows
          .sort((a, b) => compareText(a.text, b.text))
          .slice(0, limit)
          .map(({ text, reason, attempts }) => ({ text, reason, attempts }));
      }),
  };
};
