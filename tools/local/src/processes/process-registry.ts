import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import * as z from 'zod';
import { identifyProcess, isAlive } from '../../../bootstrap/src/process-identity.cjs';
import { waitUntil } from './wait-until.ts';

const entry = z.object({ name: z.string(), pid: z.int().positive(), startTime: z.string() });

/** Remembers on disk which processes a stack started, so that the next start of the same data dir can end survivors. */
export interface ProcessRegistry {
  record(name: string, pid: number): void;
  /** Ends what an earlier stack left behind. Resolves with the names of those that were still there. */
  endSurvivors(): Promise<readonly string[]>;
  /** Call when every child has ended. */
  clear(): void;
}

/** `path`: a file of JSON lines, one a process. */
export const openProcessRegistry = (path: string): ProcessRegistry => ({
  record(name, pid) {
    const identity = identifyProcess(pid);
    if (identity !== undefined)
      appendFileSync(path, `${JSON.stringify({ name, ...identity })}\n`, { mode: 0o600 });
  },
  async endSurvivors() {
    const alive = readEntries(path).filter(isAlive);
    await Promise.all(alive.map(endProcess));
    rmSync(path, { force: true });
    return alive.map(({ name }) => name);
  },
  clear() {
    rmSync(path, { force: true });
  },
});

function readEntries(path: string): z.infer<typeof entry>[] {
  return readText(path)
    .split('\n')
    .flatMap((line) => {
      try {
        return [entry.parse(JSON.parse(line))];
      } catch {
        return []; // The last line may be torn by a kill.
      }
    });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // No earlier stack.
  }
}

async function endProcess(known: z.infer<typeof entry>): Promise<void> {
  const signal = (name: NodeJS.Signals): void => {
    try {
      if (isAlive(known)) process.kill(known.pid, name);
    } catch {
      // It ended in between.
    }
  };
  signal('SIGTERM');
  if (await waitUntil(() => !isAlive(known), { timeoutMs: 1500 })) return;
  signal('SIGKILL');
  await waitUntil(() => !isAlive(known), { timeoutMs: 5000 });
}
