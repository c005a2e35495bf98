import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import {
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { FunctionName, Grant } from '@word-list/topology';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueUrl } from '../emulators/resource-names.ts';
import { startEmulators, type Emulators } from '../emulators/start-emulators.ts';
import { openCallCounts } from './call-counts.ts';
import type { AccessKeys } from './find-caller.ts';
import { startAwsFront, type AwsFront } from './start-aws-front.ts';

let dataDir: string;
let emulators: Emulators;
let front: AwsFront;
let counts: ReturnType<typeof openCallCounts>;

const queue = 'query-words-queue';
const everything: readonly Grant[] = [
  { queue, actions: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'] },
  { bucket: 'chunk-bucket', actions: ['s3:GetObject', 's3:PutObject'] },
  {
    table: 'batches-table',
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem', 'dynamodb:DeleteItem'],
  },
  { parameter: 'model-api-key', actions: ['ssm:GetParameters'] },
];
const listing: Grant = { bucket: 'chunk-bucket', actions: ['s3:ListBucket'] };
let grants = everything;

const clients = ({ secretAccessKey = 'right', region = 'us-east-1' } = {}) => {
  const options = {
    endpoint: front.origin,
    region,
    credentials: { accessKeyId: 'key', secretAccessKey },
    maxAttempts: 1,
  };
  return {
    sqs: new SQSClient(options),
    s3: new S3Client(options),
    tables: new DynamoDBClient(options),
    parameters: new SSMClient(options),
  };
};
const put = (Key: string, more: object = {}) =>
  clients().s3.send(new PutObjectCommand({ Bucket: 'chunk-bucket', Key, Body: 'apple\n', ...more }));
const get = async (Key: string) => {
  const { Body } = await clients().s3.send(new GetObjectCommand({ Bucket: 'chunk-bucket', Key }));
  return Body?.transformToString();
};

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'like-aws-'));
  emulators = await startEmulators({ dataDir, logDir: dataDir });
  counts = openCallCounts(join(dataDir, 'counts.json'));
  front = await startAwsFront({
    ...emulators,
    accessKeys: { 'query-words': { accessKeyId: 'key', secretKey: 'right' } } as Partial<
      Record<FunctionName, unknown>
    > as AccessKeys,
    counts,
    parameters: () => ({ 'model-api-key': 'secret-key' }),
    grantsOf: () => grants,
  });
});

afterAll(async () => {
  counts.close();
  await front.close();
  await emulators.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** What a call fails with; undefined when it does not. */
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  );

/** What one call of each service fails with. */
const errorsOf = async (given: Parameters<typeof clients>[0]) => {
  const { sqs, s3, tables, parameters } = clients(given);
  const calls = [
    sqs.send(new SendMessageCommand({ QueueUrl: queueUrl(front.origin, queue), MessageBody: 'x' })),
    s3.send(new PutObjectCommand({ Bucket: 'chunk-bucket', Key: 'a', Body: 'x' })),
    tables.send(new DeleteItemCommand({ TableName: 'batches-table', Key: { id: { S: 'b' } } })),
    parameters.send(new GetParametersCommand({ Names: ['/word-list/local/model-api-key'] })),
  ];
  return Promise.all(calls.map(errorOf));
};

describe('a signature', () => {
  it('is checked for its secret key, at every service', async () => {
    expect(await errorsOf({ secretAccessKey: 'wrong' })).toMatchObject([
      { name: 'SignatureDoesNotMatch', $metadata: { httpStatusCode: 403 } },
      { name: 'SignatureDoesNotMatch', $metadata: { httpStatusCode: 403 } },
      { name: 'InvalidSignatureException', $metadata: { httpStatusCode: 400 } },
      { name: 'InvalidSignatureException', $metadata: { httpStatusCode: 400 } },
    ]);
  });

  it('is checked for its region, at every service', async () => {
    const region = /valid region|region 'eu-west-1' is wrong/u;

    const errors = await errorsOf({ region: 'eu-west-1' });

    expect(errors).toMatchObject(errors.map(() => ({ message: expect.stringMatching(region) as string })));
    expect(errors[1]).toMatchObject({ name: 'AuthorizationHeaderMalformed' });
  });

  it('covers the body', async () => {
    const signed = clients().sqs;
    signed.middlewareStack.add(
      (next) => (step) => {
        const request = step.request as { body: string | Uint8Array };
        request.body = Buffer.from(request.body).toString('utf8').replace('yes', 'no!');
        return next(step);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );

    const sending = signed.send(
      new SendMessageCommand({ QueueUrl: queueUrl(front.origin, queue), MessageBody: 'yes' }),
    );

    await expect(sending).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });

  it.each([
    ['AmazonSQS.SendMessage', 403, 'com.amazon.coral.service#MissingAuthenticationTokenException'],
    ['DynamoDB_20120810.PutItem', 400, 'com.amazon.coral.service#MissingAuthenticationTokenException'],
    ['AmazonSSM.GetParameters', 400, 'MissingAuthenticationTokenException'],
  ])('that is missing is refused in the words of the service: %s', async (target, status, type) => {
    const answer = await fetch(front.origin, {
      method: 'POST',
      headers: { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' },
      body: '{}',
    });

    expect(answer.status).toBe(status);
    expect(await answer.json()).toHaveProperty('__type', type);
    expect(answer.headers.has('x-amzn-query-error')).toBe(target.startsWith('AmazonSQS'));
  });

  it('that is missing is refused by S3 in XML', async () => {
    const answer = await fetch(`${front.origin}/chunk-bucket/a`);

    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
  });
});

describe('a denial', () => {
  it('has the shape of its service', async () => {
    grants = [];
    const errors = await errorsOf({});
    grants = everything;

    expect(errors).toMatchObject([
      { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } },
      { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } },
      { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } },
      { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } },
    ]);
    const headers = errors.map((error) => (error as { $response: { headers: object } }).$response.headers);
    expect(headers.map((each) => 'x-amzn-query-error' in each)).toEqual([true, false, false, false]);
  });
});

describe('an object', () => {
  it('that is missing is denied to who may not list the bucket', async () => {
    const head = new HeadObjectCommand({ Bucket: 'chunk-bucket', Key: 'missing' });

    await expect(get('missing')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('s3:ListBucket on resource: arn:aws:s3:::chunk-bucket because'),
    });
    await expect(clients().s3.send(head)).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    grants = [...everything, listing];
    await expect(get('missing')).rejects.toMatchObject({ name: 'NoSuchKey' });
    grants = everything;
  });

  it.each(['runs/a.txt', 'x'.repeat(300), 'Ä/ö ü+%2f', '../../pwned', 'a/../b', '/', 'a.data/b', 'a'])(
    'is found again under its key %j',
    async (key) => {
      await put(key, { Body: `of ${key}` });

      expect(await get(key)).toBe(`of ${key}`);
    },
  );

  it('has a key of at most 1,024 bytes', async () => {
    await expect(put('x'.repeat(1024))).resolves.toBeDefined();
    await expect(put('x'.repeat(1025))).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });

  it.each([
    { ContentMD5: 'AAAAAAAAAAAAAAAAAAAAAA==' },
    { ChecksumSHA256: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
    { ChecksumSHA1: 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
    { ChecksumCRC32: 'AAAAAA==' },
  ])('with a wrong checksum is refused: %o', async (checksum) => {
    await expect(put('checked', checksum)).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(get('checked')).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it.each(['CRC32', 'SHA1', 'SHA256'] as const)('with a right checksum is taken: %s', async (algorithm) => {
    await expect(
      put(`sum-${algorithm.toLowerCase()}`, { ChecksumAlgorithm: algorithm }),
    ).resolves.toBeDefined();
  });
});

describe('a message', () => {
  it('is deleted by a receipt handle that its queue gave out only', async () => {
    const { sqs } = clients();
    const QueueUrl = queueUrl(front.origin, queue);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
    const { Messages: [message] = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }),
    );

    const one = await errorOf(sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: 'garbage' })));
    const many = await sqs.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: 'bad', ReceiptHandle: 'garbage' },
          { Id: 'good', ReceiptHandle: message?.ReceiptHandle },
        ],
      }),
    );

    expect(one).toMatchObject({ name: 'ReceiptHandleIsInvalid' });
    expect(many.Successful).toMatchObject([{ Id: 'good' }]);
    expect(many.Failed).toMatchObject([{ Id: 'bad', Code: 'ReceiptHandleIsInvalid', SenderFault: true }]);
  });
});

describe('an item', () => {
  const TableName = 'batches-table';
  const refusal = {
    name: 'ValidationException',
    message: expect.stringContaining('IndexKey: run_id') as string,
  };

  it('has no empty key of an index, however it is written', async () => {
    const { tables } = clients();
    const putting = tables.send(
      new PutItemCommand({ TableName, Item: { id: { S: 'b' }, run_id: { S: '' }, status: { S: 'x' } } }),
    );
    const updating = tables.send(
      new UpdateItemCommand({
        TableName,
        Key: { id: { S: 'b' } },
        UpdateExpression: 'SET #run = :run, note = :run',
        ExpressionAttributeNames: { '#run': 'run_id' },
        ExpressionAttributeValues: { ':run': { S: '' } },
      }),
    );

    expect(await Promise.all([putting, updating].map(errorOf))).toMatchObject([refusal, refusal]);
  });

  it('may have empty texts elsewhere', async () => {
    const Item = { id: { S: 'b' }, run_id: { S: 'r' }, status: { S: 'x' }, note: { S: '' } };

    await expect(clients().tables.send(new PutItemCommand({ TableName, Item }))).resolves.toBeDefined();
  });
});

describe('a parameter', () => {
  it('is decrypted only for who asks', async () => {
    const ask = async (WithDecryption?: boolean) => {
      const Names = ['/word-list/local/model-api-key'];
      const { Parameters } = await clients().parameters.send(
        new GetParametersCommand({ Names, ...(WithDecryption === undefined ? {} : { WithDecryption }) }),
      );
      return Parameters?.[0]?.Value;
    };

    expect(await ask(true)).toBe('secret-key');
    expect(await ask(false)).not.toContain('secret');
    expect(await ask()).not.toContain('secret');
  });
});

describe('a request', () => {
  it('that is too large is refused, and the next one is answered', async () => {
    const answer = await fetch(`${front.origin}/chunk-bucket/a`, {
      method: 'PUT',
      body: new Uint8Array(20 * 1024 * 1024),
    });

    expect(answer.status).toBe(413);
    await expect(put('after')).resolves.toBeDefined();
  });

  it.each(['/chunk-bucket/%zz', '//', '/..%2f..%2fpwned', '/%00'])(
    'for %s is refused unsigned',
    async (path) => {
      expect((await fetch(`${front.origin}${path}`, { method: 'PUT', body: 'x' })).status).toBe(403);
    },
  );
});
