import { judgeIdOf, type RunFacts } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase, type Database, type Queries } from './client/open-database.ts';
import { sharedDatabase } from './testing/shared-database.ts';
import { wordStatements } from './word-statements.ts';

let db: Database;

const run: RunFacts = {
  id: 'run-2',
  mode: 'new',
  rubricId: 'rubric',
  model: 'lexicon-2',
  effort: null,
  isTrial: false,
  status: 'scoring',
  startedAt: '2026-01-02T00:00:00.000Z',
  budgetMicroUsd: null,
};
const words = Array.from({ length: 1000 }, (_, index) => `word ${String(index * 20)}`).sort();

beforeAll(async () => {
  const database = await sharedDatabase();
  await database.empty();
  // As owner: what the server did for a transaction is no business of the functions.
  db = openDatabase(database.url('owner'), { applicationName: 'test' });
  // Never analysed, as a table is while its first run fills it.
  await db.read((queries) =>
    queries.execute(sql`INSERT INTO opinions (text, judge, length, run_id, run_started_at, scored_at, hash32, revision)
      SELECT 'word ' || n, ${judgeIdOf(run)}, 8, 'run-1', '2026-01-01Z', '2026-01-01Z', 1, 1
      FROM generate_series(0, 19999) AS n`),
  );
});

afterAll(async () => {
  await db.close();
});

/** What a statement finds, and what PostgreSQL did to the table for it. */
const watch = (ask: (queries: Queries) => Promise<readonly string[]>) =>
  db.transaction(async (queries) => {
    const found = await ask(queries);
    const { rows } = await queries.execute<{ scans: string; read: string }>(sql`SELECT
      pg_stat_get_xact_numscans('opinions'::regclass) AS scans,
      pg_stat_get_xact_tuples_fetched('opinions'::regclass) AS read`);
    return { found: found.length, scans: Number(rows[0]?.scans), read: Number(rows[0]?.read) };
  });

it('reads the opinions of the words that it asks about, and no others', async () => {
  const known = await watch((queries) => wordStatements.knownAmong(queries, run, words));
  const later = await watch((queries) => wordStatements.ratedLater(queries, run, words));

  expect(known).toMatchObject({ found: 1000, scans: 0 });
  expect(later).toMatchObject({ found: 0, scans: 0 });
  expect(known.read).toBeLessThanOrEqual(1000);
  expect(later.read).toBeLessThanOrEqual(1000);
});
