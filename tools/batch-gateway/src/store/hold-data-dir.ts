import { join } from 'node:path';
import { openSqlite } from './open-sqlite.ts';

/** Another gateway works on this data dir; two would answer the same lines. */
export class DataDirTaken extends Error {
  override readonly name = 'DataDirTaken';
  readonly dataDir: string;

  constructor(dataDir: string, options?: ErrorOptions) {
    super(`another gateway uses ${dataDir}`, options);
    this.dataDir = dataDir;
  }
}

/**
 * Takes the data dir for this process until `release` or the process ends. The lock is SQLite's file lock, so
 * the operating system lets go of it however the process dies; a predecessor gets 3 s to do so.
 */
export const holdDataDir = (dataDir: string): { release(): void } => {
  const lock = openSqlite(join(dataDir, 'lock.sqlite'), { timeout: 3_000 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw new DataDirTaken(dataDir, { cause: error });
  }
  return {
    release() {
      lock.close();
    },
  };
};
