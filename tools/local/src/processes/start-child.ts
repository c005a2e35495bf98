import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { waitUntil } from './wait-until.ts';

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child process whose end is tied to ours: it ends when the pipe to its standard input closes. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<ChildExit>;
  isRunning(): boolean;
  /** Closes the pipe, and kills it when it is still there after `graceMs`. */
  stop(graceMs: number): Promise<void>;
  kill(): void;
  readonly process: ChildProcess;
}

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** The whole environment of the child: nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** File that its output is appended to. */
  readonly logPath: string;
  /** Adds a message channel to the child. */
  readonly ipc?: boolean;
  readonly onSpawn?: (name: string, pid: number) => void;
}

/** Throws when the command cannot be started at all. */
export const startChild = (options: ChildOptions): Child => {
  const started = spawnLogged(options);
  let exit: ChildExit | undefined;
  const exited = new Promise<ChildExit>((resolve) => {
    const end = (code: number | null, signal: NodeJS.Signals | null): void => {
      exit = { code, signal };
      resolve(exit);
    };
    started.once('exit', end);
    started.once('error', () => end(null, null));
  });
  // The pipe only tells the child that we live; when the child is gone first, writing its end fails, and that is fine.
  started.stdin?.on('error', () => undefined);
  if (started.pid === undefined) throw new Error(`${options.name}: ${options.command} cannot be started`);
  options.onSpawn?.(options.name, started.pid);
  const kill = (): void => void started.kill('SIGKILL');
  return {
    name: options.name,
    pid: started.pid,
    process: started,
    exited,
    isRunning: () => exit === undefined,
    kill,
    async stop(graceMs) {
      started.stdin?.end();
      if (started.connected) started.disconnect();
      if (await waitUntil(() => exit !== undefined, { timeoutMs: graceMs, everyMs: 5 })) return;
      kill();
      await exited;
    },
  };
};

function spawnLogged({ command, args, cwd, env, logPath, ipc }: ChildOptions): ChildProcess {
  const log = openSync(logPath, 'a', 0o600);
  try {
    const stdio: StdioOptions = ipc === true ? ['pipe', log, log, 'ipc'] : ['pipe', log, log];
    // Its own process group: Ctrl-C in the terminal reaches the stack only, which ends its children in order.
    return spawn(command, args, { ...(cwd === undefined ? {} : { cwd }), env, stdio, detached: true });
  } finally {
    closeSync(log);
  }
}
