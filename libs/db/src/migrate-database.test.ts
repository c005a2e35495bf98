import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseIsNewer, migrateDatabase } from './migrate-database.ts';
import { startPostgres, type RunningPostgres } from './postgres-server/index.ts';

const users = { owner: 'owner-secret', writer: 'writer-secret', reader: 'reader-secret' };
let folder = '';
let server: RunningPostgres;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'word-list-migrate-'));
  server = await startPostgres({ dataDir: join(folder, 'data'), port: 0, users, durable: false });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const query = async (url: string, ...statements: readonly string[]): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
    return rows;
  } finally {
    await client.end();
  }
};

const database = async (name: string) => {
  await query(server.url('owner', 'postgres'), `CREATE DATABASE ${name}`);
  return (user: 'owner' | 'writer' | 'reader') => server.url(user, name);
};

describe('migrateDatabase', () => {
  it('makes the schema once, however often and however many at a time run it', async () => {
    const url = await database('several');

    await Promise.all([1, 2, 3].map(() => migrateDatabase(url('owner'))));
    await migrateDatabase(url('owner'));

    expect(await query(url('owner'), 'SELECT id, value FROM revision')).toEqual([{ id: 1, value: '0' }]);
    const applied = 'SELECT count(*) - count(DISTINCT hash) AS repeats FROM drizzle.__drizzle_migrations';
    expect(await query(url('owner'), applied)).toEqual([{ repeats: '0' }]);
  });

  it('takes from the users what a cloud gave them: they are no administrators', async () => {
    const url = await database('generous');
    await query(url('owner'), 'CREATE ROLE admin', 'GRANT admin TO writer');

    await migrateDatabase(url('owner'));

    const isAdmin = "SELECT pg_has_role('writer', 'admin', 'member') AS admin";
    expect(await query(url('owner'), isAdmin)).toEqual([{ admin: false }]);
    await migrateDatabase(url('owner'));
    await query(url('owner'), 'DROP ROLE admin');
  });

  it('refuses a database that a newer release has migrated', async () => {
    const url = await database('newer');
    await migrateDatabase(url('owner'));
    await query(
      url('owner'),
      "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('of the future', 9999999999999)",
    );

    await expect(migrateDatabase(url('owner'))).rejects.toBeInstanceOf(DatabaseIsNewer);
  });

  it('lets the writer change rows but not the schema', async () => {
    const url = await database('granted');
    await migrateDatabase(url('owner'));

    await query(url('writer'), 'UPDATE revision SET value = 5', "DELETE FROM runs WHERE id = 'none'");

    await expect(query(url('writer'), 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    await expect(query(url('writer'), 'ALTER TABLE words ADD COLUMN mine int')).rejects.toThrow(
      'must be owner',
    );
    await expect(query(url('writer'), 'TRUNCATE words')).rejects.toThrow('permission denied');
  });

  it('lets the reader read words and their revision, and nothing else', async () => {
    const url = await database('readable');
    await migrateDatabase(url('owner'));

    expect(await query(url('reader'), 'SELECT count(*)::int AS words FROM words')).toEqual([{ words: 0 }]);
    expect(await query(url('reader'), 'SELECT value FROM revision')).toEqual([{ value: '0' }]);
    for (const table of ['runs', 'rubrics', 'word_claims', 'batch_costs']) {
      await expect(query(url('reader'), `SELECT 1 FROM ${table}`)).rejects.toThrow('permission denied');
    }
    await expect(query(url('reader'), 'DELETE FROM words')).rejects.toThrow('permission denied');
  });

  it('refuses scores out of range and a second live run, by the schema itself', async () => {
    const url = await database('checked');
    await migrateDatabase(url('owner'));
    const word = (score: number) =>
      `INSERT INTO words (text, commonness, types, length, rubric_id, model, run_id, run_started_at, scored_at, hash32, revision)
        VALUES ('tree', ${score}, '{noun}', 4, 'r', 'm', 'run', now(), now(), 1, 1)`;
    const run = (id: string, status: string) =>
      `INSERT INTO runs (id, source_id, source_name, url, format, mode, rubric_id, model, status, started_at)
        VALUES ('${id}', 'source', 's', 'u', '{}', 'new', 'r', 'm', '${status}', now())`;

    await expect(query(url('writer'), word(6))).rejects.toThrow('words_commonness_range');
    await query(url('writer'), word(5), run('1', 'complete'), run('2', 'scoring'));
    await expect(query(url('writer'), run('3', 'queued'))).rejects.toThrow('runs_one_live');
    await expect(query(url('writer'), run('4', 'asleep'))).rejects.toThrow('runs_status');
  });
});

describe('the committed migrations', () => {
  it('make the schema that the code describes', async () => {
    const project = join(import.meta.dirname, '..');
    const out = join(folder, 'migrations');
    await cp(join(project, 'migrations'), out, { recursive: true });

    // The tool puts ./ in front of its output folder, and ends with 0 also after an error.
    const args = [
      'generate',
      '--dialect=postgresql',
      '--schema=./src/schema/index.ts',
      `--out=${relative(project, out)}`,
    ];
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [join(project, '..', '..', 'node_modules', 'drizzle-kit', 'bin.cjs'), ...args],
      { cwd: project },
    );

    expect(stdout).toContain('No schema changes');
  });
});
