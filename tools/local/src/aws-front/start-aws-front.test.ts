import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchWriteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { functions, type FunctionName } from '@word-list/topology';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emulatorOrigin, openQueueClient } from '../emulators/emulator-client.ts';
import { queueUrl } from '../emulators/resource-names.ts';
import { startEmulators, type Emulators } from '../emulators/start-emulators.ts';
import { countBetween, openCallCounts, type CallCounts } from './call-counts.ts';
import type { FaultPlan } from './faults.ts';
import type { AccessKeys } from './find-caller.ts';
import { startAwsFront, type AwsFront } from './start-aws-front.ts';

let dataDir: string;
let emulators: Emulators;
let front: AwsFront;
let counts: CallCounts;
let faults: FaultPlan;
const refusals: string[] = [];
const names = Object.keys(functions) as FunctionName[];
const accessKeys = Object.fromEntries(
  names.map((name) => [name, { accessKeyId: `key-of-${name}`, secretKey: 'secret' }]),
) as AccessKeys;

const clientsOf = (
  name: string,
  { accessKeyId = `key-of-${name}`, secretAccessKey = 'secret', region = 'us-east-1' } = {},
) => {
  const options = {
    endpoint: front.origin,
    region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
  };
  return {
    sqs: new SQSClient(options),
    s3: new S3Client(options),
    tables: new DynamoDBClient(options),
    parameters: new SSMClient(options),
  };
};

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'aws-front-'));
  emulators = await startEmulators({ dataDir, logDir: dataDir });
  counts = openCallCounts(join(dataDir, 'counts.json'));
  front = await startAwsFront({
    ...emulators,
    accessKeys,
    counts,
    parameters: () => ({ 'model-api-key': 'secret-key' }),
    onRefusal: (name, message) => refusals.push(`${name}: ${message}`),
    faults: (call) => faults(call),
  });
});

beforeEach(() => {
  faults = () => undefined;
  refusals.length = 0;
});

afterAll(async () => {
  counts.close();
  await front.close();
  await emulators.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('grants', () => {
  it('lets a function do what its topology entry grants', async () => {
    const upload = clientsOf('upload-source-chunks');
    const process = clientsOf('process-source-chunk');
    const url = queueUrl(front.origin, 'process-source-chunk-queue');

    await upload.s3.send(
      new PutObjectCommand({ Bucket: 'chunk-bucket', Key: 'runs/a.txt', Body: 'apple\n' }),
    );
    await upload.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '{}' }));
    const object = await process.s3.send(new GetObjectCommand({ Bucket: 'chunk-bucket', Key: 'runs/a.txt' }));

    expect(await object.Body?.transformToString()).toBe('apple\n');
    expect(refusals).toEqual([]);
  });

  it('refuses a queue that is not granted, as SQS does', async () => {
    const { sqs } = clientsOf('update-words');

    const sending = sqs.send(
      new SendMessageCommand({ QueueUrl: queueUrl(front.origin, 'query-words-queue'), MessageBody: '{}' }),
    );

    await expect(sending).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('not authorized to perform: sqs:SendMessage'),
      $metadata: { httpStatusCode: 403 },
    });
    expect(refusals).toEqual(['update-words: sqs:SendMessage on query-words-queue is not granted']);
  });

  it('refuses a verb that is not granted on a granted table, as DynamoDB does', async () => {
    const { tables } = clientsOf('query-words');

    const writing = tables.send(
      new PutItemCommand({ TableName: 'prompts-table', Item: { batch_id: { S: 'b' }, id: { S: 'p' } } }),
    );

    await expect(writing).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(
        /dynamodb:PutItem on resource: arn:aws:dynamodb:.*:table\/prompts-table/u,
      ),
    });
  });

  it('holds an index apart from its table', async () => {
    const query = (name: string) =>
      clientsOf(name).tables.send(
        new QueryCommand({
          TableName: 'batches-table',
          IndexName: 'by-run',
          KeyConditionExpression: 'run_id = :run',
          ExpressionAttributeValues: { ':run': { S: 'r' } },
        }),
      );

    await expect(query('check-batches')).resolves.toMatchObject({ Count: 0 });
    await expect(query('query-words')).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('needs every table of a batch write to be granted', async () => {
    const put = { PutRequest: { Item: { batch_id: { S: 'b' }, id: { S: 'p' } } } };
    const { tables } = clientsOf('query-words');

    const granted = { 'prompts-table': [put] };
    const mixed = { 'prompts-table': [put], 'sources-table': [put] };

    await expect(tables.send(new BatchWriteItemCommand({ RequestItems: granted }))).resolves.toBeDefined();
    await expect(tables.send(new BatchWriteItemCommand({ RequestItems: mixed }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('refuses an object outside of the folder that is granted', async () => {
    const { s3 } = clientsOf('process-source-chunk');

    const reading = s3.send(new GetObjectCommand({ Bucket: 'chunk-bucket', Key: 'lists/source/a' }));

    await expect(reading).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('chunk-bucket/lists/*') as string,
    });
  });

  it('refuses an object, as S3 does', async () => {
    const { s3 } = clientsOf('process-source-chunk');

    const writing = s3.send(new PutObjectCommand({ Bucket: 'chunk-bucket', Key: 'a', Body: 'a' }));

    await expect(writing).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  });

  it('does not know an access key of somebody else', async () => {
    const { sqs, s3 } = clientsOf('update-words', { accessKeyId: 'stolen' });
    const url = queueUrl(front.origin, 'query-words-queue');

    await expect(sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '' }))).rejects.toThrow();
    await expect(s3.send(new GetObjectCommand({ Bucket: 'chunk-bucket', Key: 'a' }))).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
  });

  it('answers granted parameters only', async () => {
    const ask = (name: string, names: string[]) =>
      clientsOf(name).parameters.send(new GetParametersCommand({ Names: names, WithDecryption: true }));

    const { Parameters } = await ask('update-batch', ['/word-list/local/model-api-key']);

    expect(Parameters).toMatchObject([{ Name: '/word-list/local/model-api-key', Value: 'secret-key' }]);
    await expect(ask('update-words', ['/word-list/local/model-api-key'])).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it('refuses a conditional write, which the bucket server would do without looking at the condition', async () => {
    const { s3 } = clientsOf('upload-source-chunks');

    const writing = s3.send(
      new PutObjectCommand({ Bucket: 'chunk-bucket', Key: 'runs/a', Body: 'a', IfNoneMatch: '*' }),
    );

    await expect(writing).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});

describe('counts', () => {
  it('counts calls per service without what the timer looks up, and keeps them over a restart', async () => {
    const before = counts.read();
    const url = queueUrl(front.origin, 'query-words-queue');
    const check = clientsOf('check-batches');
    const update = clientsOf('update-batch');

    await check.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: '{}' }));
    await check.tables.send(
      new QueryCommand({
        TableName: 'prompts-table',
        KeyConditionExpression: 'batch_id = :b',
        ExpressionAttributeValues: { ':b': { S: 'b' } },
      }),
    );
    await update.tables.send(
      new QueryCommand({
        TableName: 'prompts-table',
        KeyConditionExpression: 'batch_id = :b',
        ExpressionAttributeValues: { ':b': { S: 'b' } },
      }),
    );
    counts.close();

    const reopened = openCallCounts(join(dataDir, 'counts.json'));
    expect(countBetween(before, reopened.read())).toEqual({ sqs: 1, s3: 0, dynamodb: 1 });
  });
});

describe('faults', () => {
  const entries = ['a', 'b', 'c'].map((Id) => ({ Id, MessageBody: `"${Id}"` }));
  const sendBatch = () =>
    clientsOf('upload-source-chunks').sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl(front.origin, 'process-source-chunk-queue'),
        Entries: entries,
      }),
    );

  it('can fail single entries of a batch', async () => {
    faults = () => ({ kind: 'fail-entries', places: [1] });

    const { Successful, Failed } = await sendBatch();

    expect(Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
    expect(Failed).toMatchObject([{ Id: 'b', SenderFault: false }]);
  });

  it('can fail all entries of a batch', async () => {
    faults = () => ({ kind: 'fail-entries', places: [0, 1, 2] });

    const { Failed } = await sendBatch();

    expect(Failed?.map(({ Id }) => Id)).toEqual(['a', 'b', 'c']);
  });

  it('can throttle one function and spare the others', async () => {
    faults = ({ functionName }) => (functionName === 'query-words' ? { kind: 'throttle' } : undefined);
    const query = (name: string) =>
      clientsOf(name).tables.send(
        new QueryCommand({
          TableName: 'prompts-table',
          KeyConditionExpression: 'batch_id = :b',
          ExpressionAttributeValues: { ':b': { S: 'b' } },
        }),
      );

    await expect(query('query-words')).rejects.toMatchObject({
      name: 'ProvisionedThroughputExceededException',
    });
    await expect(query('update-batch')).resolves.toBeDefined();
  });

  it('can leave items of a batch write unprocessed', async () => {
    const { tables } = clientsOf('query-words');
    const items = ['x', 'y', 'z'].map((id) => ({ batch_id: { S: 'half' }, id: { S: id } }));
    const write = () =>
      tables.send(
        new BatchWriteItemCommand({
          RequestItems: { 'prompts-table': items.map((Item) => ({ PutRequest: { Item } })) },
        }),
      );
    const stored = async () => {
      const { Items = [] } = await tables.send(
        new QueryCommand({
          TableName: 'prompts-table',
          KeyConditionExpression: 'batch_id = :b',
          ExpressionAttributeValues: { ':b': { S: 'half' } },
        }),
      );
      return Items.map(({ id }) => id?.S);
    };

    faults = () => ({ kind: 'leave-unprocessed', places: [0, 1, 2] });
    const all = await write();
    faults = ({ operation }) =>
      operation === 'BatchWriteItem' ? { kind: 'leave-unprocessed', places: [1] } : undefined;
    const some = await write();

    const left = (answer: typeof all) =>
      answer.UnprocessedItems?.['prompts-table']?.map(({ PutRequest }) => PutRequest?.Item?.['id']?.S);
    expect(left(all)).toEqual(['x', 'y', 'z']);
    expect(left(some)).toEqual(['y']);
    expect(await stored()).toEqual(['x', 'z']);
  });

  it('can do a call twice', async () => {
    faults = ({ operation }) => (operation === 'SendMessageBatch' ? { kind: 'repeat' } : undefined);
    const QueueUrl = queueUrl(emulatorOrigin, 'process-source-chunk-queue');
    const admin = openQueueClient(emulators.queueSocket);
    const count = async (): Promise<number> => {
      const { Attributes } = await admin.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
      );
      return Number(Attributes?.['ApproximateNumberOfMessages']);
    };
    const before = await count();

    const { Successful } = await sendBatch();

    expect(Successful).toHaveLength(3);
    expect((await count()) - before).toBe(6);
    admin.destroy();
  });

  it('can drop the connection before or after the effect', async () => {
    const put = (key: string) =>
      clientsOf('upload-source-chunks').s3.send(
        new PutObjectCommand({ Bucket: 'chunk-bucket', Key: key, Body: 'x' }),
      );
    const read = (key: string) =>
      clientsOf('process-source-chunk').s3.send(new GetObjectCommand({ Bucket: 'chunk-bucket', Key: key }));

    faults = () => ({ kind: 'drop' });
    await expect(put('runs/before')).rejects.toThrow();
    faults = () => ({ kind: 'drop-answer' });
    await expect(put('runs/after')).rejects.toThrow();

    faults = () => undefined;
    await expect(read('runs/before')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(read('runs/after')).resolves.toBeDefined();
  });
});
