import { createRequire } from 'node:module';
import type { Server } from 'node:http';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { buildApp } from 'fauxqs';
import { dynamoService } from '../dynamodb/dynamo-service.ts';
import { bucketService } from '../s3/bucket-service.ts';
import { sqsService } from '../sqs/sqs-service.ts';
import { listen } from './listen.ts';

/** The package has no types of its own. */
const dynalite = createRequire(import.meta.url)('dynalite') as (options: Record<string, number>) => Server;

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
export interface TableShape {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly indexes?: Readonly<Record<string, { readonly partitionKey: string; readonly sortKey?: string }>>;
}

/** A DynamoDB emulator in this process, for our adapters and for AWS's own client; `makeTable` creates a fresh table and gives its name. */
export const startTables = async () => {
  const server = await listen(dynalite({ createTableMs: 0, deleteTableMs: 0 }));
  const client = new DynamoDBClient(settings(server.origin));
  let tables = 0;
  return {
    origin: server.origin,
    client,
    service: dynamoService(environmentOf('DYNAMODB', server.origin)),
    makeTable: async (shape: TableShape): Promise<string> => {
      tables += 1;
      const name = `table-${tables}`;
      await client.send(createTable(name, shape));
      await untilActive(client, name);
      return name;
    },
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
};

/** What is used of the emulator's application; its own type does not resolve. */
interface EmulatorApp {
  listen(options: { port: number; host: string }): Promise<string>;
  close(): Promise<void>;
}

/** An emulator of SQS and S3 in this process; `makeQueue` and `makeBucket` create fresh ones. */
export const startQueuesAndBuckets = async () => {
  const app: EmulatorApp = buildApp({ logger: false });
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const sqs = new SQSClient(settings(origin));
  const s3 = new S3Client(settings(origin));
  let made = 0;
  return {
    origin,
    sqs,
    s3,
    queues: sqsService(environmentOf('SQS', origin)),
    objects: bucketService(environmentOf('S3', origin)),
    makeQueue: async (): Promise<string> => {
      made += 1;
      await sqs.send(new CreateQueueCommand({ QueueName: `queue-${made}` }));
      // The emulator's own answer holds a host that is no valid name.
      return `${origin}/000000000000/queue-${made}`;
    },
    makeBucket: async (): Promise<string> => {
      made += 1;
      await s3.send(new CreateBucketCommand({ Bucket: `bucket-${made}` }));
      return `bucket-${made}`;
    },
    stop: async () => {
      sqs.destroy();
      s3.destroy();
      await app.close();
    },
  };
};

function environmentOf(service: string, origin: string): Record<string, string> {
  return {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    [`AWS_ENDPOINT_URL_${service}`]: origin,
  };
}

function settings(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials };
}

function createTable(name: string, shape: TableShape): CreateTableCommand {
  const indexes = Object.entries(shape.indexes ?? {});
  const names = [shape, ...indexes.map(([, index]) => index)].flatMap(({ partitionKey, sortKey }) =>
    sortKey === undefined ? [partitionKey] : [partitionKey, sortKey],
  );
  return new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(shape),
    AttributeDefinitions: [...new Set(names)].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map(([IndexName, index]) => ({
        IndexName,
        KeySchema: keySchema(index),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    }),
  });
}

function keySchema({ partitionKey, sortKey }: TableShape) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
}

/** The emulator creates a table a moment after it has answered. */
async function untilActive(client: DynamoDBClient, TableName: string): Promise<void> {
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return;
  }
}
