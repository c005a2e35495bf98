import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { programEnvironment, type Housing } from './housing.ts';

/**
 * Leaves a watcher behind that waits on the starter's pipe (descriptor 3) and asks the server for a fast shutdown
 * when it closes, then becomes the server. The watcher is no child of the server, which would wonder about it.
 */
const watchedStart =
  'pid=$$; ( ( read -r _ <&3; kill -INT "$pid" 2>/dev/null ) >/dev/null 2>&1 & ); exec "$@" 3<&-';

export interface ServerProcess {
  readonly pid: number;
  /** Settles when the server is gone. */
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Orderly fast shutdown; harder when it takes long. */
  stop(): Promise<void>;
}

const inOrder: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGINT', 15_000],
  ['SIGQUIT', 5000],
  ['SIGKILL', 5000],
];

/** Starts the server, detached from the terminal's process group: Ctrl-C is the starter's to handle. */
export const startServerProcess = async (
  housing: Housing,
  options: { port: number; durable: boolean; logFile: string },
): Promise<ServerProcess> => {
  const log = await open(options.logFile, 'a');
  const server = [
    housing.binaries.postgres,
    '-D',
    housing.dataDir,
    ...settings(options.port, options.durable),
  ];
  const [program = 'sh', ...rest] = [...housing.prefix, 'sh', '-c', watchedStart, 'sh', ...server];
  const child = spawn(program, rest, {
    cwd: '/',
    detached: true,
    env: programEnvironment,
    stdio: ['ignore', log.fd, log.fd, 'pipe'],
    ...housing.identity,
  });
  const exited = once(child, 'exit').then(() => {
    child.stdio[3]?.destroy();
    return { code: child.exitCode, signal: child.signalCode };
  });
  await once(child, 'spawn').finally(() => log.close());
  return { pid: child.pid ?? 0, exited, stop: () => stopChild(child, exited) };
};

/** The end of a log, for error messages. */
export const logTail = async (logFile: string): Promise<string> =>
  (await readFile(logFile, 'utf8').catch(() => '')).trim().split('\n').slice(-8).join('\n');

function settings(port: number, durable: boolean): string[] {
  const flush = durable ? 'on' : 'off';
  return Object.entries({
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '150',
    shared_buffers: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    fsync: flush,
    // Without it, a kill of the server would lose commits that were acknowledged; a flush is not needed for that.
    synchronous_commit: 'on',
    full_page_writes: flush,
    // A crash of a function must not leave its transaction holding locks for long.
    idle_in_transaction_session_timeout: '60s',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

async function stopChild(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  for (const [signal, patience] of inOrder) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await Promise.race([exited, wait(patience, undefined, { ref: false })]);
  }
}
