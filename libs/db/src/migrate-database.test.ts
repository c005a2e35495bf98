import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { hash32, judgeIdOf } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { decided, manifestOf, scoredAs } from '@word-list/domain/contracts';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from './client/open-database.ts';
import { migrateDatabase } from './migrate-database.ts';
import { DatabaseIsNewer } from './migration/migration-records.ts';
import type { DataStep, Migration } from './migration/migration.ts';
import { ensureRecords } from './migration/migration-records.ts';
import { runMigrations } from './migration/run-migrations.ts';
import { startPostgres, type DatabaseUser, type RunningPostgres } from './postgres-server/index.ts';
import { wordsDatabase } from './testing/index.ts';
import { interceptedClient } from './testing/intercepted-client.ts';

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

type Url = (user: DatabaseUser) => string;

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

const database = async (name: string): Promise<Url> => {
  await query(server.url('owner', 'postgres'), `CREATE DATABASE ${name}`);
  return (user) => server.url(user, name);
};

/** Everything that a migration makes: columns, indexes, constraints, rights, records, rows. */
const wholeOf = async (url: Url): Promise<unknown> =>
  (
    await query(
      url('owner'),
      `SELECT
        (SELECT json_agg(c ORDER BY table_name, ordinal_position) FROM (SELECT table_name, ordinal_position, column_name,
          udt_name, collation_name, is_nullable, column_default, datetime_precision
          FROM information_schema.columns WHERE table_schema = 'public') AS c) AS columns,
        (SELECT json_agg(indexdef ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'public') AS indexes,
        (SELECT json_agg(conname || ' ' || pg_get_constraintdef(oid) ORDER BY conname) FROM pg_constraint
          WHERE connamespace = 'public'::regnamespace) AS constraints,
        (SELECT json_agg(grantee || ' ' || table_name || ' ' || privilege_type ORDER BY grantee, table_name, privilege_type)
          FROM information_schema.role_table_grants WHERE table_schema = 'public') AS rights,
        has_schema_privilege('public', 'public', 'CREATE') AS anybody,
        (SELECT json_agg(name || ' ' || step || ' ' || written_at ORDER BY name, step) FROM migrations) AS records,
        (SELECT json_agg(value) FROM revision) AS revision`,
    )
  )[0];

/** Makes the database what a server gives on which everybody may make tables, with `start` in it. */
const begun = async (url: Url, start: readonly string[]): Promise<void> => {
  await query(
    url('owner'),
    'DROP SCHEMA IF EXISTS public, drizzle CASCADE',
    'CREATE SCHEMA public',
    'GRANT ALL ON SCHEMA public TO PUBLIC',
    ...start,
  );
};

/** A client that dies with the answer to its nth statement; `sent` counts them all. */
const dyingAfter = (statements: number) => {
  const state = { sent: 0 };
  const killed = new Error('killed');
  const client = interceptedClient({
    async answer({ send }, { connection }) {
      if (state.sent === statements) throw killed;
      state.sent += 1;
      const result = await send();
      if (state.sent < statements) return result;
      connection.stream.destroy();
      throw killed;
    },
  });
  return { client, state };
};

/**
 * Kills a migration after each of its statements, each time in an empty database with `start` in it, and runs it again: in
 * several databases at a time, since each mostly waits for the server.
 */
const endsWholeWhereverItDies = async (urls: readonly [Url, ...Url[]], start: readonly string[]) => {
  const [first] = urls;
  const undisturbed = dyingAfter(Number.POSITIVE_INFINITY);
  await begun(first, start);
  await migrateDatabase(first('owner'), { client: undisturbed.client });
  const whole = await wholeOf(first);
  const deaths = Array.from({ length: undisturbed.state.sent }, (_, at) => at + 1).values();
  const dieAndGoOn = async (url: Url): Promise<void> => {
    for (const died of deaths) {
      await begun(url, start);
      await expect(migrateDatabase(url('owner'), { client: dyingAfter(died).client })).rejects.toThrow();
      await migrateDatabase(url('owner'));
      expect(await wholeOf(url), `after a death at statement ${died}`).toEqual(whole);
    }
  };
  await Promise.all(urls.map(dieAndGoOn));
  return { statements: undisturbed.state.sent, whole };
};

const firstRelease = await readFile(join(import.meta.dirname, 'testing', 'release-0.1.0.sql'), 'utf8');
/** A word as version 0.1.0 stored it. */
const oldWord = (text: string, { score = 5, model = 'm', run = 'run' } = {}) =>
  `INSERT INTO words (text, commonness, types, length, rubric_id, model, run_id, run_started_at, scored_at, revision, hash32)
    VALUES ('${text}', ${score}, '{noun,verb}', 4, 'r', '${model}', '${run}', '2026-01-02 03:04:05.678Z',
      '2026-01-02 03:05:05.678Z', 1, 1)`;
const opinion = (text: string, score = 500) =>
  `INSERT INTO opinions (text, judge, commonness, types, length, run_id, run_started_at, scored_at, hash32, revision)
    VALUES ('${text}', 'm', ${score}, '{noun}', 4, 'run', now(), now(), 1, 1)`;

describe('migrateDatabase', () => {
  it('makes the schema once, however often and however many at a time run it', async () => {
    const url = await database('several');

    await Promise.all([1, 2, 3].map(() => migrateDatabase(url('owner'))));
    await migrateDatabase(url('owner'));

    expect(await query(url('owner'), 'SELECT id, value FROM revision')).toEqual([{ id: 1, value: '0' }]);
  });

  it('ends whole after a death at any of its statements', async () => {
    const urls = [
      await database('killed'),
      await database('killed_too'),
      await database('killed_as_well'),
    ] as const;

    const { statements, whole } = await endsWholeWhereverItDies(urls, []);

    expect(statements).toBeGreaterThan(40);
    expect(whole).toMatchObject({ anybody: false, revision: [0] });
  }, 300_000);

  it('makes of a database of 0.1.0 what it makes of an empty one, after a death at any of its statements', async () => {
    const [old, fresh] = [await database('old'), await database('fresh')];
    const others = [await database('old_too'), await database('old_as_well')] as const;
    await migrateDatabase(fresh('owner'));

    const { whole } = await endsWholeWhereverItDies([old, ...others], [firstRelease, oldWord('tree')]);

    expect(whole).toEqual({ ...((await wholeOf(fresh)) as object), revision: [1] });
    expect(await query(old('reader'), 'SELECT text, commonness FROM opinions')).toEqual([
      { text: 'tree', commonness: 500 },
    ]);
  }, 300_000);

  it('gives the words of 0.1.0 to their judges, in hundredths and under the keys that they have now', async () => {
    const url = await database('judged');
    await query(
      url('owner'),
      firstRelease,
      oldWord('tree', { score: 4 }),
      // Two spellings of one word: the later run counts.
      oldWord("o''clock", { score: 1, run: 'run-1' }),
      oldWord('o’clock', { score: 2, run: 'run-2' }),
      oldWord('run', { model: 'lexicon-1' }),
    );

    await migrateDatabase(url('owner'));

    const model = judgeIdOf({ model: 'm', rubricId: 'r', effort: null });
    const lexicon = judgeIdOf({ model: 'lexicon-1', rubricId: 'r', effort: null });
    const opinions = await query(
      url('reader'),
      `SELECT text, judge, commonness, sentiment, array_to_string(types, ',') AS types, length, run_id,
        run_started_at, gone, hash32 FROM opinions ORDER BY text`,
    );
    const common = {
      ...{ judge: model, sentiment: null, types: 'noun,verb', gone: false, run_id: 'run' },
      run_started_at: new Date('2026-01-02T03:04:05.678Z'),
    };
    const hashOf = (text: string) => ({ text, length: text.length, hash32: String(hash32(text)) });
    expect(opinions).toEqual([
      { ...common, ...hashOf("o'clock"), commonness: 200, run_id: 'run-2' },
      { ...common, ...hashOf('run'), commonness: 500, judge: lexicon },
      { ...common, ...hashOf('tree'), commonness: 400 },
    ]);
    expect(
      await query(url('reader'), 'SELECT id, kind, model, rubric_id, rank FROM judges ORDER BY id'),
    ).toEqual([
      { id: lexicon, kind: 'lexicon', model: 'lexicon-1', rubric_id: 'r', rank: 1 },
      { id: model, kind: 'model', model: 'm', rubric_id: 'r', rank: 1 },
    ]);
  });

  it('lets a run of 0.1.0 that was under way go on and end, and asks nothing twice', async () => {
    const url = await database('under_way');
    const manifest = JSON.stringify(manifestOf(3));
    await query(
      url('owner'),
      firstRelease,
      `INSERT INTO rubrics (id, document) VALUES ('r', '{}')`,
      `INSERT INTO runs (id, source_id, source_name, url, format, mode, rubric_id, model, status, manifest, accepted, started_at)
        VALUES ('run', 'source', 's', 'u', '{"kind":"lines"}', 'new', 'r', 'm', 'scoring', '${manifest}', 3, '2026-01-02 03:04:05.678Z')`,
      `INSERT INTO run_parts (run_id, part, words, scored, rounds) VALUES ('run', '00000-00', 3, 1, 1)`,
      oldWord('tree'),
      `INSERT INTO word_claims (text, run_id, part, round, claimed_at) VALUES ('fig', 'run', '00000-00', 1, now())`,
      `INSERT INTO word_waits (run_id, text, part) VALUES ('run', 'tree', '00000-00')`,
    );
    await migrateDatabase(url('owner'));
    const db = openDatabase(url('writer'), { applicationName: 'test', max: 2 });
    onTestFinished(() => db.close());
    const { runs, ledger, outcomes, catalogue } = wordsDatabase(db);
    const at = { runId: 'run', part: '00000-00' };
    const run = await runs.get('run');

    const round = await ledger.reclassifyFreed(at);
    await outcomes.settle(decided(run!, { scored: [scoredAs('fig', 2)] }));
    const ended = await runs.endIfDone('run');

    expect(round).toBeUndefined();
    expect(ended).toMatchObject({ status: 'complete' });
    expect(await runs.counts('run')).toMatchObject({ known: 1, scored: 2, claimed: 0, waiting: 0 });
    const judge = judgeIdOf({ model: 'm', rubricId: 'r', effort: null });
    expect(await catalogue.countedJudges()).toMatchObject([{ id: judge, words: 2 }]);
  });

  it('copies words slice by slice, and goes on after a death between two of them', async () => {
    const url = await database('slices');
    const words = 4500;
    await query(
      url('owner'),
      firstRelease,
      `INSERT INTO words (text, commonness, types, length, rubric_id, model, run_id, run_started_at, scored_at, hash32, revision)
        SELECT 'word' || n, 3, '{noun}', 5, 'r', 'm', 'run', now(), now(), 1, 1 FROM generate_series(1, ${words}) AS n`,
    );
    const left = async (): Promise<unknown> =>
      (
        await query(
          url('owner'),
          'SELECT (SELECT count(*) FROM words)::int4 AS words, (SELECT count(*) FROM opinions)::int4 AS opinions',
        )
      )[0];
    let deaths = 0;
    for (let statements = 20; ; statements += 1) {
      const { client } = dyingAfter(statements);
      const isDone = await migrateDatabase(url('owner'), { client }).then(
        () => true,
        () => false,
      );
      if (isDone) break;
      deaths += 1;
      const slice = await left().catch(() => undefined);
      if (slice !== undefined)
        expect(slice).toMatchObject({
          words: expect.toSatisfy((n: number) => n % 2000 === 500 || n === 0) as number,
        });
    }

    expect(deaths).toBeGreaterThan(0);
    expect(await query(url('reader'), 'SELECT count(*)::int4 AS n FROM opinions')).toEqual([{ n: words }]);
  }, 120_000);

  it('leaves a database of 0.1.0 that 0.1.0 itself then takes for a newer one', async () => {
    const url = await database('first_release');
    await query(url('owner'), firstRelease);
    const hashes = 'SELECT hash FROM drizzle.__drizzle_migrations';
    const known = await query(url('owner'), hashes);

    await migrateDatabase(url('owner'));

    expect(await query(url('owner'), hashes)).toHaveLength(known.length + 1);
  });

  it('refuses a database that a newer release has migrated: by name, by time, and by the records of 0.1.0', async () => {
    const url = await database('newer');
    await migrateDatabase(url('owner'));
    const insert = (name: string, time: number) =>
      query(url('owner'), `INSERT INTO migrations VALUES ('${name}', 0, ${time}, now())`);
    const old = await database('newer_old');
    await query(
      old('owner'),
      firstRelease,
      "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('of the future', 9999999999999)",
    );

    await insert('9999_future', 9_999_999_999_999);
    await expect(migrateDatabase(url('owner'))).rejects.toThrow('9999_future');
    await query(
      url('owner'),
      "UPDATE migrations SET name = '0000_begin', step = 99 WHERE name = '9999_future'",
    );
    await expect(migrateDatabase(url('owner'))).rejects.toBeInstanceOf(DatabaseIsNewer);
    await expect(migrateDatabase(old('owner'))).rejects.toBeInstanceOf(DatabaseIsNewer);
  });

  it('refuses a database that does not sort texts by bytes', async () => {
    const name = 'by_language';
    await query(
      server.url('owner', 'postgres'),
      `CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C'`,
    );

    await expect(migrateDatabase(server.url('owner', name))).rejects.toThrow('sorts texts by the rules');
  });

  it('sorts and compares stored texts by bytes: capitals come before small letters', async () => {
    const url = await database('by_bytes');
    await migrateDatabase(url('owner'));
    await query(url('writer'), opinion('a'), opinion('B'), opinion('é'), opinion('z'));

    const texts = await query(url('reader'), 'SELECT text FROM opinions ORDER BY text');
    const below = await query(url('reader'), "SELECT text FROM opinions WHERE text < 'a'");

    expect(texts).toEqual(['B', 'a', 'z', 'é'].map((text) => ({ text })));
    expect(below).toEqual([{ text: 'B' }]);
  });

  it('takes from the users what a cloud gave them: they are no administrators, and make no tables', async () => {
    const url = await database('generous');
    await query(
      url('owner'),
      'CREATE ROLE admin',
      'GRANT admin TO writer',
      'GRANT CREATE ON SCHEMA public TO PUBLIC',
    );

    await migrateDatabase(url('owner'));

    const isAdmin = "SELECT pg_has_role('writer', 'admin', 'member') AS admin";
    expect(await query(url('owner'), isAdmin)).toEqual([{ admin: false }]);
    for (const user of ['writer', 'reader'] as const)
      await expect(query(url(user), 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    await migrateDatabase(url('owner'));
    await query(url('owner'), 'DROP ROLE admin');
  });

  it('names the users that stay administrators because its owner may not change that', async () => {
    const url = await database('governed');
    await query(
      url('owner'),
      'CREATE ROLE admin',
      'GRANT admin TO reader',
      "CREATE ROLE plain LOGIN PASSWORD 'plain-secret'",
      'ALTER DATABASE governed OWNER TO plain',
    );
    const plain = new URL(url('owner'));
    [plain.username, plain.password] = ['plain', 'plain-secret'];

    await expect(migrateDatabase(plain.href)).rejects.toThrow('run REVOKE admin FROM reader');
    await query(url('owner'), 'REVOKE admin FROM reader', 'DROP ROLE admin');
  });

  it('lets the writer change rows but not the schema', async () => {
    const url = await database('granted');
    await migrateDatabase(url('owner'));

    await query(url('writer'), 'UPDATE revision SET value = 5', "DELETE FROM runs WHERE id = 'none'");

    await expect(query(url('writer'), 'ALTER TABLE opinions ADD COLUMN mine int')).rejects.toThrow(
      'must be owner',
    );
    await expect(query(url('writer'), 'TRUNCATE opinions')).rejects.toThrow('permission denied');
    await expect(query(url('writer'), 'SELECT 1 FROM migrations')).rejects.toThrow('permission denied');
  });

  it('lets the reader read opinions, judges and their revision, and nothing else', async () => {
    const url = await database('readable');
    await migrateDatabase(url('owner'));

    expect(await query(url('reader'), 'SELECT count(*)::int4 AS words FROM opinions')).toEqual([
      { words: 0 },
    ]);
    expect(await query(url('reader'), 'SELECT id FROM judges')).toEqual([]);
    expect(await query(url('reader'), 'SELECT value FROM revision')).toEqual([{ value: '0' }]);
    for (const table of ['runs', 'rubrics', 'word_claims', 'batch_costs', 'migrations']) {
      await expect(query(url('reader'), `SELECT 1 FROM ${table}`)).rejects.toThrow('permission denied');
    }
    await expect(query(url('reader'), 'DELETE FROM opinions')).rejects.toThrow('permission denied');
  });

  it('refuses scores out of range and a second live run, by the schema itself', async () => {
    const url = await database('checked');
    await migrateDatabase(url('owner'));
    const run = (id: string, status: string) =>
      `INSERT INTO runs (id, source_id, source_name, url, format, mode, rubric_id, model, status, started_at)
        VALUES ('${id}', 'source', 's', 'u', '{}', 'new', 'r', 'm', '${status}', now())`;

    await expect(query(url('writer'), opinion('tree', 501))).rejects.toThrow('opinions_commonness_range');
    await query(url('writer'), opinion('tree', 500), run('1', 'complete'), run('2', 'scoring'));
    await expect(query(url('writer'), run('3', 'queued'))).rejects.toThrow('runs_one_live');
    await expect(query(url('writer'), run('4', 'asleep'))).rejects.toThrow('runs_status');
  });
});

describe('a step that moves rows', () => {
  /** Moves up to three numbers at a time from one table to another. */
  const moveNumbers: DataStep = {
    async moveSlice(queries) {
      const { rows } = await queries.execute(sql`WITH slice AS (
          DELETE FROM numbers WHERE n IN (SELECT n FROM numbers ORDER BY n LIMIT 3 FOR UPDATE) RETURNING n)
        INSERT INTO moved SELECT n FROM slice ON CONFLICT (n) DO NOTHING RETURNING n`);
      return rows.length > 0;
    },
  };
  const migrations: readonly Migration[] = [
    {
      name: '0000_move',
      writtenAt: 1,
      steps: [
        { statement: 'CREATE TABLE IF NOT EXISTS moved (n int4 PRIMARY KEY)' },
        moveNumbers,
        { statement: 'DROP TABLE IF EXISTS numbers' },
      ],
    },
  ];

  it('goes on after a death at any of its statements, and is done once', async () => {
    const url = await database('moving');
    const run = async (statements: number): Promise<void> => {
      const { client } = dyingAfter(statements);
      const db = openDatabase(url('owner'), { applicationName: 'migrate', max: 1, client });
      try {
        await ensureRecords(db);
        await runMigrations(db, migrations);
      } finally {
        await db.close();
      }
    };
    let died = 0;
    for (let ended = false; !ended;) {
      died += 1;
      await begun(url, ['CREATE TABLE numbers AS SELECT generate_series(1, 10) AS n']);

      ended = await run(died).then(
        () => true,
        () => false,
      );
      await run(Number.POSITIVE_INFINITY);

      expect(await query(url('owner'), 'SELECT count(*)::int4 AS n FROM moved')).toEqual([{ n: 10 }]);
      await expect(query(url('owner'), 'SELECT 1 FROM numbers')).rejects.toThrow('does not exist');
    }
    expect(died).toBeGreaterThan(20);
  }, 120_000);
});

describe('the committed migrations', () => {
  const project = join(import.meta.dirname, '..');

  it('make the schema that the code describes', async () => {
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

  it('give no column a collation', async () => {
    const names = (await readdir(join(project, 'migrations'))).filter((name) => name.endsWith('.sql'));
    const texts = await Promise.all(names.map((name) => readFile(join(project, 'migrations', name), 'utf8')));

    expect(names.filter((_, index) => /\bCOLLATE\b/i.test(texts[index] ?? ''))).toEqual([]);
  });
});
