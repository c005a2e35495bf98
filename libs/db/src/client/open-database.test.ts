import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rowsOf } from '../sql-parts.ts';
import type { TestDatabase } from '../testing/index.ts';
import { sharedDatabase } from '../testing/shared-database.ts';
import { openDatabase, type Database, type DatabaseOptions } from './open-database.ts';

let database: TestDatabase;
const databases: Database[] = [];

beforeAll(async () => {
  database = await sharedDatabase();
});

beforeEach(() => database.empty());

afterEach(async () => {
  await Promise.all(databases.splice(0).map((db) => db.close()));
});

const open = (options: Partial<DatabaseOptions> = {}): Database => {
  const db = openDatabase(database.url('writer'), {
    applicationName: 'test-client',
    retries: { pause: async () => undefined },
    ...options,
  });
  databases.push(db);
  return db;
};

const valueRow = z.object({ value: z.coerce.number() });
const value = async (db: Database): Promise<number> =>
  (await db.read((queries) => rowsOf(queries, valueRow, sql`SELECT value FROM revision`)))[0]?.value ?? -1;
const add = (db: Database) =>
  db.transaction(async (queries) => {
    await queries.execute(sql`UPDATE revision SET value = value + 1`);
  });

const endConnections = async (name: string): Promise<void> => {
  const owner = openDatabase(database.url('owner'), { applicationName: 'owner' });
  await owner.read((queries) =>
    queries.execute(
      sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = ${name} AND pid <> pg_backend_pid()`,
    ),
  );
  await owner.close();
};

describe('openDatabase', () => {
  it('rolls back and runs again after a serialisation failure at the end', async () => {
    let faults = 3;
    const db = open({
      faults: {
        beforeCommit: () => {
          faults -= 1;
          if (faults >= 0) throw Object.assign(new Error('restart transaction'), { code: '40001' });
        },
      },
    });

    await add(db);

    expect(await value(db)).toBe(1);
    expect(faults).toBe(-1);
  });

  it('runs again when the answer to COMMIT is lost: the work has to stand that', async () => {
    let lost = 1;
    const db = open({
      faults: {
        afterCommit: () => {
          lost -= 1;
          if (lost === 0) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
        },
      },
    });

    await add(db);

    expect(await value(db)).toBe(2);
  });

  it('rolls back and throws what the work threw', async () => {
    const db = open();

    const failed = db.transaction(async (queries) => {
      await queries.execute(sql`UPDATE revision SET value = 7`);
      throw new Error('changed my mind');
    });

    await expect(failed).rejects.toThrow('changed my mind');
    expect(await value(db)).toBe(0);
  });

  it('outlives its connections being ended, idle ones and busy ones', async () => {
    const idle: string[] = [];
    const db = open({ onIdleError: (error) => idle.push(error.message) });
    await add(db);
    await endConnections('test-client');
    await add(db);
    let tries = 0;

    await db.transaction(async (queries) => {
      tries += 1;
      await queries.execute(sql`UPDATE revision SET value = value + 1`);
      if (tries === 1) await endConnections('test-client');
      await queries.execute(sql`SELECT 1`);
    });

    expect(tries).toBe(2);
    expect(await value(db)).toBe(3);
  });

  it('ends a statement that takes too long, and goes on', async () => {
    const db = open({ statementMilliseconds: 100, max: 1 });

    const slow = db.transaction((queries) => queries.execute(sql`SELECT pg_sleep(10)`));

    await expect(slow).rejects.toMatchObject({ cause: { code: '57014' } });
    await add(db);
    expect(await value(db)).toBe(1);
  });

  it('waits for a server that is not there yet, and gives up in the end', async () => {
    let pauses = 0;
    const db = openDatabase('postgres://writer:secret@127.0.0.1:1/words', {
      applicationName: 'test',
      retries: { tries: 4, pause: async () => void (pauses += 1) },
    });

    await expect(value(db)).rejects.toThrow();
    expect(pauses).toBe(3);
    await db.close();
  });

  it('asks the server to end transactions that stand still, as those of a killed function do', async () => {
    const statement = sql`SELECT current_setting('idle_in_transaction_session_timeout') AS timeout`;

    expect((await open().read((queries) => queries.execute(statement))).rows).toEqual([{ timeout: '30s' }]);
  });

  it('runs transactions in the isolation that is asked for', async () => {
    const levelRow = z.object({ level: z.string() });
    const statement = sql`SELECT current_setting('transaction_isolation') AS level`;
    const level = (db: Database) => db.transaction((queries) => rowsOf(queries, levelRow, statement));

    expect(await level(open({ isolation: 'serializable' }))).toEqual([{ level: 'serializable' }]);
    expect(await level(open())).toEqual([{ level: 'read committed' }]);
  });
});
