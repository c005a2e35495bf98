import { migrateDatabase } from '@word-list/db';
import { startPostgres } from '@word-list/db/postgres-server';
import { startEmulators } from '../emulators/start-emulators.ts';
import type { Ports } from '../processes/find-port.ts';
import type { Closers } from './closers.ts';
import type { DataDir } from './data-dir.ts';
import { openaiBaseUrl, type ModelChoice } from './model-choice.ts';
import type { Secrets } from './secrets.ts';
import { startGatewayProcess } from './start-gateway-process.ts';

export interface BackendOptions {
  readonly dataDir: DataDir;
  readonly ports: Ports;
  readonly secrets: Secrets;
  readonly model: ModelChoice;
  /** What the functions show to the gateway. */
  readonly gatewayKey: string;
  readonly durable: boolean;
  readonly gatewayArguments: readonly string[];
  readonly closers: Closers;
  readonly onSpawn: (name: string, pid: number) => void;
  readonly onStep: (step: string) => void;
  /** Told when one of them ends although nobody asked it to. */
  readonly onLost: (name: string) => void;
}

/** Starts what the functions work with, side by side. What was started is in `closers`, also when this throws. */
export const startBackends = async (options: BackendOptions) => {
  const starting = [startDatabase(options), startServices(options), startModel(options)] as const;
  // All of them have to come to an end before a failure is passed on, or a late one would be left running.
  await Promise.allSettled(starting);
  const [database, emulators, modelBaseUrl] = await Promise.all(starting);
  return { database, emulators, modelBaseUrl };
};

async function startDatabase({ dataDir, ports, secrets, durable, closers, ...on }: BackendOptions) {
  const database = await startPostgres({
    dataDir: dataDir.path('postgres'),
    port: await ports.find('postgres'),
    users: secrets,
    durable,
    logFile: dataDir.logOf('postgres'),
  });
  on.onSpawn('postgres', database.pid);
  closers.add(() => database.stop());
  void database.exited.then(() => on.onLost('PostgreSQL'));
  await migrateDatabase(database.url('owner'));
  on.onStep('words database');
  return database;
}

async function startServices({ dataDir, closers, ...on }: BackendOptions) {
  const emulators = await startEmulators({
    dataDir: dataDir.root,
    logDir: dataDir.logs,
    onSpawn: on.onSpawn,
  });
  closers.add(() => emulators.stop());
  for (const child of emulators.children) void child.exited.then(() => on.onLost(child.name));
  on.onStep('queues, tables and bucket');
  return emulators;
}

/** Where the model is reached; starts the gateway unless the provider is asked itself. */
async function startModel(options: BackendOptions): Promise<string> {
  const { dataDir, ports, model, closers, gatewayArguments } = options;
  if (model.kind === 'openai') return openaiBaseUrl;
  const { origin, child } = await startGatewayProcess({
    port: await ports.find('gateway'),
    dataDir: dataDir.path('gateway'),
    logPath: dataDir.logOf('batch-gateway'),
    model,
    apiKey: options.gatewayKey,
    extraArguments: gatewayArguments,
    onSpawn: options.onSpawn,
  });
  closers.add(() => child.stop(5000));
  void child.exited.then(() => options.onLost(child.name));
  options.onStep('batch gateway');
  return `${origin}/v1`;
}
