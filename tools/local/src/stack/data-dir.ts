import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { forgetPostgres } from '@word-list/db/postgres-server';
import { closeToOthers } from './close-to-others.ts';
import { NotADataDir } from './not-a-data-dir.ts';

const marker = 'word-list.json';
/** Where what lies in a data dir. */
export interface DataDir {
  readonly root: string;
  readonly logs: string;
  readonly runs: string;
  readonly token: string;
  path(name: string): string;
  logOf(name: string): string;
}

const keptLogBytes = 8 * 1024 * 1024;

/** Throws NotADataDir when the folder has contents that no stack made. Nothing is written. */
export const refuseForeignDir = (root: string): void => {
  if (!existsSync(root) || existsSync(join(root, marker))) return;
  if (readdirSync(root).some((name) => !isLock(name))) throw new NotADataDir(root);
};

/** Makes the folders of a data dir, and closes it to everybody else; to be called by who holds its lock. */
export const openDataDir = (root: string): DataDir => {
  const logs = join(root, 'logs');
  const runs = join(root, 'runs');
  for (const folder of [logs, runs]) mkdirSync(folder, { recursive: true });
  if (!existsSync(join(root, marker))) writeFileSync(join(root, marker), '{"version":1}\n');
  closeToOthers(root, ['postgres']);
  rotateLogs(logs);
  return {
    root,
    logs,
    runs,
    token: join(root, 'token'),
    path: (name) => join(root, name),
    logOf: (name) => join(logs, `${name}.log`),
  };
};

/** Forgets all state but the lock; to be called by who holds it, when nothing of an earlier stack runs any more. */
export const forgetState = async (root: string): Promise<void> => {
  await forgetPostgres(join(root, 'postgres'));
  for (const name of readdirSync(root).filter((file) => !isLock(file) && file !== marker)) {
    rmSync(join(root, name), { recursive: true, force: true });
  }
};

function isLock(name: string): boolean {
  return name.startsWith('lock.');
}

/** Logs are appended to; a long one makes room at the next start. */
function rotateLogs(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.log'))) {
    const path = join(folder, name);
    if (statSync(path).size > keptLogBytes) renameSync(path, `${path}.old`);
  }
}
