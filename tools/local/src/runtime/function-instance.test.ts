import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { functions } from '@word-list/topology';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { waitUntil } from '../processes/wait-until.ts';
import { functionEnvironment } from './function-environment.ts';
import { startFunctionInstance, type FunctionInstance } from './function-instance.ts';
import { makeFunctionPool, type FunctionPool } from './function-pool.ts';

let folder: string;
let pools: FunctionPool[];
let started: FunctionInstance[];

const start = async (
  bundle = 'echo',
  changes: { timeoutSeconds?: number; environment?: Record<string, string> } = {},
) => {
  const instance = await startFunctionInstance({
    functionName: 'query-words',
    bundle: join(import.meta.dirname, 'testing', `${bundle}-bundle.mjs`),
    timeoutSeconds: 20,
    heapMb: 384,
    environment: { AWS_LAMBDA_FUNCTION_NAME: 'query-words' },
    logPath: join(folder, 'log'),
    ...changes,
  });
  started.push(instance);
  return instance;
};

const poolOf = (concurrency: number, bundle?: string, timeoutSeconds?: number) => {
  const pool = makeFunctionPool(concurrency, () =>
    start(bundle, timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  );
  pools.push(pool);
  return pool;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runtime-'));
  pools = [];
  started = [];
});

afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.stop(0)));
  await Promise.all(started.map((instance) => instance.stop(200)));
  rmSync(folder, { recursive: true, force: true });
});

it('gives the handler its event and a context', async () => {
  const instance = await start();

  const answer = await instance.invoke({ words: ['naïve', '🙂'] });

  expect(answer).toMatchObject({ event: { words: ['naïve', '🙂'] }, name: 'query-words' });
  expect(answer).toHaveProperty('requestId', expect.stringMatching(/^[0-9a-f-]{36}$/u));
  expect((answer as { remaining: number }).remaining).toBeGreaterThan(10_000);
});

it('gives a function nothing but the environment of its topology entry', async () => {
  process.env['SECRET_OF_THE_STACK'] = 'secret';
  const settings = {
    deployment: 'local',
    'model-base-url': 'http://127.0.0.1:1/v1',
    'model-name': 'lexicon-2',
    'model-prices': '{}',
    'submit-lease-seconds': '10',
    'resend-after-seconds': '5',
    'retry-after-seconds': '1',
    'api-origin': 'http://127.0.0.1:2',
    'sign-in-origin': '',
    'sign-in-client': '',
    'local-source-origin': 'http://127.0.0.1:3',
    'words-per-part': '10000',
  };
  const environment = functionEnvironment('update-words', {
    awsOrigin: 'http://127.0.0.1:4',
    accessKey: { accessKeyId: 'key', secretKey: 'secret' },
    settings,
  });
  const instance = await start('echo', { environment });

  const { env } = (await instance.invoke({})) as { env: Record<string, string> };

  expect(
    Object.keys(env)
      .filter((name) => !/^(AWS_|LANG$|TZ$|_HANDLER$)/u.test(name))
      .sort(),
  ).toEqual(Object.keys(functions['update-words'].environment).sort());
  expect(env['DATABASE_URL_PARAMETER']).toBe('/word-list/local/database-url-writer');
});

it('passes on what the handler throws and goes on with the next event', async () => {
  const instance = await start();

  await expect(instance.invoke({ do: 'throw' })).rejects.toMatchObject({
    name: 'FunctionFailed',
    errorType: 'RangeError',
    message: 'query-words: RangeError: too far',
  });
  await expect(instance.invoke({ do: 'nothing' })).resolves.toBeNull();
});

it('kills a function that takes too long', async () => {
  const instance = await start('echo', { timeoutSeconds: 0.3 });

  await expect(instance.invoke({ do: 'hang' })).rejects.toMatchObject({ name: 'FunctionTimedOut' });

  expect(await waitUntil(() => !instance.isAlive(), { timeoutMs: 2000 })).toBe(true);
});

it('reports a process that ends in the middle', async () => {
  const instance = await start();

  await expect(instance.invoke({ do: 'exit' })).rejects.toThrow(/exit code 3/u);
});

it('tells why a bundle cannot be loaded, and writes it to the log', async () => {
  const instance = await start('broken');

  await expect(instance.invoke({})).rejects.toMatchObject({
    name: 'FunctionNotStarted',
    message: 'query-words did not start: Error: QUEUE_URL is missing',
  });
  expect(readFileSync(join(folder, 'log'), 'utf8')).toContain('QUEUE_URL is missing');
});

it('refuses a handler with a callback, as the Node.js 24 runtime does', async () => {
  const instance = await start('callback');

  await expect(instance.invoke({})).rejects.toThrow(/callback is not supported/u);
});

it('runs as many processes as allowed and reuses them', async () => {
  const pool = poolOf(2);
  const meeting = mkdtempSync(join(folder, 'meeting-'));
  const meet = { do: 'meet', folder: meeting, processes: 2 };

  const answers = (await Promise.all(Array.from({ length: 6 }, () => pool.invoke(meet)))) as {
    pid: number;
  }[];

  expect(new Set(answers.map(({ pid }) => pid)).size).toBe(2);
  expect(started).toHaveLength(2);
});

it('does not wait for a process to start when another is free sooner', async () => {
  const pool = makeFunctionPool(2, () =>
    started.length === 0 ? start() : new Promise<FunctionInstance>(() => undefined),
  );
  pools.push(pool);
  await pool.warm();

  const answers = await Promise.all([1, 2, 3].map(() => pool.invoke({ do: 'wait', ms: 20 })));

  expect(new Set(answers.map((answer) => (answer as { pid: number }).pid)).size).toBe(1);
});

it('tells everybody who waits why no process starts', async () => {
  const pool = poolOf(1, 'broken');

  const answers = await Promise.allSettled([1, 2, 3].map(() => pool.invoke({})));

  for (const answer of answers) {
    expect(answer).toMatchObject({ status: 'rejected', reason: { name: 'FunctionNotStarted' } });
  }
});

it('starts a new process after one was lost', async () => {
  const pool = poolOf(1, 'echo', 0.5);

  await expect(pool.invoke({ do: 'hang' })).rejects.toThrow();
  await expect(pool.invoke({ do: 'nothing' })).resolves.toBeNull();
});

it('lets an invocation end before it stops, and takes no further one', async () => {
  const pool = poolOf(1);
  await pool.warm();
  const running = pool.invoke({ do: 'wait', ms: 100 });

  const stopping = pool.stop(5000);

  await expect(pool.invoke({ do: 'nothing' })).rejects.toMatchObject({ name: 'PoolStopped' });
  await expect(running).resolves.toBeDefined();
  await stopping;
  expect(started.every((instance) => !instance.isAlive())).toBe(true);
});
