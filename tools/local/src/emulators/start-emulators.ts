import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buckets } from '@word-list/topology';
import { openSocketFolder } from '../processes/socket-folder.ts';
import { startChild, type Child, type ChildOptions } from '../processes/start-child.ts';
import { createTables } from './create-tables.ts';
import { declareQueues } from './declare-queues.ts';
import type { QueueServerConfig } from './queue-server-config.ts';

export interface Emulators {
  /** Path of the socket of SQS and S3, as long as they run. */
  readonly queueSocket: string;
  /** Path of the socket of DynamoDB. */
  readonly tableSocket: string;
  readonly children: readonly Child[];
  stop(): Promise<void>;
}

export interface EmulatorOptions {
  readonly dataDir: string;
  readonly logDir: string;
  readonly onSpawn?: ChildOptions['onSpawn'];
}

const startTimeoutMs = 60_000;

/** Starts the queue and bucket server and the table server on their earlier state, with everything the topology names. */
export const startEmulators = async (options: EmulatorOptions): Promise<Emulators> => {
  const sockets = openSocketFolder(options.dataDir);
  const queueSocket = sockets.path('queues.sock');
  const tableSocket = sockets.path('tables.sock');
  const queueServer = startServer('queue-server', queueConfig(queueSocket, options.dataDir), options);
  const tableServer = startServer(
    'table-server',
    { socketPath: tableSocket, dataDir: folder(options.dataDir, 'tables') },
    options,
  );
  const stop = async (): Promise<void> => {
    await Promise.all([queueServer, tableServer].map(({ child }) => child.stop(3000)));
    sockets.remove();
  };
  try {
    await Promise.all([queueServer.ready, tableServer.ready]);
    await createTables(tableSocket);
    return { queueSocket, tableSocket, children: [queueServer.child, tableServer.child], stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

function startServer(name: string, config: object, options: EmulatorOptions) {
  const logPath = join(options.logDir, `${name}.log`);
  const child = startChild({
    name,
    command: process.execPath,
    args: [join(import.meta.dirname, `${name}.ts`), JSON.stringify(config)],
    env: {},
    logPath,
    ipc: true,
    ...(options.onSpawn === undefined ? {} : { onSpawn: options.onSpawn }),
  });
  const ready = untilReady(child, logPath);
  // Both are started before the first is awaited; a failure is reported by the await.
  ready.catch(() => undefined);
  return { child, ready };
}

function untilReady(child: Child, logPath: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`${child.name} ${what}; see ${logPath}`));
    const timer = setTimeout(() => fail('did not get ready in time'), startTimeoutMs);
    child.process.once('message', () => {
      clearTimeout(timer);
      resolve();
    });
    void child.exited.then(() => {
      clearTimeout(timer);
      fail('ended while it was starting');
    });
  });
}

function queueConfig(socketPath: string, dataDir: string): QueueServerConfig {
  return {
    socketPath,
    dataDir: folder(dataDir, 'queues'),
    objectDir: folder(dataDir, 'objects'),
    queues: declareQueues(),
    buckets: Object.keys(buckets),
  };
}

function folder(...parts: string[]): string {
  const path = join(...parts);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}
