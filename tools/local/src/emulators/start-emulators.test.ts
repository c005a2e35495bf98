import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { emulatorOrigin, openBucketClient, openQueueClient, openTableClient } from './emulator-client.ts';
import { deadLetterQueueOf, queueUrl, visibilitySeconds } from './resource-names.ts';
import { startEmulators, type Emulators } from './start-emulators.ts';

let dataDir: string;
let running: Emulators;

const start = async (): Promise<Emulators> => {
  running = await startEmulators({ dataDir, logDir: dataDir });
  return running;
};

const clients = ({ queueSocket, tableSocket }: Emulators) => ({
  sqs: openQueueClient(queueSocket),
  s3: openBucketClient(queueSocket),
  tables: openTableClient(tableSocket),
});

const killAll = async ({ children }: Emulators): Promise<void> => {
  for (const child of children) child.kill();
  await Promise.all(children.map(({ exited }) => exited));
};

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'emulators-'));
});

afterEach(async () => {
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

it('keeps messages, objects and items over a kill', async () => {
  const first = await start();
  const before = clients(first);
  const url = queueUrl(emulatorOrigin, 'query-words-queue');
  await before.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'one' }));
  await before.s3.send(new PutObjectCommand({ Bucket: 'chunk-bucket', Key: 'a/b.txt', Body: 'apple\n' }));
  const item = { id: { S: 's1' } };
  await before.tables.send(new PutItemCommand({ TableName: 'sources-table', Item: item }));

  await killAll(first);
  const second = await start();

  const after = clients(second);
  const received = await after.sqs.send(new ReceiveMessageCommand({ QueueUrl: url, WaitTimeSeconds: 1 }));
  const object = await after.s3.send(new GetObjectCommand({ Bucket: 'chunk-bucket', Key: 'a/b.txt' }));
  const stored = await after.tables.send(new GetItemCommand({ TableName: 'sources-table', Key: item }));
  expect(received.Messages?.map(({ Body }) => Body)).toEqual(['one']);
  expect(await object.Body?.transformToString()).toBe('apple\n');
  expect(stored.Item).toEqual(item);
});

it('stores objects that are larger than a published view of a million words', async () => {
  const { s3 } = clients(await start());
  const at = { Bucket: 'chunk-bucket', Key: 'views/large' };
  const Body = Buffer.alloc(13 * 1024 * 1024, 'word');

  await s3.send(new PutObjectCommand({ ...at, Body }));

  const { ContentLength } = await s3.send(new GetObjectCommand(at));
  expect(ContentLength).toBe(Body.length);
});

it('makes a message that was being worked on visible again and takes the receive back', async () => {
  let current = await start();
  const url = queueUrl(emulatorOrigin, 'query-words-queue');
  await clients(current).sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'one' }));
  const counts: (string | undefined)[] = [];

  for (let kills = 0; kills < 7; kills += 1) {
    const { Messages } = await clients(current).sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        WaitTimeSeconds: 1,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      }),
    );
    counts.push(Messages?.[0]?.Attributes?.['ApproximateReceiveCount']);
    await killAll(current);
    current = await start();
  }

  expect(counts).toEqual(Array.from({ length: 7 }, () => '1'));
}, 60_000);

it('moves a message to the dead-letter queue after the receives that the topology allows', async () => {
  const { sqs } = clients(await start());
  const url = queueUrl(emulatorOrigin, 'update-batch-queue');
  await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'poison' }));

  for (let receives = 0; receives < 5; receives += 1) {
    const { Messages } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, VisibilityTimeout: 0, WaitTimeSeconds: 1 }),
    );
    expect(Messages).toHaveLength(1);
  }
  const sixth = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }));

  const dead = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl(emulatorOrigin, deadLetterQueueOf('update-batch-queue')),
    }),
  );
  expect(sixth.Messages ?? []).toEqual([]);
  expect(dead.Messages?.map(({ Body }) => Body)).toEqual(['poison']);
});

it('gives every queue six timeouts of its consumer as visibility', async () => {
  const { sqs } = clients(await start());
  const url = queueUrl(emulatorOrigin, 'update-words-queue');
  await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' }));

  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['VisibilityTimeout'] }),
  );
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }));
  await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: Messages?.[0]?.ReceiptHandle }));

  expect(Attributes?.['VisibilityTimeout']).toBe(String(visibilitySeconds('update-words-queue')));
});
