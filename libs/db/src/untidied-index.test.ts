import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { openDatabase } from './client/open-database.ts';
import type { TestDatabase } from './testing/index.ts';
import { interceptedClient } from './testing/intercepted-client.ts';
import { sharedDatabase } from './testing/shared-database.ts';
import { wordsDatabase } from './testing/words-database.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await sharedDatabase();
  await database.empty();
});

/** The statements that finding the runs to tidy sends. */
const statementsOf = async (): Promise<string[]> => {
  const texts: string[] = [];
  const client = interceptedClient({
    answer({ text, send }) {
      texts.push(text);
      return send();
    },
  });
  const db = openDatabase(database.url('writer'), { applicationName: 'test', client });
  await wordsDatabase(db).runs.untidied();
  await db.close();
  return texts;
};

it('finds the few runs to tidy among many that have ended by their own index', async () => {
  const owner = new pg.Client({ connectionString: database.url('owner') });
  await owner.connect();
  await owner.query(`INSERT INTO runs
      (id, source_id, source_name, url, format, mode, rubric_id, model, status, started_at, ended_at, tidied)
    SELECT 'run ' || n, 'source', 's', 'u', '{}', 'new', 'r', 'm', 'complete', now(), now(), n > 5
    FROM generate_series(1, 5000) AS n`);
  await owner.query('ANALYZE runs');

  const plans: string[] = [];
  for (const statement of await statementsOf()) {
    // For whatever values its parameters get: an index of some rows serves a statement only when its text says which.
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${statement}`);
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'));
  }
  await owner.end();

  expect(plans).toHaveLength(1);
  expect(plans[0]).toContain('runs_untidied');
  expect(plans[0]).not.toContain('Seq Scan');
});
