import type { DatabaseSync } from 'node:sqlite';
import { openSqlite } from './open-sqlite.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS files (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    purpose TEXT NOT NULL,
    expires_at INTEGER,
    document TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS batches (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS batches_by_status ON batches (status);
  CREATE TABLE IF NOT EXISTS results (
    batch_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (batch_id, line)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS ledger (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    batch_id TEXT,
    custom_id TEXT,
    model TEXT NOT NULL,
    status INTEGER NOT NULL,
    word_count INTEGER NOT NULL,
    words TEXT NOT NULL,
    metadata TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS ledger_by_batch ON ledger (batch_id);
`;

export interface Database {
  readonly connection: DatabaseSync;
  /** Runs the work in one transaction; what it throws undoes all of it. Must not be nested. */
  transaction<Result>(work: () => Result): Result;
}

/**
 * Opens the gateway's state. WAL with `synchronous = FULL`: what was committed survives `kill -9` and a
 * power cut, and a second process (a test that reads the ledger) can read at any time.
 */
export const openDatabase = (path: string): Database => {
  const connection = openSqlite(path, { timeout: 10_000 });
  connection.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  connection.exec(schema);
  return {
    connection,
    transaction(work) {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        connection.exec('ROLLBACK');
        throw error;
      }
    },
  };
};
