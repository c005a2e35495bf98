import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { functions, type FunctionName, type Grant, type QueueName } from '@word-list/topology';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { emulatorOrigin, openQueueClient } from '../emulators/emulator-client.ts';
import { queueUrl } from '../emulators/resource-names.ts';
import { mappingActions } from '../event-sources/check-mapping-grants.ts';
import { makeQueueEvent, readReceived } from '../event-sources/queue-event.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { makeStackClient, type StackClient, type SourceView } from '../product/api-client.ts';
import { startStack, type Stack } from '../stack/start-stack.ts';

/** One action of one grant, such as `dynamodb:GetItem sources-table`; an index is named after its table. */
type Right = string;

const patienceMs = 25_000;
const names = Object.keys(functions) as FunctionName[];
const words =
  'the run murder love happy cat tree water freedom government beautiful terrible quickly abandon seven under they and ouch oak';

const resourceOf = (grant: Grant): string => {
  if ('queue' in grant) return grant.queue;
  if ('bucket' in grant) return `${grant.bucket}/${grant.folder ?? '*'}`;
  if ('parameter' in grant) return grant.parameter;
  return 'index' in grant ? `${grant.table}/index/${grant.index}` : grant.table;
};
const rightsOf = (name: FunctionName): Right[] =>
  functions[name].grants.flatMap((grant) => grant.actions.map((action) => `${action} ${resourceOf(grant)}`));

let folder: string;
let stack: Stack;
let api: StackClient;
let queueClient: SQSClient;
let source: SourceView;
let runId: string;
let dropNextPutAnswer = false;
/** What is taken from whom just now. */
const taken = new Map<FunctionName, Set<Right>>(names.map((name) => [name, new Set()]));
/** `<function>: <right>` that were taken away, and the work seen failing for it. */
const proven = new Set<string>();
let problems: { readonly where: string; readonly message: string }[] = [];

const grantsOf = (name: FunctionName): readonly Grant[] =>
  functions[name].grants.map((grant) => ({
    ...grant,
    actions: grant.actions.filter((action) => !taken.get(name)?.has(`${action} ${resourceOf(grant)}`)),
  })) as Grant[];

const take = (name: FunctionName, right: Right): void => {
  expect(rightsOf(name)).toContain(right);
  taken.get(name)?.add(right);
};
const giveBack = (name: FunctionName, right: Right): void => {
  taken.get(name)?.delete(right);
};

/** AWS's words for a refusal, whole: who, what, on which resource. */
const refusalOf = (name: FunctionName, right: Right): RegExp => {
  const [action = '', resource = ''] = right.split(' ');
  const escaped = resource.replaceAll('/', String.raw`\/`);
  return new RegExp(
    `assumed-role/${name}/${name} is not authorized to perform: ${action} on resource: ` +
      `arn:aws:[a-z0-9]+:[a-z0-9-]*:[0-9]*:(table/|parameter/word-list/local/)?${escaped}(/\\*)? because`,
    'u',
  );
};
const notGranted = (right: Right): string => {
  const [action = '', resource = ''] = right.split(' ');
  const path = action.startsWith('ssm:') ? '/word-list/local/' : '';
  return `${action} on ${path}${resource.split('/')[0] ?? ''} is not granted`;
};

const logSize = (name: FunctionName): number =>
  statSync(stack.dataDir.logOf(name), { throwIfNoEntry: false })?.size ?? 0;
const loggedSince = (name: FunctionName, size: number): string =>
  readFileSync(stack.dataDir.logOf(name)).subarray(size).toString('utf8');

/**
 * Takes the right away, has the function work, and sees all of it: the work fails, the front refuses just that, and the
 * function says so in its log in AWS's words. Then the right is given back.
 */
const seeFail = async (
  name: FunctionName,
  right: Right,
  workFails: () => Promise<boolean>,
): Promise<void> => {
  const from = problems.length;
  const size = logSize(name);
  take(name, right);
  try {
    expect(await waitUntil(workFails, { timeoutMs: patienceMs }), `${name} fails without ${right}`).toBe(
      true,
    );
    expect(problems.slice(from)).toContainEqual({ where: name, message: notGranted(right) });
    const isLogged = () => refusalOf(name, right).test(loggedSince(name, size));
    expect(await waitUntil(isLogged, { timeoutMs: 5000 }), `${name} logs ${right}`).toBe(true);
  } finally {
    giveBack(name, right);
  }
  proven.add(`${name}: ${right}`);
};

const invocationError = async (name: FunctionName): Promise<Error | undefined> => {
  try {
    await stack.functions.invoke(name, {});
    return undefined;
  } catch (error) {
    return error as Error;
  }
};
const partialAnswer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

type QueueEvent = ReturnType<typeof makeQueueEvent>;

const inDatabase = async (statement: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: stack.databaseUrl('writer') });
  await client.connect();
  try {
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
};
/** As if every opinion had changed, and what is published were five minutes old. */
const letViewsBeDue = async (): Promise<void> => {
  await inDatabase('UPDATE revision SET value = value + 1');
  await inDatabase('UPDATE opinions SET revision = (SELECT value FROM revision)');
  await inDatabase("UPDATE views SET published_at = '2026-01-01'");
};
const publishedRow = z.object({ judge: z.string(), previous: z.string().nullable() });
const publishedObjects = async () =>
  publishedRow.parse((await inDatabase('SELECT judge, previous FROM views'))[0]);

/** How many messages of the event the function reports as failed. */
const failuresOf = async (name: FunctionName, event: QueueEvent): Promise<number> =>
  partialAnswer.parse(await stack.functions.invoke(name, event)).batchItemFailures.length;

/** The next message of this type in a queue whose mapping is held back; it is gone from the queue. */
const takeMessage = async (queue: QueueName, type: string): Promise<QueueEvent> => {
  const QueueUrl = queueUrl(emulatorOrigin, queue);
  for (let tries = 0; tries < 30; tries += 1) {
    const { Messages = [] } = await queueClient.send(
      new ReceiveMessageCommand({
        QueueUrl,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['All'],
      }),
    );
    for (const message of Messages) {
      await queueClient.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
      const { type: found } = z.object({ type: z.string() }).parse(JSON.parse(message.Body ?? ''));
      if (found === type) return makeQueueEvent(queue, [readReceived(message)]);
    }
  }
  throw new Error(`no ${type} came to ${queue}`);
};

const seeRecordFail = async (name: FunctionName, event: QueueEvent, right: Right): Promise<void> => {
  await seeFail(name, right, async () => (await failuresOf(name, event)) === 1);
};
/** check-batches by its own schedule or by hand, whichever comes to the work first. */
const seeTickFail = (right: Right): Promise<void> => {
  const from = problems.length;
  return seeFail('check-batches', right, async () => {
    const error = await invocationError('check-batches');
    const isRefused = problems
      .slice(from)
      .some(({ where, message }) => where === 'check-batches' && message === notGranted(right));
    const failed = [error?.message, ...problems.slice(from).map(({ message }) => message)];
    return isRefused && failed.some((message) => message?.includes('ScheduledRunFailed'));
  });
};

const consumed = (name: FunctionName): QueueName | undefined => {
  const { trigger } = functions[name];
  return trigger.kind === 'queue' ? trigger.queue : undefined;
};
const consumers = names.filter((name) => consumed(name) !== undefined);
const holdRight = (name: FunctionName): Right => `sqs:ReceiveMessage ${consumed(name) ?? ''}`;
const release = (name: FunctionName): void => {
  giveBack(name, holdRight(name));
};

const mappingRefuses = async (name: FunctionName, right: Right): Promise<void> => {
  const from = problems.length;
  const isRefused = () =>
    problems.slice(from).some(({ where, message }) => where === name && refusalOf(name, right).test(message));
  expect(await waitUntil(isRefused, { timeoutMs: patienceMs }), `${name} is refused ${right}`).toBe(true);
};

const statusOf = async (path: string, init: RequestInit = {}): Promise<number> => {
  const headers = {
    authorization: `Bearer ${stack.token}`,
    'content-type': 'application/json',
    'idempotency-key': crypto.randomUUID(),
    'if-match': `"${source.version}"`,
  };
  return (await fetch(`${stack.origin}${path}`, { ...init, headers })).status;
};
const untilEnded = (id: string) =>
  waitUntil(
    async () => !['queued', 'chunking', 'scoring', 'cancelling'].includes((await api.run(id)).status),
    { timeoutMs: patienceMs, everyMs: 100 },
  );

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'least-privilege-'));
  writeFileSync(join(folder, 'words.txt'), `${words.split(' ').join('\n')}\n`);
  for (const name of consumers) take(name, holdRight(name));
  take('check-batches', 'ssm:GetParameters database-url-writer');
  stack = await startStack({
    dataDir: join(folder, 'state'),
    fresh: false,
    port: 0,
    model: { kind: 'lexicon' },
    onStep: () => undefined,
    onProblem: (where, message) => problems.push({ where, message }),
    onLost: (name) => problems.push({ where: name, message: 'lost' }),
    tuning: {
      durable: false,
      grantsOf,
      settings: { 'resend-after-seconds': '1' },
      // The first batch leaves a word out of its answer: it needs a second round.
      gatewayArguments: ['--faults', 'dropped-row@1'],
      faults: ({ functionName, operation }) => {
        if (!dropNextPutAnswer || functionName !== 'check-batches' || operation !== 'PutItem')
          return undefined;
        dropNextPutAnswer = false;
        return { kind: 'drop-answer' };
      },
    },
  });
  api = makeStackClient(stack.origin, stack.token);
  queueClient = openQueueClient(stack.queueSocket);
});

afterAll(async () => {
  queueClient.destroy();
  await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('starts no function that may not read its secrets', async () => {
  const secrets = (name: FunctionName) => rightsOf(name).filter((right) => right.startsWith('ssm:'));
  const started = await Promise.all(
    names.map(async (name) => {
      for (const right of secrets(name)) {
        await seeFail(name, right, async () => {
          const error = await invocationError(name);
          return error?.name === 'FunctionNotStarted' && refusalOf(name, right).test(error.message);
        });
      }
      return name;
    }),
  );

  expect(started).toEqual(names);
});

it('lets api-sources neither read nor change sources nor start runs without the right', async () => {
  const url = stack.sources.serve(join(folder, 'words.txt'));
  const draft = { name: 'words', url, format: { kind: 'lines' } } as const;
  source = await api.addSource(draft);
  const body = JSON.stringify({ ...draft, name: 'another' });
  const fails = (right: Right, path: string, init?: RequestInit) =>
    seeFail('api-sources', right, async () => (await statusOf(path, init)) === 500);

  await fails('dynamodb:GetItem sources-table', `/api/sources/${source.id}`);
  await fails('dynamodb:PutItem sources-table', '/api/sources', { method: 'POST', body });
  await fails('dynamodb:Scan sources-table', '/api/sources');
  await fails('dynamodb:DeleteItem sources-table', `/api/sources/${source.id}`, { method: 'DELETE' });
  await fails('sqs:SendMessage upload-source-chunks-queue', `/api/sources/${source.id}/runs`, {
    method: 'POST',
    body: JSON.stringify({ mode: 'new' }),
  });

  // The run was stored all the same; check-batches announces it again, with a right of its own.
  await seeTickFail('sqs:SendMessage upload-source-chunks-queue');

  expect((await api.sources()).map(({ id }) => id)).toEqual([source.id]);
});

it('hands no message to a function whose role may not consume the queue', async () => {
  const newest = await api.newestRun(source.id);
  runId = newest?.id ?? '';
  const rightOf = (name: FunctionName, action: string): Right => `${action} ${consumed(name) ?? ''}`;
  for (const name of consumers) {
    await mappingRefuses(name, holdRight(name));
    proven.add(`${name}: ${holdRight(name)}`);
  }
  // One after the other in place of the right that holds the mappings back, with no moment in between.
  for (const action of mappingActions.slice(1)) {
    for (const name of consumers) {
      take(name, rightOf(name, action));
      release(name);
    }
    for (const name of consumers) {
      await mappingRefuses(name, rightOf(name, action));
      take(name, holdRight(name));
      giveBack(name, rightOf(name, action));
      proven.add(`${name}: ${rightOf(name, action)}`);
    }
  }

  expect((await api.run(runId)).status).toBe('queued');
});

it('fixes no list without each right of upload-source-chunks', async () => {
  const event = await takeMessage('upload-source-chunks-queue', 'run-queued');

  await seeRecordFail('upload-source-chunks', event, 'dynamodb:GetItem sources-table');
  await seeRecordFail('upload-source-chunks', event, 's3:PutObject chunk-bucket/runs');
  await seeRecordFail('upload-source-chunks', event, 's3:PutObject chunk-bucket/lists');
  await seeRecordFail('upload-source-chunks', event, 'sqs:SendMessage process-source-chunk-queue');

  expect(await failuresOf('upload-source-chunks', event)).toBe(0);
  expect(await api.run(runId)).toMatchObject({ status: 'scoring', counts: { accepted: 20 } });
});

it('cuts no chunk without each right of process-source-chunk', async () => {
  await seeTickFail('sqs:SendMessage process-source-chunk-queue');
  const event = await takeMessage('process-source-chunk-queue', 'chunk-ready');

  await seeRecordFail('process-source-chunk', event, 's3:GetObject chunk-bucket/runs');
  await seeRecordFail('process-source-chunk', event, 'sqs:SendMessage query-words-queue');

  expect(await failuresOf('process-source-chunk', event)).toBe(0);
});

it('asks nothing without each right of query-words, and notices no batch without those of check-batches', async () => {
  const event = await takeMessage('query-words-queue', 'part-ready');

  await seeRecordFail('query-words', event, 'dynamodb:PutItem batches-table');
  await seeTickFail('sqs:SendMessage query-words-queue');
  await seeRecordFail('query-words', event, 'dynamodb:Query prompts-table');
  await seeRecordFail('query-words', event, 'dynamodb:BatchWriteItem prompts-table');
  await seeRecordFail('query-words', event, 'dynamodb:GetItem batches-table');
  await seeTickFail('dynamodb:BatchGetItem batches-table');

  take('check-batches', 'dynamodb:PutItem batches-table');
  // A put whose answer is lost is repeated, and looks who was first.
  dropNextPutAnswer = true;
  expect(await failuresOf('query-words', event)).toBe(0);
  await seeTickFail('dynamodb:PutItem batches-table');
  await seeTickFail('dynamodb:GetItem batches-table');
  await seeTickFail('sqs:SendMessage update-batch-queue');
});

it('reads no answer without each right of update-batch', async () => {
  expect((await api.run(runId)).counts.claimed).toBe(20);
  const event = await takeMessage('update-batch-queue', 'batch-ended');

  await seeRecordFail('update-batch', event, 'dynamodb:GetItem batches-table');
  await seeRecordFail('update-batch', event, 'dynamodb:Query prompts-table');
  await seeRecordFail('update-batch', event, 'dynamodb:UpdateItem prompts-table');
  await seeRecordFail('update-batch', event, 'dynamodb:PutItem batches-table');
  await seeRecordFail('update-batch', event, 'sqs:SendMessage update-words-queue');
  await seeRecordFail('update-batch', event, 'sqs:SendMessage query-words-queue');

  expect(await failuresOf('update-batch', event)).toBe(0);
});

it('ends the run once every right is given back', async () => {
  consumers.forEach(release);

  expect(await untilEnded(runId)).toBe(true);
  expect(await api.run(runId)).toMatchObject({ status: 'complete', counts: { accepted: 20, scored: 20 } });
});

it('tidies no ended run without each right of check-batches', async () => {
  await seeTickFail('dynamodb:Query batches-table/index/by-run');
  await seeTickFail('dynamodb:Query prompts-table');
  await seeTickFail('dynamodb:UpdateItem prompts-table');
  await seeTickFail('dynamodb:UpdateItem batches-table');
});

it('publishes nothing without each right of check-batches', async () => {
  await letViewsBeDue();
  await seeTickFail('s3:GetObject chunk-bucket/views');
  await seeTickFail('s3:PutObject chunk-bucket/views');
  // The first object goes with the third.
  while ((await publishedObjects()).previous === null) await stack.functions.invoke('check-batches', {});
  await letViewsBeDue();
  await seeTickFail('s3:DeleteObject chunk-bucket/views');
});

it('reads what is published with the right only', async () => {
  const size = logSize('api-words');

  await seeFail('api-words', 's3:GetObject chunk-bucket/views', async () => {
    await letViewsBeDue();
    // Nobody has asked for the words as this judge alone shows them: that view is not in memory.
    await statusOf(`/api/words?limit=1&judge=${(await publishedObjects()).judge}`);
    return loggedSince('api-words', size).includes('without a published view');
  });
});

it('neither reads nor removes a list without the right', async () => {
  const failing = (path: string, init?: RequestInit) => async () => (await statusOf(path, init)) === 500;

  await seeFail(
    'api-words',
    's3:GetObject chunk-bucket/lists',
    failing(`/api/words?list=${source.id}&limit=5`),
  );
  await seeFail(
    'api-sources',
    's3:DeleteObject chunk-bucket/lists',
    failing(`/api/sources/${source.id}`, { method: 'DELETE' }),
  );

  expect((await api.sources()).map(({ id }) => id)).toEqual([source.id]);
});

it('grants nothing that no work needs', () => {
  const granted = names.flatMap((name) => rightsOf(name).map((right) => `${name}: ${right}`));

  expect([...proven].sort()).toEqual(granted.sort());
});

it('needs nothing that is not granted', async () => {
  expect([...taken.values()].flatMap((rights) => [...rights])).toEqual([]);
  problems = [];

  const { id } = await api.startRun(source.id, { mode: 'all', model: 'lexicon-2' }, crypto.randomUUID());

  expect(await untilEnded(id)).toBe(true);
  expect(await api.run(id)).toMatchObject({ status: 'complete', counts: { scored: 20 } });
  expect(await statusOf('/api/words?limit=5')).toBe(200);
  // The run has put the list in its place again, which was marked as gone.
  expect(await statusOf(`/api/words?list=${source.id}&limit=5`)).toBe(200);
  expect(problems).toEqual([]);
});
