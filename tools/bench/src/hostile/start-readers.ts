import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiGatewayEvent } from '@word-list/adapters/http-api/testing';
import { functions, heapMb } from '@word-list/topology';
import * as z from 'zod';
import { startFunctionInstance } from '../../../local/src/runtime/function-instance.ts';
import { makeFunctionPool } from '../../../local/src/runtime/function-pool.ts';
import { httpConcurrency } from '../../../local/src/stack/start-functions.ts';
import { repositoryRoot } from '../../../local/src/stack/repository-root.ts';
import type { HostileRequest } from './requests.ts';
import { readerEnvironment } from '../reader-environment.ts';

const answer = z.object({ statusCode: z.number(), body: z.string() });

/** Of the clock that /proc counts processor time in. */
const millisecondsPerTick = 10;

export type Readers = ReturnType<typeof startReaders>;

/** The built function api-words, in as many processes as the one-machine stack lets it have. */
export const startReaders = ({ awsOrigin, folder }: { awsOrigin: string; folder: string }) => {
  const pids: number[] = [];
  let peak = 0;
  const pool = makeFunctionPool(httpConcurrency, () =>
    startFunctionInstance({
      functionName: 'api-words',
      bundle: join(repositoryRoot, 'dist', 'apps', 'api-words', 'index.mjs'),
      timeoutSeconds: functions['api-words'].timeoutSeconds,
      heapMb: heapMb(functions['api-words']),
      environment: { ...readerEnvironment, AWS_ENDPOINT_URL_SSM: awsOrigin },
      logPath: join(folder, 'log'),
      onSpawn: (_, pid) => pids.push(pid),
      onPeakMemory: (bytes) => {
        peak = Math.max(peak, bytes);
      },
    }),
  );
  const call = async (request: HostileRequest) => {
    const event = apiGatewayEvent(typeof request === 'string' ? { url: request } : request);
    const { statusCode, body } = answer.parse(await pool.invoke(event));
    return { status: statusCode, bytes: body.length };
  };
  return {
    call,
    /** Asks until as many processes run as may: each start waits for the one before. */
    async startAll(url: string): Promise<void> {
      const askOften = () => Promise.all(Array.from({ length: 2 * httpConcurrency }, () => call(url)));
      for (let round = 0; pids.length < httpConcurrency && round < 10_000; round += 1) await askOften();
      await askOften();
    },
    /** Of all processes, since they started. */
    cpuMilliseconds: (): number => pids.reduce((sum, pid) => sum + cpuOf(pid), 0),
    peakMegabytes: (): number => Math.round(peak / 1024 / 1024),
    stop: () => pool.stop(0),
  };
};

/** Processor time that a process has had, user and system. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
}
