import {
  endedStatuses,
  liveStatuses,
  manifest as manifestSchema,
  rubricDocument,
  type Manifest,
  type Run,
  type RunStore,
} from '@word-list/domain';
import { and, asc, desc, eq, gt, inArray, isNull, lt, type SQL } from 'drizzle-orm';
import type { Database, Queries } from './client/open-database.ts';
import { tryCreateRun } from './create-run.ts';
import { endDoneRun, failUnfixedRun } from './end-run.ts';
import { runColumns, runOf } from './run-rows.ts';
import { countsOf, usageOf } from './run-sums.ts';
import { isUntidied } from './schema/runs.ts';
import { rubrics, runs, wordFailures } from './schema/index.ts';

const creations = 5;

const isLiveNow = inArray(runs.status, [...liveStatuses]);

interface Page {
  readonly order: SQL[];
  readonly limit: number;
}

const findIds = async (queries: Queries, condition: SQL | undefined, page: Page): Promise<string[]> =>
  (
    await queries
      .select({ id: runs.id })
      .from(runs)
      .where(condition)
      .orderBy(...page.order)
      .limit(page.limit)
  ).map(({ id }) => id);

const findRuns = async (queries: Queries, condition: SQL | undefined, page: Page): Promise<Run[]> =>
  (
    await queries
      .select(runColumns)
      .from(runs)
      .where(condition)
      .orderBy(...page.order)
      .limit(page.limit)
  ).map(runOf);

const getRun = async (queries: Queries, id: string): Promise<Run | undefined> =>
  (await findRuns(queries, eq(runs.id, id), { order: [], limit: 1 }))[0];

const storeManifest = async (
  queries: Queries,
  id: string,
  manifest: Manifest,
): Promise<Manifest | undefined> => {
  await queries
    .update(runs)
    .set({ manifest, accepted: manifest.accepted, status: 'scoring', blocked: null })
    .where(and(eq(runs.id, id), isNull(runs.manifest), inArray(runs.status, ['queued', 'chunking'])));
  const [row] = await queries.select({ manifest: runs.manifest }).from(runs).where(eq(runs.id, id));
  return manifestSchema.nullable().parse(row?.manifest ?? null) ?? undefined;
};

const change = (db: Database, condition: SQL | undefined, values: Partial<typeof runs.$inferInsert>) =>
  db.transaction(async (queries) => {
    await queries.update(runs).set(values).where(condition);
  });

const statusChanges = (
  db: Database,
): Pick<
  RunStore,
  'startChunking' | 'fixManifest' | 'fail' | 'requestCancel' | 'setBlocked' | 'endIfDone' | 'markTidied'
> => ({
  startChunking: (id) => change(db, and(eq(runs.id, id), eq(runs.status, 'queued')), { status: 'chunking' }),
  fixManifest: (id, manifest) => db.transaction((queries) => storeManifest(queries, id, manifest)),
  fail: (id, reason) => db.transaction((queries) => failUnfixedRun(queries, id, reason)),
  requestCancel: (id) =>
    db.transaction(async (queries) => {
      const isOpen = and(eq(runs.id, id), isLiveNow);
      await queries.update(runs).set({ status: 'cancelling', blocked: null }).where(isOpen);
      return getRun(queries, id);
    }),
  setBlocked: (id, blocked) => change(db, and(eq(runs.id, id), isLiveNow), { blocked }),
  endIfDone: (id) => db.transaction((queries) => endDoneRun(queries, id)),
  markTidied: (id) =>
    change(db, and(eq(runs.id, id), inArray(runs.status, [...endedStatuses])), { tidied: true }),
});

const finders = (db: Database): Pick<RunStore, 'get' | 'rubric' | 'list' | 'live' | 'untidied'> => ({
  get: (id) => db.read((queries) => getRun(queries, id)),
  async rubric(id) {
    const [row] = await db.read((queries) => queries.select().from(rubrics).where(eq(rubrics.id, id)));
    return row === undefined ? undefined : { id: row.id, document: rubricDocument.parse(row.document) };
  },
  list: ({ sourceId, status, limit, before }) =>
    db.read((queries) => {
      const conditions = [
        sourceId === undefined ? undefined : eq(runs.sourceId, sourceId),
        status === undefined ? undefined : eq(runs.status, status),
        before === undefined ? undefined : lt(runs.id, before),
      ];
      return findRuns(queries, and(...conditions), { order: [desc(runs.id)], limit });
    }),
  live: () => db.read((queries) => findIds(queries, isLiveNow, { order: [asc(runs.id)], limit: 10_000 })),
  untidied: () =>
    db.read((queries) =>
      findIds(queries, isUntidied, { order: [asc(runs.endedAt), asc(runs.id)], limit: 100 }),
    ),
});

/** The runs, in the words database. */
export const drizzleRunStore = (db: Database): RunStore => ({
  ...statusChanges(db),
  ...finders(db),
  async create(given, rubric) {
    for (let attempt = 0; attempt < creations; attempt += 1) {
      const created = await db.transaction((queries) => tryCreateRun(queries, given, rubric));
      if (created !== undefined) return created;
    }
    throw new Error(
      `run ${given.id} could not be created: other runs of source ${given.sourceId} kept coming first`,
    );
  },
  counts: (id) => db.read((queries) => countsOf(queries, id)),
  usage: (id) => db.read((queries) => usageOf(queries, id)),
  failures: (id, { limit, after }) =>
    db.read((queries) =>
      queries
        .select({ text: wordFailures.text, reason: wordFailures.reason, attempts: wordFailures.attempts })
        .from(wordFailures)
        .where(
          and(eq(wordFailures.runId, id), after === undefined ? undefined : gt(wordFailures.text, after)),
        )
        .orderBy(asc(wordFailures.text))
        .limit(limit),
    ),
});
