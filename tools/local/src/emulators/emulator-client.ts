import { Agent, type AgentOptions } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { region } from './resource-names.ts';

/** What requests to an emulator name as their host. Nothing listens there: they go through its socket. */
export const emulatorOrigin = 'http://127.0.0.1';

/** SQS past every function, for the stack itself: it polls the queues and watches their dead letters. */
export const openQueueClient = (socketPath: string): SQSClient => new SQSClient(settings(socketPath));

export const openBucketClient = (socketPath: string): S3Client =>
  new S3Client({ ...settings(socketPath), forcePathStyle: true });

export const openTableClient = (socketPath: string): DynamoDBClient =>
  new DynamoDBClient(settings(socketPath));

function settings(socketPath: string) {
  return {
    endpoint: emulatorOrigin,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { httpAgent: socketAgent(socketPath) },
  };
}

function socketAgent(socketPath: string): Agent {
  const options: AgentOptions & { socketPath: string } = { keepAlive: true, socketPath };
  return new Agent(options);
}
