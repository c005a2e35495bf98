import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buckets } from '@word-list/topology';
import * as z from 'zod';
import type { Ports } from '../processes/find-port.ts';
import { startChild, type Child, type ChildOptions } from '../processes/start-child.ts';
import { createTables } from './create-tables.ts';
import { declareQueues } from './declare-queues.ts';
import type { QueueServerConfig } from './queue-server-config.ts';

export interface Emulators {
  /** Origin of SQS and S3. */
  readonly queueOrigin: string;
  /** Origin of DynamoDB. */
  readonly tableOrigin: string;
  readonly children: readonly Child[];
  stop(): Promise<void>;
}

export interface EmulatorOptions {
  readonly dataDir: string;
  readonly logDir: string;
  readonly ports: Ports;
  readonly onSpawn?: ChildOptions['onSpawn'];
}

const readyMessage = z.object({ port: z.int() });
const startTimeoutMs = 60_000;

const untilReady = (child: Child, logPath: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`${child.name} ${what}; see ${logPath}`));
    const timer = setTimeout(() => fail('did not get ready in time'), startTimeoutMs);
    child.process.once('message', (message) => {
      clearTimeout(timer);
      resolve(readyMessage.parse(message).port);
    });
    void child.exited.then(() => {
      clearTimeout(timer);
      fail('ended while it was starting');
    });
  });

const startServer = (name: string, config: object, options: EmulatorOptions) => {
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
  const origin = untilReady(child, logPath).then((port) => `http://127.0.0.1:${port}`);
  // Both are started before the first is awaited; a failure is reported by the await.
  origin.catch(() => undefined);
  return { child, origin };
};

const folder = (...parts: string[]): string => {
  const path = join(...parts);
  mkdirSync(path, { recursive: true });
  return path;
};

const queueConfig = (port: number, dataDir: string): QueueServerConfig => ({
  port,
  dataDir: folder(dataDir, 'queues'),
  objectDir: folder(dataDir, 'objects'),
  queues: declareQueues(),
  buckets: Object.keys(buckets),
});

/** Starts the queue and bucket server and the table server on their earlier state, with everything the topology names. */
export const startEmulators = async (options: EmulatorOptions): Promise<Emulators> => {
  // One after the other: asking for free ports at once could give the same one twice.
  const queuePort = await options.ports.find('queues');
  const tablePort = await options.ports.find('tables');
  const queueServer = startServer('queue-server', queueConfig(queuePort, options.dataDir), options);
  const tableServer = startServer(
    'table-server',
    { port: tablePort, dataDir: folder(options.dataDir, 'tables') },
    options,
  );
  const stop = async (): Promise<void> => {
    await Promise.all([queueServer, tableServer].map(({ child }) => child.stop(3000)));
  };
  try {
    const queueOrigin = await queueServer.origin;
    const tableOrigin = await tableServer.origin;
    await createTables(tableOrigin);
    return { queueOrigin, tableOrigin, children: [queueServer.child, tableServer.child], stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
