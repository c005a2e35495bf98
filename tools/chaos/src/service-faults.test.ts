import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionName, QueueName } from '@word-list/topology';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { waitUntil } from '../../local/src/processes/wait-until.ts';
import { crashAt, firstCalls, firstOf, type CrashPoint } from './testing/plans.ts';
import { openQueues } from './testing/queues.ts';
import {
  changeServer,
  endConnections,
  refuseStatements,
  stopRefusing,
  type Refusal,
} from './testing/sql-faults.ts';
import { makeWordSupply, settle, startChaos, type BegunRun, type Chaos } from './testing/start-chaos.ts';

/** Two prompts' worth: every stage of the pipeline, with as little work as possible. */
const size = 90;

/** What the gateway does wrong all the time, without a word having to be asked again. */
const lastingFaults = [
  'list-paged',
  'list-lag=500',
  'shuffled',
  'foreign-custom-id',
  'empty-error-file-id',
  'reasoning-first',
  'message-parts:0.5',
  'extra-row:0.5',
  'code-fences:0.2',
];

/** What it does wrong with the first two batches: the runs of the first test have at least as many. */
const passingFaults = [
  'lost-create-reply@1',
  'failed=token_limit_exceeded@2',
  'expired@1',
  'dropped-row:0.4@2',
  'out-of-range:0.3@2',
  'prose:0.3@2',
  'refusal:0.2@2',
  'truncated:0.2@2',
  'line-500:0.3@2',
  'broken-line@2',
];

let chaos: Chaos;
let queues: ReturnType<typeof openQueues>;
const takeWords = makeWordSupply();

/** Each is received five times, at doubling pauses, before it is given up: beside everything else here. */
const poison: readonly (readonly [QueueName, string])[] = [
  ['upload-source-chunks-queue', 'not { json'],
  ['process-source-chunk-queue', '{"type":"chunk-ready","version":2,"runId":"r"}'],
  ['query-words-queue', '{"type":"part-gone","version":1}'],
  ['update-batch-queue', '[]'],
  ['update-words-queue', '{"type":"words-decided","version":1,"runId":7}'],
  ['update-words-queue', '"words"'],
];

beforeAll(async () => {
  const faults = [...lastingFaults, ...passingFaults].join(',');
  chaos = await startChaos({ gatewayArguments: ['--seed', '3', '--faults', faults] });
  queues = openQueues(chaos.stack.queueSocket);
  for (const [queue, body] of poison) await queues.send(queue, body);
});

afterEach(() => {
  chaos.calm();
});

afterAll(async () => {
  queues.close();
  await chaos.stop();
});

/** One run lives through the fault; a second one shares a third of its words and begins at the same time. */
const beginTwo = (name: string): Promise<BegunRun[]> => {
  const words = takeWords(size);
  const other = [...words.slice(0, size / 3), ...takeWords(size / 3)];
  return Promise.all([chaos.begin(words, name), chaos.begin(other, `${name}, beside`)]);
};

/** The runs end complete, a recount agrees, and no word was put to the model a second time. */
const expectExact = async (runs: readonly BegunRun[]): Promise<void> => {
  const { views, mistakes, askedAgain } = await settle(chaos, runs);

  expect(mistakes).toEqual([]);
  expect(views.map(({ status }) => status)).toEqual(runs.map(() => 'complete'));
  expect(askedAgain).toBe(0);
};

const names = (hits: ReadonlyMap<string, number>): string[] => [...hits.keys()];

it('scores every word although batches, files and answers of the model are faulty', async () => {
  const runs = await beginTwo('faulty answers');
  const { views, mistakes } = await settle(chaos, runs);

  expect(mistakes).toEqual([]);
  expect(views.map(({ status }) => status)).toEqual(['complete', 'complete']);
});

it('survives throttled calls of every service, and a model that cannot be reached, is busy, fails, or answers in halves', async () => {
  // A function reads its parameters when it starts.
  for (const name of ['query-words', 'update-batch'] as const) chaos.kill(name);
  const services = ['ssm', 'GetObject', 'SendMessageBatch', 'BatchWriteItem', 'Query', 'UpdateItem'];
  const few = firstCalls({ kind: 'throttle' }, { times: 1, only: services });
  const many = firstCalls({ kind: 'throttle' }, { times: 5, only: ['PutItem', 'PutObject'] });
  chaos.plans.aws = (call) =>
    call.functionName === 'check-batches' ? few.plan(call) : (many.plan(call) ?? few.plan(call));

  const faults = [
    firstOf('lost-request' as const, 1, ['POST /v1/files', 'GET /v1/batches', 'GET /v1/files/*/content']),
    firstOf('busy' as const, 1, ['POST /v1/batches', 'GET /v1/batches/*']),
    firstOf('error' as const, 1, ['POST /v1/files', 'GET /v1/batches/*']),
    firstOf('cut' as const, 2, ['GET /v1/files/*/content', 'GET /v1/batches/*']),
    // It is created, and nobody is told: to create it again would be to pay twice.
    firstOf('lost-answer' as const, 1, ['POST /v1/batches']),
  ];
  chaos.plans.model = (operation) => {
    for (const { plan } of faults) {
      const fault = plan(operation);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

  await expectExact(await beginTwo('throttled'));

  expect(faults.map(({ hits }) => hits.size > 0)).toEqual(faults.map(() => true));

  expect(names(few.hits).join('\n')).toMatch(/query-words GetParameters/u);
  expect(names(few.hits)).toContain('process-source-chunk GetObject chunk-bucket');
  expect(names(few.hits)).toContain('update-batch UpdateItem prompts-table');
  expect(names(many.hits)).toContain('query-words PutItem batches-table');
  expect(Math.max(...many.hits.values())).toBe(5);
});

it('survives tables and queues that do a part of a request, or none of it for long', async () => {
  const left = firstCalls(
    { kind: 'leave-unprocessed', places: [0] },
    { times: 2, only: ['BatchWriteItem', 'BatchGetItem'] },
  );
  const some = firstCalls({ kind: 'fail-entries', places: [0] }, { times: 3, only: ['SendMessageBatch'] });
  // Longer than the sender tries: its own message fails, and comes again.
  const never = firstCalls(
    { kind: 'fail-entries', places: [0, 1, 2] },
    { times: 8, only: ['SendMessageBatch'] },
  );
  chaos.plans.aws = (call) =>
    left.plan(call) ?? (call.functionName === 'update-batch' ? never.plan(call) : some.plan(call));

  await expectExact(await beginTwo('partly done'));

  expect(names(left.hits)).toContain('query-words BatchWriteItem prompts-table');
  expect(names(some.hits)).toContain('process-source-chunk SendMessageBatch query-words-queue');
  expect(never.hits.get('update-batch SendMessageBatch update-words-queue')).toBe(8);
});

it('survives connections to AWS that break before a call and after its effect', async () => {
  const before = firstCalls({ kind: 'drop' }, { times: 1 });
  const after = firstCalls({ kind: 'drop-answer' }, { times: 1 });
  chaos.plans.aws = (call) => before.plan(call) ?? after.plan(call);

  await expectExact(await beginTwo('dropped'));

  for (const call of [
    'upload-source-chunks PutObject chunk-bucket',
    'query-words PutItem batches-table',
    'query-words BatchWriteItem prompts-table',
    'update-batch UpdateItem prompts-table',
    'update-batch SendMessageBatch update-words-queue',
  ]) {
    expect(names(after.hits)).toContain(call);
  }
});

const untilQueuesRest = async (): Promise<void> => {
  const isEmpty = async () => (await queues.backlog()) === 0;
  expect(await waitUntil(isEmpty, { timeoutMs: 60_000, everyMs: 100 })).toBe(true);
};

it('counts every message once although each is sent twice and comes again when all is over', async () => {
  const sent: { queue: QueueName; body: string }[] = [];
  chaos.plans.aws = ({ operation, body, needs }) => {
    if (operation !== 'SendMessageBatch') return undefined;
    const { Entries } = JSON.parse(body.toString('utf8')) as { Entries: { MessageBody: string }[] };
    const queue = needs[0]?.resource.name as QueueName;
    sent.push(...Entries.map(({ MessageBody }) => ({ queue, body: MessageBody })));
    return { kind: 'repeat' };
  };
  const runs = await beginTwo('repeated');
  await expectExact(runs);
  chaos.calm();
  const before = await settle(chaos, runs);

  for (const { queue, body } of sent) await queues.send(queue, body);
  await untilQueuesRest();

  const after = await settle(chaos, runs);
  expect(new Set(sent.map(({ queue }) => queue)).size).toBeGreaterThanOrEqual(4);
  expect(after).toEqual(before);
});

/** Where a death leaves most behind; every call of every function is in long/each-crash. */
const crashes: readonly CrashPoint[] = [
  { functionName: 'upload-source-chunks', operation: 'SendMessageBatch', when: 'before' },
  { functionName: 'process-source-chunk', operation: 'SendMessageBatch', when: 'after' },
  { functionName: 'query-words', operation: 'BatchWriteItem', when: 'after' },
  { functionName: 'update-batch', operation: 'UpdateItem', when: 'after' },
  { functionName: 'update-batch', operation: 'SendMessageBatch', when: 'after' },
  { functionName: 'check-batches', operation: 'SendMessageBatch', when: 'after' },
];

it('goes on after functions are killed before a call and right after it', async () => {
  const deaths: FunctionName[] = [];
  const crash = crashAt(crashes, (name) => {
    deaths.push(name);
    return chaos.kill(name);
  });
  const created = firstOf(true, 1, ['POST /v1/batches']);
  chaos.plans.aws = crash.plan;
  // The batch exists at the provider, and who made it is dead.
  chaos.plans.model = (operation) => {
    if (created.plan(operation) === true)
      deaths.push(...(chaos.kill('query-words') > 0 ? ['query-words' as const] : []));
    return undefined;
  };
  chaos.plans.commits = firstOf('lost-answer' as const, 1, ['update-words']).plan;

  await expectExact(await beginTwo('killed'));

  expect(crash.left()).toEqual([]);
  expect(created.hits.size).toBe(1);
});

it('survives connections to PostgreSQL that break: idle ones, busy ones, before a COMMIT and after it', async () => {
  const before = firstOf('lost-request' as const, 2);
  const after = firstOf('lost-answer' as const, 2);
  chaos.plans.commits = (name) => before.plan(name) ?? after.plan(name);
  const runs = await beginTwo('cut off');
  for (let times = 0; times < 4; times += 1) {
    await endConnections(chaos.stack.databaseUrl('owner'));
    await sleep(150);
    chaos.cutSql();
    await sleep(150);
  }

  await expectExact(runs);

  expect(names(after.hits)).toEqual(expect.arrayContaining(['query-words', 'update-words']));
});

it('survives a PostgreSQL that takes no more connections, or no writes, for a while', async () => {
  const owner = chaos.stack.databaseUrl('owner');
  const isLogged = (text: string) => () =>
    readFileSync(chaos.stack.dataDir.logOf('postgres'), 'utf8').includes(text);
  const met: boolean[] = [];

  const runs = await beginTwo('closed');
  // Without writes no run can end, so that it is still there for what comes next.
  await changeServer(owner, 'read-only');
  met.push(await waitUntil(isLogged('in a read-only transaction'), { timeoutMs: 20_000 }));
  await changeServer(owner, 'full');
  met.push(await waitUntil(isLogged('too many connections for role "writer"'), { timeoutMs: 20_000 }));
  await changeServer(owner, 'well');

  await expectExact(runs);
  expect(met).toEqual([true, true]);
});

const refusals: readonly Refusal[] = [
  { table: 'word_claims', on: 'INSERT', code: '40001', times: 3 },
  { table: 'word_claims', on: 'DELETE', code: '40P01', times: 2 },
  { table: 'opinions', on: 'INSERT', code: '40001', times: 14 },
  { table: 'run_parts', on: 'INSERT', code: '40001', times: 3, atCommit: true },
  { table: 'run_parts', on: 'UPDATE', code: '40003', times: 2, atCommit: true },
  { table: 'runs', on: 'UPDATE', code: '40001', times: 3 },
];

it('survives transactions that PostgreSQL turns down, once and longer than one place tries again', async () => {
  const owner = chaos.stack.databaseUrl('owner');
  await refuseStatements(owner, refusals);

  await expectExact(await beginTwo('conflicts'));

  expect(await stopRefusing(owner, refusals)).toEqual(refusals.map(({ times }) => times));
});

it('leaves messages that nobody understands to the dead-letter queues, and loses nothing else', async () => {
  await expectExact(await beginTwo('beside poison'));

  const dead: string[] = [];
  const isPoison = (message: string) => poison.some(([queue, body]) => message === `${queue} ${body}`);
  const allDead = async (): Promise<boolean> => {
    dead.push(...(await queues.takeDead()).filter(isPoison));
    return dead.length >= poison.length;
  };
  expect(await waitUntil(allDead, { timeoutMs: 60_000, everyMs: 250 })).toBe(true);
  expect(dead.toSorted()).toEqual(poison.map(([queue, body]) => `${queue} ${body}`).toSorted());
});
