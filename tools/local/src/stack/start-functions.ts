import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { functions, heapMb, type FunctionName, type Setting } from '@word-list/topology';
import type { AccessKey, AccessKeys } from '../aws-front/find-caller.ts';
import { functionEnvironment } from '../runtime/function-environment.ts';
import { startFunctionInstance } from '../runtime/function-instance.ts';
import { makeFunctionPool, type FunctionPool } from '../runtime/function-pool.ts';
import type { DataDir } from './data-dir.ts';

export const functionNames = Object.keys(functions) as readonly FunctionName[];

/** Drawn at each start: with them a function proves which one it is. */
export const drawAccessKeys = (): AccessKeys =>
  Object.fromEntries(functionNames.map((name) => [name, drawAccessKey()])) as Record<FunctionName, AccessKey>;

export interface FunctionsOptions {
  readonly bundleDir: string;
  readonly dataDir: DataDir;
  readonly awsOrigin: string;
  readonly accessKeys: AccessKeys;
  readonly settings: Readonly<Record<Setting, string>>;
  readonly onSpawn: (name: string, pid: number) => void;
}

/** How many processes answer HTTP requests of one function at once. */
export const httpConcurrency = 6;

/** A pool of processes for each function of the topology. Nothing is started before the first invocation. */
export const startFunctions = (options: FunctionsOptions) => {
  const { bundleDir, dataDir, awsOrigin, accessKeys, settings, onSpawn } = options;
  const peaks = new Map<FunctionName, number>();
  const makePool = (name: FunctionName): FunctionPool =>
    makeFunctionPool(concurrencyOf(name), () =>
      startFunctionInstance({
        functionName: name,
        bundle: join(bundleDir, name, 'index.mjs'),
        timeoutSeconds: functions[name].timeoutSeconds,
        heapMb: heapMb(functions[name]),
        environment: functionEnvironment(name, { awsOrigin, accessKey: accessKeys[name], settings }),
        logPath: dataDir.logOf(name),
        onSpawn,
        onPeakMemory: (bytes) => peaks.set(name, Math.max(bytes, peaks.get(name) ?? 0)),
      }),
    );
  const pools = new Map(functionNames.map((name) => [name, makePool(name)] as const));
  return {
    async invoke(name: FunctionName, event: unknown): Promise<unknown> {
      const pool = pools.get(name);
      if (pool === undefined) throw new Error(`there is no function ${name}`);
      return pool.invoke(event);
    },
    /** Largest resident memory of any process of each function, in bytes. */
    peakMemory: (): ReadonlyMap<FunctionName, number> => peaks,
    async stop(graceMs: number): Promise<void> {
      await Promise.all([...pools.values()].map((pool) => pool.stop(graceMs)));
    },
  };
};

export type Functions = ReturnType<typeof startFunctions>;

function drawAccessKey(): AccessKey {
  return {
    accessKeyId: `LOCAL${randomBytes(12).toString('hex').toUpperCase()}`,
    secretKey: randomBytes(30).toString('base64'),
  };
}

function concurrencyOf(name: FunctionName): number {
  const { trigger } = functions[name];
  switch (trigger.kind) {
    case 'queue':
      return trigger.maximumConcurrency;
    case 'schedule':
      return 1;
    case 'http':
      return httpConcurrency;
  }
}
