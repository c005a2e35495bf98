import { currentRubric } from '@word-list/domain';
import { manifestOf, newRun } from '@word-list/domain/contracts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDatabase, type Database } from './client/open-database.ts';
import { drizzleRunStore } from './drizzle-words-ports.ts';
import { sharedDatabase } from './testing/shared-database.ts';
import type { TestDatabase } from './testing/index.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await sharedDatabase();
  db = openDatabase(database.url('writer'), { applicationName: 'test', max: 2 });
});

beforeEach(() => database.empty());

afterAll(() => db.close());

/** A run whose manifest stands in its row as it is given. */
const runWith = async (manifest: Record<string, unknown> & { accepted: number }): Promise<string> => {
  const { run } = await drizzleRunStore(db).create(newRun(), currentRubric);
  await db.transaction((queries) =>
    queries.execute(sql`UPDATE runs SET status = 'scoring', manifest = ${JSON.stringify(manifest)}::jsonb,
      accepted = ${manifest.accepted} WHERE id = ${run.id}`),
  );
  return run.id;
};

it('reads a list that was read when there were fewer reasons to reject a line', async () => {
  const { rejected, ...rest } = manifestOf(3);

  const id = await runWith({ ...rest, rejected: { empty: rejected.empty } });

  expect(await drizzleRunStore(db).get(id)).toMatchObject({ manifest: { rejected: { empty: 1 } } });
});

it('lists live runs although the row of one cannot be read', async () => {
  const runs = drizzleRunStore(db);
  const ids = [await runWith({ accepted: 1 }), await runWith(manifestOf(3))];

  expect(await runs.live()).toEqual(ids);
  await expect(runs.get(ids[0] ?? '')).rejects.toThrow();
});
