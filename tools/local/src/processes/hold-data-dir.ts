import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { identifyProcess, isAlive } from './process-identity.ts';

const lockName = 'lock.json';
const holder = z.object({ pid: z.int().positive(), startTime: z.string() });

/** Another live stack holds the data dir. */
export class DataDirHeld extends Error {
  override readonly name = 'DataDirHeld';
  readonly pid: number;

  constructor(dataDir: string, pid: number) {
    super(`${dataDir} is in use by the stack of process ${pid}`);
    this.pid = pid;
  }
}

const readHolder = (path: string): z.infer<typeof holder> | undefined => {
  try {
    return holder.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined; // Nobody, or a lock that was torn by a kill.
  }
};

/** One level at a time: `recursive` never ends where the system takes no folders, as below /proc. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (!existsSync(path)) throw error;
  }
};

/** Linking is atomic and carries the content, so a lock is never seen half written. */
const tryLink = (from: string, to: string): boolean => {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
};

const refuseIfHeld = (path: string, dataDir: string): void => {
  const other = readHolder(path);
  if (other !== undefined && other.pid !== process.pid && isAlive(other))
    throw new DataDirHeld(dataDir, other.pid);
};

/** Throws DataDirHeld when another live process has the lock of this data dir; takes nothing. */
export const refuseHeldDataDir = (dataDir: string): void => refuseIfHeld(join(dataDir, lockName), dataDir);

/** Moves a lock aside whose process is gone. Moving first shows what was really moved: two may do this at once. */
const clearStaleLock = (path: string, dataDir: string): void => {
  refuseIfHeld(path, dataDir);
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch {
    return; // Somebody else moved it; linking decides who was first.
  }
  try {
    refuseIfHeld(aside, dataDir);
  } catch (error) {
    tryLink(aside, path);
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
};

/**
 * Takes the lock of a data dir (made when missing) for this process. A lock whose process is gone is taken over.
 * Throws DataDirHeld when a live process has it. Returns what gives it back.
 */
export const holdDataDir = (dataDir: string): (() => void) => {
  makeFolder(dataDir);
  const path = join(dataDir, lockName);
  const mine = join(dataDir, `lock.${process.pid}.json`);
  const identity = identifyProcess(process.pid) ?? { pid: process.pid, startTime: '' };
  writeFileSync(mine, JSON.stringify(identity), { mode: 0o600 });
  try {
    for (let tries = 0; !tryLink(mine, path); tries += 1) {
      if (tries > 3) throw new Error(`the lock ${path} cannot be taken`);
      clearStaleLock(path, dataDir);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (readHolder(path)?.pid === process.pid) rmSync(path, { force: true });
  };
};
