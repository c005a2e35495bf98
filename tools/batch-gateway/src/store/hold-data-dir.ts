import { join } from 'node:path';
import { tryLock } from '../../../bootstrap/src/lock.cjs';

/** Another gateway works on this data dir; two would answer the same lines. */
class DataDirTaken extends Error {
  override readonly name = 'DataDirTaken';
}

/** Takes the data dir until `release` or the end of this process. Throws DataDirTaken when a live process has it. */
export function holdDataDir(dataDir: string): { release(): void } {
  const lock = tryLock(join(dataDir, 'lock.json'));
  if (lock.heldBy === undefined) return lock;
  throw new DataDirTaken(`another gateway uses ${dataDir}: process ${lock.heldBy}`);
}
