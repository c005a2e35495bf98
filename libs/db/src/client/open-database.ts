import { DatabaseUnavailable } from '@word-list/domain';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { faultKind } from './database-faults.ts';
import { defaultRetries, retrying, type RetryOptions } from './retrying.ts';

/** What runs queries: the pool, or the connection of a transaction. */
export type Queries = NodePgDatabase;

/** Moments of a transaction at which a test can make it fail. */
export interface TransactionFaults {
  readonly beforeCommit?: () => void | Promise<void>;
  readonly afterCommit?: () => void | Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most; one function handles one event at a time, so small numbers do. */
  readonly max?: number;
  readonly applicationName: string;
  /** A statement that takes longer is ended by the server. */
  readonly statementMilliseconds?: number;
  /** Of everything on these connections; READ COMMITTED unless a test asks for the other. */
  readonly isolation?: 'read committed' | 'serializable';
  /**
   * For functions that somebody waits for: within this time, tries included, there is an answer or DatabaseUnavailable.
   * A statement then gets two fifths of it, so that one that met a dead connection is tried on another.
   */
  readonly answerMilliseconds?: number;
  readonly retries?: Partial<RetryOptions>;
  /** Told of connections that broke while idle; they are replaced when needed. */
  readonly onIdleError?: (error: Error) => void;
  readonly faults?: TransactionFaults;
  /** What a connection is made of: tests watch statements and answer like another server. */
  readonly client?: new (config?: pg.ClientConfig) => pg.Client;
}

/** The words database. */
export interface Database {
  /** One statement, or several that need no common view of the data; repeated as `retrying` says. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** All of it in one transaction; `work` may run several times, also after it took effect. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A function that was killed in the middle of a transaction must not hold its locks: CockroachDB never ends one by itself. */
const idleInTransactionMilliseconds = 30_000;

/** Opens the words database. No connection is made before the first query. Close it to let the process end. */
export const openDatabase = (url: string, options: DatabaseOptions): Database => {
  const pool = makePool(url, options);
  const orm = drizzle(pool);
  const { answerMilliseconds: within } = options;
  const retries = {
    ...defaultRetries,
    ...(within !== undefined && { within: within - aTryOf(within) }),
    ...options.retries,
  };
  const answer = <T>(work: () => Promise<T>): Promise<T> =>
    retrying(work, retries).catch((error: unknown) => {
      if (within === undefined || faultKind(error) === 'other') throw error;
      throw new DatabaseUnavailable(error);
    });

  return {
    read: (work) => answer(() => work(orm)),
    transaction: (work) => answer(() => runTransaction(pool, options.faults, work)),
    close: () => pool.end(),
  };
};

function makePool(url: string, options: DatabaseOptions): pg.Pool {
  const times = timesOf(options);
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 2,
    application_name: options.applicationName,
    // Under SERIALIZABLE, which is CockroachDB's default, each reader waits for the writer of a row to commit. A space is
    // escaped in the way that both servers read.
    options: `-c default_transaction_isolation=${(options.isolation ?? 'read committed').replace(' ', '\\ ')}`,
    statement_timeout: times.statement,
    query_timeout: times.query,
    idle_in_transaction_session_timeout: idleInTransactionMilliseconds,
    connectionTimeoutMillis: times.connection,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    allowExitOnIdle: true,
    ...(options.client && { Client: options.client }),
  });
  // Nothing is lost with an idle connection, and in a function that sleeps it is what happens to most of them.
  pool.on('error', options.onIdleError ?? (() => undefined));
  return pool;
}

/** The server ends a statement a little before we stop waiting, unless somebody waits for us, too. */
function timesOf({ answerMilliseconds, statementMilliseconds = 30_000 }: DatabaseOptions) {
  return answerMilliseconds === undefined
    ? { statement: statementMilliseconds, query: statementMilliseconds + 5000, connection: 5000 }
    : {
        statement: aTryOf(answerMilliseconds) + 1000,
        query: aTryOf(answerMilliseconds),
        connection: aTryOf(answerMilliseconds),
      };
}

function aTryOf(answerMilliseconds: number): number {
  return Math.floor(answerMilliseconds * 0.4);
}

/** One transaction on a connection of its own. A connection that broke, or cannot roll back, is not used again. */
async function runTransaction<T>(
  pool: pg.Pool,
  faults: TransactionFaults | undefined,
  work: (queries: Queries) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  const breaks = (): void => {
    broken = true;
  };
  client.on('error', breaks);
  try {
    await client.query('BEGIN');
    const result = await work(drizzle(client));
    await faults?.beforeCommit?.();
    await client.query('COMMIT');
    await faults?.afterCommit?.();
    return result;
  } catch (error) {
    // A statement that has no answer would keep ROLLBACK waiting as long again.
    if (faultKind(error) === 'connection' || !(await rollsBack(client))) broken = true;
    throw error;
  } finally {
    client.off('error', breaks);
    client.release(broken);
  }
}

function rollsBack(client: pg.PoolClient): Promise<boolean> {
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
