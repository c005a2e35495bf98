import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';
import { repositoryRoot } from '../../../local/src/stack/repository-root.ts';
import { waitUntil } from '../../../local/src/processes/wait-until.ts';
import { processTree } from '../../../local/src/testing/process-tree.ts';

const readyLine = z.object({
  origin: z.string(),
  token: z.string(),
  runs: z.array(z.string()),
  databaseUrl: z.string(),
});

/** What the process says once both runs have begun. */
export type Ready = z.infer<typeof readyLine>;

export interface TwoRunsOptions {
  readonly dataDir: string;
  /** Paths of the lists. */
  readonly lists: readonly string[];
  /** File that its messages are appended to. */
  readonly logPath: string;
}

export interface TwoRunsProcess {
  /** Undefined until both runs have begun. */
  ready(): Ready | undefined;
  isRunning(): boolean;
  /** kill -9 of it alone, or of it and all that it started. */
  kill(what: 'alone' | 'tree'): void;
  /** Asks it to end in order, by closing its standard input. */
  askToEnd(): void;
  /** False when it is still there after so long. */
  ended(withinMs: number): Promise<boolean>;
}

type Spawned = ChildProcessByStdio<Writable, Readable, null>;

/** Starts the stack of two-runs-main.ts as a process of its own. */
export const startTwoRuns = (options: TwoRunsOptions): TwoRunsProcess => {
  const child = spawnMain(options);
  let output = '';
  let running = true;
  child.once('exit', () => (running = false));
  child.once('error', () => (running = false));
  child.stdin.on('error', () => undefined);
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const { pid } = child;
  if (pid === undefined) throw new Error('the stack cannot be started');
  return {
    ready: () => (output.endsWith('\n') ? readyLine.parse(JSON.parse(output)) : undefined),
    isRunning: () => running,
    kill: (what) => {
      for (const each of what === 'tree' ? processTree(pid) : [pid]) if (running) killOne(each);
    },
    askToEnd: () => void child.stdin.end(),
    ended: (withinMs) => waitUntil(() => !running, { timeoutMs: withinMs }),
  };
};

function spawnMain({ dataDir, lists, logPath }: TwoRunsOptions): Spawned {
  const log = openSync(logPath, 'a');
  const main = join(import.meta.dirname, 'two-runs-main.ts');
  const args = ['--import', import.meta.resolve('tsx'), main, JSON.stringify({ dataDir, lists })];
  try {
    return spawn(process.execPath, args, {
      cwd: repositoryRoot,
      env: { ...process.env, TSX_TSCONFIG_PATH: join(repositoryRoot, 'tsconfig.base.json') },
      stdio: ['pipe', 'pipe', log],
      // Its own process group: Ctrl-C in the terminal reaches the soak, which ends it in order.
      detached: true,
    }) as Spawned;
  } finally {
    closeSync(log);
  }
}

function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in between.
  }
}
