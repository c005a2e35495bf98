import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPostgres, type HousingKind, type RunningPostgres } from './index.ts';
import { forgetPostgres } from './start-postgres.ts';

// Servers start and stop several times in one test, on machines that have other things to do.
vi.setConfig({ testTimeout: 90_000 });

const users = { owner: 'owner-secret', writer: 'writer-secret', reader: 'reader-secret' };
const isRoot = process.getuid?.() === 0;
const childScript = join(import.meta.dirname, '..', 'testing', 'start-in-child.ts');

let folder = '';
/** A data dir whose cluster many tests start: to make one takes longer than all else that they do. */
let shared = '';
const running: RunningPostgres[] = [];

beforeAll(async () => {
  shared = await mkdtemp(join(tmpdir(), 'word-list-postgres-shared-'));
  const server = await startPostgres({ dataDir: shared, port: 0, users, durable: false });
  await server.stop();
});

afterAll(() => forgetPostgres(shared));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'word-list-postgres-test-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

const start = async (
  dataDir: string,
  { housing, durable = false }: { housing?: HousingKind; durable?: boolean } = {},
): Promise<RunningPostgres> => {
  const server = await startPostgres({
    dataDir,
    port: 0,
    users,
    durable,
    ...(housing === undefined ? {} : { housing }),
  });
  running.push(server);
  return server;
};

const query = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
};

const serversIn = async (dataDir: string): Promise<number> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return folders.filter((path) => path === join(dataDir, 'cluster')).length;
};

const untilNoServer = async (dataDir: string): Promise<void> => {
  while ((await serversIn(dataDir)) > 0) await wait(20);
};

type Child = ChildProcessByStdio<Writable, Readable, null>;

const inChild = (dataDir: string, prefix: readonly string[] = []): Child => {
  const [program, ...rest] = [...prefix, process.execPath, childScript, dataDir];
  return spawn(program, rest, { stdio: ['pipe', 'pipe', 'inherit'], cwd: '/' });
};

const announced = async (child: Child): Promise<{ pid: number; url: string }> => {
  const [line] = await once(createInterface(child.stdout), 'line');
  return z.object({ pid: z.number(), url: z.string() }).parse(JSON.parse(String(line)));
};

describe('startPostgres', () => {
  it('makes three users who need their passwords, and keeps rows over a restart below a closed folder', async () => {
    const dataDir = join(folder, 'data');
    const first = await start(dataDir);
    await query(first.url('owner'), "CREATE TABLE kept AS SELECT 'ä' AS word");
    await first.stop();

    const second = await start(dataDir);

    expect(await query(second.url('owner'), 'SELECT word FROM kept')).toEqual([{ word: 'ä' }]);
    expect(await query(second.url('reader'), 'SELECT current_user AS name')).toEqual([{ name: 'reader' }]);
    await expect(query(second.url('writer'), 'SELECT * FROM kept')).rejects.toThrow('permission denied');
    const wrong = second.url('writer').replace('writer-secret', 'guessed');
    await expect(query(wrong, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('flushes what it commits, sorts by bytes and listens on the loopback address only', async () => {
    const server = await start(shared, { durable: true });

    const [row] = await query(
      server.url('owner'),
      `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
        current_setting('listen_addresses') AS address, current_setting('server_encoding') AS encoding,
        current_setting('unix_socket_directories') AS sockets, 'Z' < 'a' AS bytes`,
    );

    expect(row).toEqual({
      fsync: 'on',
      commit: 'on',
      address: '127.0.0.1',
      encoding: 'UTF8',
      sockets: '',
      bytes: true,
    });
  });

  it('takes another port when the preferred one is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const taken = typeof address === 'object' && address !== null ? address.port : 0;

    const server = await startPostgres({ dataDir: shared, port: taken, users, durable: false });
    running.push(server);

    expect(server.port).not.toBe(taken);
    expect(await query(server.url('owner'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    other.close();
  });

  it('goes on after kill -9 of the server while a backend is busy', async () => {
    const first = await start(shared);
    await query(first.url('owner'), 'CREATE TABLE kept AS SELECT 1 AS word');
    const busy = new pg.Client({ connectionString: first.url('owner') });
    busy.on('error', () => undefined);
    await busy.connect();
    const outcome = busy.query('SELECT count(*) FROM generate_series(1, 100000000000)').catch(() => 'cut');
    await wait(100);

    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    expect(await serversIn(shared)).toBeGreaterThan(0);
    const second = await start(shared);

    expect(await query(second.url('owner'), 'SELECT word FROM kept')).toEqual([{ word: 1 }]);
    expect(await outcome).toBe('cut');
  });

  it('goes on when the lock file names a process that is a stranger', async () => {
    const first = await start(shared);
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    await untilNoServer(shared);
    const lock = join(shared, 'cluster', 'postmaster.pid');
    const lines = (await readFile(lock, 'utf8')).split('\n');
    await writeFile(lock, [String(process.pid), ...lines.slice(1)].join('\n'));

    const second = await start(shared);

    expect(await query(second.url('owner'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('makes its cluster although the program of a killed starter still writes on at an earlier one', async () => {
    const half = join(folder, 'cluster.building');
    await mkdir(half);
    const script = `const { writeFileSync } = require('node:fs');
      const end = Date.now() + 800;
      console.log('writing');
      for (let n = 0; Date.now() < end; n += 1) try {
        writeFileSync(${JSON.stringify(half)} + '/' + n, '');
      } catch (error) {
        if (error.code !== 'ENOENT') throw error; // the folder is being removed: that is what is tried here
      }`;
    const writer = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(writer.stdout, 'data');

    const server = await start(folder);

    expect(await query(server.url('reader'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('ends when its starter is killed, and a start right after that waits for it', async () => {
    const child = inChild(shared);
    await announced(child);

    child.kill('SIGKILL');
    await once(child, 'exit');
    const next = await start(shared);
    expect(await query(next.url('owner'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.stop();

    const another = inChild(shared);
    await announced(another);
    another.kill('SIGKILL');
    await untilNoServer(shared);
    expect(await serversIn(shared)).toBe(0);
  });

  it('says what the server wrote when it cannot start', async () => {
    const global = join(shared, 'cluster', 'global');
    await rename(global, `${global}.away`);

    await expect(start(shared)).rejects.toThrow(/does not start in .*\n[\s\S]*global/);

    await rename(`${global}.away`, global);
  });

  it.skipIf(!isRoot)('runs as root where user namespaces are forbidden', async () => {
    const dataDir = join(folder, 'data');
    const first = await start(dataDir, { housing: 'nobody' });
    await query(first.url('owner'), 'CREATE TABLE kept AS SELECT 1 AS word');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;

    const second = await start(dataDir, { housing: 'nobody' });

    expect(await query(second.url('owner'), 'SELECT word FROM kept')).toEqual([{ word: 1 }]);
    await second.stop();
    await forgetPostgres(dataDir, 'nobody');
  });

  const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const [setpriv = '', ...identity] = asNobody;
  const reachable = isRoot && spawnSync(setpriv, [...identity, 'test', '-r', childScript]).status === 0;

  it.skipIf(!reachable)('runs as an ordinary user', async () => {
    await chmod(folder, 0o755);
    const home = join(folder, 'home');
    await mkdir(home, { mode: 0o700 });
    await chown(home, 65534, 65534);

    const child = inChild(join(home, 'data'), asNobody);
    const { url } = await announced(child);

    expect(await query(url, 'SELECT current_user AS name')).toEqual([{ name: 'owner' }]);
    child.stdin.end();
    await once(child, 'exit');
    expect(await serversIn(join(home, 'data'))).toBe(0);
  });
});
