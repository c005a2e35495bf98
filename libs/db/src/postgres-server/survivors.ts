import { execFileSync } from 'node:child_process';
import { readFile, readdir, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Ends what an earlier server left running in this data directory: a server whose parent died goes down in order;
 * backends that outlived a killed one still hold its shared memory and are killed. Also drops a lock file
 * whose process number now belongs to a stranger. The caller must know that nobody else uses the directory.
 */
export const endSurvivors = async (dataDir: string): Promise<void> => {
  const recorded = await recordedPid(dataDir);
  const survivors = await survivorsOf(dataDir);
  const known = recorded !== undefined && survivors.includes(recorded);
  if (survivors.length > 0) await endAll(dataDir, known ? recorded : undefined);
  if (recorded !== undefined && !known && isAlive(recorded)) {
    // A server that is just ending takes its file away itself.
    await rm(lockFile(dataDir), { force: true });
  }
};

async function recordedPid(dataDir: string): Promise<number | undefined> {
  const text = await readFile(lockFile(dataDir), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return pid > 1 ? pid : undefined;
}

function lockFile(dataDir: string): string {
  return join(dataDir, 'postmaster.pid');
}

async function survivorsOf(dataDir: string): Promise<number[]> {
  if (process.platform === 'linux') return processesIn(dataDir);
  const pid = await recordedPid(dataDir);
  return pid !== undefined && looksLikeServer(pid) ? [pid] : [];
}

/** Every process of a cluster works in its data directory; that is how backends are told apart from strangers. */
async function processesIn(dataDir: string): Promise<number[]> {
  const entries = await readdir('/proc').catch(() => []);
  const pids = entries.filter((entry) => /^\d+$/.test(entry));
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  return pids.filter((_, index) => folders[index] === dataDir).map(Number);
}

function looksLikeServer(pid: number): boolean {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(
      'postgres',
    );
  } catch {
    return false;
  }
}

async function endAll(dataDir: string, server: number | undefined): Promise<void> {
  if (server !== undefined) signal([server], 'SIGINT');
  if (server === undefined || !(await gone(dataDir, 8000))) signal(await survivorsOf(dataDir), 'SIGKILL');
  if (!(await gone(dataDir, 10_000)))
    throw new Error(`an earlier PostgreSQL server does not stop in ${dataDir}: end it, and start again`);
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // It ended by itself in the meantime, which is what the signal was for.
    }
  }
}

async function gone(dataDir: string, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  for (;;) {
    if ((await survivorsOf(dataDir)).length === 0) return true;
    if (Date.now() > end) return false;
    await wait(20);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
