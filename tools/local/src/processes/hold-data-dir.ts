import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findHolder, tryLock } from '../../../bootstrap/src/lock.cjs';

const lockName = 'lock.json';

/** Another live stack holds the data dir. */
export class DataDirHeld extends Error {
  override readonly name = 'DataDirHeld';
  readonly pid: number;

  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is in use by the stack of process ${pid}`);
    this.pid = pid;
  }
}

/**
 * Takes the lock of a data dir (made when missing) for this process. A lock whose process is gone is taken over.
 * Throws DataDirHeld when a live process has it. Returns what gives it back.
 */
export function holdDataDir(dataDir: string): () => void {
  makeFolder(dataDir);
  const lock = tryLock(join(dataDir, lockName));
  if (lock.heldBy !== undefined) throw new DataDirHeld(dataDir, lock.heldBy);
  return lock.release;
}

/** Whether a live process has the lock of this data dir. */
export function isHeld(dataDir: string): boolean {
  return findHolder(join(dataDir, lockName)) !== undefined;
}

/** Throws DataDirHeld when a live process has the lock of this data dir; takes nothing. */
export function refuseHeldDataDir(dataDir: string): void {
  const pid = findHolder(join(dataDir, lockName));
  if (pid !== undefined) throw new DataDirHeld(dataDir, pid);
}

/** One level at a time: `recursive` never ends where the system takes no folders, as below /proc. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
}
