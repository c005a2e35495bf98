import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';
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
  readonly isolation?: 'read committed' | 'serializable';
  readonly retries?: Partial<RetryOptions>;
  /** Told of connections that broke while idle; they are replaced when needed. */
  readonly onIdleError?: (error: Error) => void;
  readonly faults?: TransactionFaults;
}

/** The words database. */
export interface Database {
  /** One statement, or several that need no common view of the data; repeated as `retrying` says. */
  read<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** All of it in one transaction; `work` may run several times, also after it took effect. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const makePool = (url: string, options: DatabaseOptions): pg.Pool => {
  const statementMilliseconds = options.statementMilliseconds ?? 30_000;
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 2,
    application_name: options.applicationName,
    statement_timeout: statementMilliseconds,
    // The answer may be lost with the connection: give up a little after the server would have.
    query_timeout: statementMilliseconds + 5000,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  // Nothing is lost with an idle connection, and in a function that sleeps it is what happens to most of them.
  pool.on('error', options.onIdleError ?? (() => undefined));
  return pool;
};

const begin = (isolation: DatabaseOptions['isolation']): string =>
  isolation === undefined ? 'BEGIN' : `BEGIN ISOLATION LEVEL ${isolation.toUpperCase()}`;

const rollsBack = (client: pg.PoolClient): Promise<boolean> =>
  client.query('ROLLBACK').then(
    () => true,
    () => false,
  );

/** One transaction on a connection of its own. A connection that broke, or cannot roll back, is not used again. */
const runTransaction = async <T>(
  pool: pg.Pool,
  { isolation, faults }: DatabaseOptions,
  work: (queries: Queries) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  let broken = false;
  const breaks = (): void => {
    broken = true;
  };
  client.on('error', breaks);
  try {
    await client.query(begin(isolation));
    const result = await work(drizzle(client));
    await faults?.beforeCommit?.();
    await client.query('COMMIT');
    await faults?.afterCommit?.();
    return result;
  } catch (error) {
    broken = !(await rollsBack(client)) || broken;
    throw error;
  } finally {
    client.off('error', breaks);
    client.release(broken);
  }
};

/** Opens the words database. No connection is made before the first query. Close it to let the process end. */
export const openDatabase = (url: string, options: DatabaseOptions): Database => {
  const pool = makePool(url, options);
  const orm = drizzle(pool);
  const retries = { ...defaultRetries, ...options.retries };

  return {
    read: (work) => retrying(() => work(orm), retries),
    transaction: (work) => retrying(() => runTransaction(pool, options, work), retries),
    close: () => pool.end(),
  };
};
