import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetQueueAttributesCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { functions, type Grant, type QueueTrigger } from '@word-list/topology';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { emulatorOrigin, openQueueClient } from '../emulators/emulator-client.ts';
import { deadLetterQueueOf, queueUrl } from '../emulators/resource-names.ts';
import { startEmulators, type Emulators } from '../emulators/start-emulators.ts';
import { waitUntil } from '../processes/wait-until.ts';
import { checkMappingGrants, mappingActions } from './check-mapping-grants.ts';
import { readFailures, readReceived } from './queue-event.ts';
import { startQueueMapping, type QueueMapping } from './start-queue-mapping.ts';
import { startSchedule } from './start-schedule.ts';
import { watchDeadLetters } from './watch-dead-letters.ts';

type Event = { Records: { messageId: string; body: string; attributes: Record<string, string> }[] };

let dataDir: string;
let emulators: Emulators;
let client: SQSClient;
let mappings: QueueMapping[];
let events: Event[];
let problems: Error[];
let grants: readonly Grant[];
const queue = 'update-words-queue';

const triggerWith = (changes: Partial<QueueTrigger>): QueueTrigger => {
  const { trigger } = functions['update-words'];
  if (trigger.kind !== 'queue') throw new Error('update-words has a queue');
  return { ...trigger, batchSize: 1, ...changes };
};

const bodies = () => events.flatMap(({ Records }) => Records.map(({ body }) => body));
const send = async (...texts: string[]) => {
  for (const MessageBody of texts) {
    await client.send(new SendMessageCommand({ QueueUrl: queueUrl(emulatorOrigin, queue), MessageBody }));
  }
};
const map = (changes: Partial<QueueTrigger>, answer: (event: Event) => unknown = () => undefined) => {
  mappings.push(
    startQueueMapping({
      trigger: triggerWith(changes),
      client,
      queueUrl: queueUrl(emulatorOrigin, queue),
      invoke: async (event) => {
        events.push(event as Event);
        return answer(event as Event);
      },
      checkGrants: () => checkMappingGrants('update-words', queue, grants),
      onProblem: (error) => problems.push(error),
    }),
  );
};
const stateOf = async (name: string): Promise<{ ready: number; inflight: number }> => {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl(emulatorOrigin, name), AttributeNames: ['All'] }),
  );
  const { ApproximateNumberOfMessages: ready, ApproximateNumberOfMessagesNotVisible: inflight } = Attributes;
  return { ready: Number(ready), inflight: Number(inflight) };
};
const untilEmpty = () =>
  waitUntil(
    async () => {
      const { ready, inflight } = await stateOf(queue);
      return ready + inflight === 0;
    },
    { timeoutMs: 15_000 },
  );

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'mapping-'));
  emulators = await startEmulators({ dataDir, logDir: dataDir });
  client = openQueueClient(emulators.queueSocket);
});

beforeEach(() => {
  mappings = [];
  events = [];
  problems = [];
  grants = functions['update-words'].grants;
});

afterEach(async () => {
  await Promise.all(mappings.map((mapping) => mapping.stop()));
});

afterAll(async () => {
  client.destroy();
  await emulators.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('hands messages over in batches and deletes what succeeded', async () => {
  await send('1', '2', '3', '4', '5');

  map({ batchSize: 3, maximumConcurrency: 2 });

  expect(await untilEmpty()).toBe(true);
  expect(bodies().sort()).toEqual(['1', '2', '3', '4', '5']);
  expect(events.every(({ Records }) => Records.length <= 3)).toBe(true);
});

it('keeps only the messages that the function names as failed', async () => {
  await send('good', 'bad', 'fine');
  let failures = 0;

  map({ batchSize: 10 }, ({ Records }) => {
    const bad = Records.filter(({ body }) => body === 'bad' && failures++ < 2);
    return { batchItemFailures: bad.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });

  expect(await untilEmpty()).toBe(true);
  expect(bodies().sort()).toEqual(['bad', 'bad', 'bad', 'fine', 'good']);
});

it('tries all messages of a batch again when the function throws', async () => {
  await send('a', 'b');
  let calls = 0;

  map({ batchSize: 10 }, () => {
    calls += 1;
    if (calls === 1) throw new Error('no database');
  });

  expect(await untilEmpty()).toBe(true);
  expect(bodies().sort()).toEqual(['a', 'a', 'b', 'b']);
  expect(problems.map(({ message }) => message)).toEqual(['no database']);
});

it('never has more invocations at once than allowed', async () => {
  await send(...Array.from({ length: 12 }, (_, index) => String(index)));
  let running = 0;
  let most = 0;

  map({ maximumConcurrency: 3 }, async () => {
    running += 1;
    most = Math.max(most, running);
    await waitUntil(() => most >= 3, { timeoutMs: 10_000 });
    await new Promise((resolve) => setTimeout(resolve, 30));
    running -= 1;
  });

  expect(await untilEmpty()).toBe(true);
  expect(most).toBe(3);
});

it('waits longer from failure to failure', async () => {
  const times: number[] = [];
  await send('slow');

  map({}, ({ Records }) => {
    times.push(Date.now());
    return times.length < 3
      ? { batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) }
      : undefined;
  });

  expect(await untilEmpty()).toBe(true);
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(950);
  expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(1950);
});

it('leaves a message that fails every time to the dead-letter queue, and it is noticed', async () => {
  const noticed: string[] = [];
  const watch = watchDeadLetters({
    client,
    everyMs: 50,
    onDeadLetters: (name, more) => noticed.push(`${name} ${more}`),
  });
  await send('poison');

  map({ local: { windowSeconds: 0, retrySeconds: 0.001 } }, () => {
    throw new Error('cannot');
  });

  expect(await waitUntil(() => noticed.length > 0, { timeoutMs: 20_000 })).toBe(true);
  watch.stop();
  expect(noticed).toEqual([`${queue} 1`]);
  expect(events).toHaveLength(5);
  expect(await stateOf(deadLetterQueueOf(queue))).toEqual({ ready: 1, inflight: 0 });
});

it.each(mappingActions)('takes nothing while the role of the function lacks %s', async (action) => {
  await send('kept');
  grants = grants.map((grant) =>
    'queue' in grant ? { ...grant, actions: grant.actions.filter((each) => each !== action) } : grant,
  );

  map({});
  const isRefused = await waitUntil(() => problems.length > 1, { timeoutMs: 15_000 });
  const { ready } = await stateOf(queue);
  const taken = bodies();
  grants = functions['update-words'].grants;

  expect(isRefused).toBe(true);
  expect({ ready, taken }).toEqual({ ready: 1, taken: [] });
  expect(problems[0]).toMatchObject({
    name: 'AccessDenied',
    message: expect.stringContaining(
      `update-words is not authorized to perform: ${action} on resource: arn:aws:sqs:us-east-1:000000000000:${queue}`,
    ),
  });
  expect(await untilEmpty()).toBe(true);
  expect(bodies()).toEqual(['kept']);
});

it('reads the failures of a batch as Lambda does', () => {
  const batch = ['1', '2'].map((id) => readReceived({ MessageId: id, ReceiptHandle: id }));
  const failed = (answer: unknown) => readFailures(batch, answer).map(({ id }) => id);

  expect(failed(undefined)).toEqual([]);
  expect(failed(null)).toEqual([]);
  expect(failed({})).toEqual([]);
  expect(failed({ batchItemFailures: null })).toEqual([]);
  expect(failed({ batchItemFailures: [] })).toEqual([]);
  expect(failed({ batchItemFailures: [{ itemIdentifier: '2' }] })).toEqual(['2']);
  expect(failed({ batchItemFailures: [{ itemIdentifier: '' }] })).toEqual(['1', '2']);
  expect(failed({ batchItemFailures: [{ itemIdentifier: '3' }] })).toEqual(['1', '2']);
  expect(failed({ batchItemFailures: [{ wrong: '2' }] })).toEqual(['1', '2']);
  expect(failed('done')).toEqual(['1', '2']);
});

it('invokes on a schedule, one at a time, also after a failure', async () => {
  let running = 0;
  let calls = 0;
  const schedule = startSchedule({
    everySeconds: 0.01,
    invoke: async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 15));
      running -= 1;
      calls += 1;
      if (calls === 1) throw new Error('once');
    },
    onProblem: (error) => problems.push(error),
  });

  expect(await waitUntil(() => calls >= 3, { timeoutMs: 5000 })).toBe(true);
  await schedule.stop();

  expect(running).toBe(0);
  expect(problems.map(({ message }) => message)).toEqual(['once']);
});
