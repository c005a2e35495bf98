import { createServer } from 'node:net';
import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { ensureCluster } from './cluster.ts';
import { ensureUsersAndDatabase, type DatabaseUser, type UserPasswords } from './database-users.ts';
import { house, housingKind, type Housing, type HousingKind } from './housing.ts';
import { serverBinaries } from './server-binaries.ts';
import { logTail, startServerProcess, type ServerProcess } from './server-process.ts';
import { endSurvivors } from './survivors.ts';

export interface PostgresOptions {
  /** Holds the cluster and nothing else; made if missing. Only one server at a time may use it (the caller's lock). */
  readonly dataDir: string;
  /** Preferred port on 127.0.0.1; when it is taken, or 0, a free one is used: see the answer's `port`. */
  readonly port: number;
  /** Must stay the same for the life of the data dir: the owner's password is set once. */
  readonly users: UserPasswords;
  /** False only in tests: then nothing is flushed to disk. */
  readonly durable: boolean;
  /** Where the server's own messages go; by default `<dataDir>/postgres.log`. */
  readonly logFile?: string;
  /** By default what works for this user on this machine. */
  readonly housing?: HousingKind;
}

export interface RunningPostgres {
  readonly port: number;
  readonly pid: number;
  /** Settles when the server ends, by itself or asked to. */
  readonly exited: ServerProcess['exited'];
  /** Connection URL of a user; the database is `words` unless named. Holds the password: never log it. */
  url(user: DatabaseUser, database?: string): string;
  /** Fast shutdown: open transactions are rolled back, then the server ends in order. */
  stop(): Promise<void>;
}

const startupMilliseconds = 120_000;

/**
 * Starts the PostgreSQL of a data dir and waits until it takes connections; makes the cluster, the users and the
 * database `words` at the first start. Works as root and as an ordinary user, creates no operating-system user,
 * listens on 127.0.0.1 only. Goes on after a kill of any kind: what an earlier server left behind is ended first.
 * The server shuts down when this process ends in whatever way. Throws with the end of the server's log.
 */
export const startPostgres = async (options: PostgresOptions): Promise<RunningPostgres> => {
  const logFile = options.logFile ?? join(options.dataDir, 'postgres.log');
  const housing = await house(options.dataDir, await serverBinaries(), options.housing ?? housingKind());
  await chmod(options.dataDir, 0o700);
  await endSurvivors(housing.dataDir);
  await ensureCluster(housing, {
    name: 'owner',
    password: options.users.owner,
    durable: options.durable,
  });
  // A port can be taken between the look and the start, and a dying backend can hold on for a moment: hence tries.
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const running = await launch(housing, { ...options, logFile });
    if (running !== undefined) return running;
    await endSurvivors(housing.dataDir);
    await wait(200 * (attempt + 1));
  }
  throw new Error(
    `PostgreSQL does not start in ${options.dataDir}. Its log ends with:\n${await logTail(logFile)}`,
  );
};

/** Deletes the cluster of a stopped server. */
export const forgetPostgres = async (dataDir: string, kind: HousingKind = housingKind()): Promise<void> => {
  if (kind === 'nobody') {
    const housing = await house(dataDir, await serverBinaries(), kind);
    await rm(join(housing.dataDir, '..', '..'), { recursive: true, force: true });
  }
  await rm(dataDir, { recursive: true, force: true });
};

async function launch(
  housing: Housing,
  options: PostgresOptions & { logFile: string },
): Promise<RunningPostgres | undefined> {
  const port = await freePort(options.port);
  const server = await startServerProcess(housing, { ...options, port });
  const url = makeUrl(options.users, port);
  try {
    if (!(await ready(server, url('owner', 'postgres')))) return undefined;
    await ensureUsersAndDatabase(url('owner', 'postgres'), 'words', options.users);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { port, pid: server.pid, exited: server.exited, url, stop: () => server.stop() };
}

async function freePort(preferred: number): Promise<number> {
  const probe = createServer();
  probe.listen(preferred, '127.0.0.1');
  try {
    await once(probe, 'listening');
  } catch (error) {
    if (preferred === 0) throw error;
    return freePort(0);
  }
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : preferred;
}

function makeUrl(users: UserPasswords, port: number) {
  return (user: DatabaseUser, database = 'words') =>
    `postgres://${user}:${encodeURIComponent(users[user])}@127.0.0.1:${port}/${database}`;
}

/** True when it accepts connections, false when the process ended before. */
async function ready(server: ServerProcess, url: string): Promise<boolean> {
  const end = Date.now() + startupMilliseconds;
  const state = { ended: false };
  void server.exited.then(() => (state.ended = true));
  while (Date.now() < end) {
    if (state.ended) return false;
    if (await answers(url)) return true;
    await Promise.race([wait(25), server.exited]);
  }
  await server.stop();
  return false;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code !== '57P03') throw error;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
