import { DeleteMessageBatchCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { messageSenderContract, type SentMessage } from '@word-list/domain/contracts';
import { afterAll, beforeAll } from 'vitest';
import { startQueuesAndBuckets } from '../testing/emulators.ts';
import { sqsSender } from './sqs-sender.ts';

let emulator: Awaited<ReturnType<typeof startQueuesAndBuckets>>;

beforeAll(async () => {
  emulator = await startQueuesAndBuckets();
});

afterAll(async () => {
  await emulator.stop();
});

const takeAll = async (client: SQSClient, QueueUrl: string): Promise<unknown[]> => {
  const bodies: unknown[] = [];
  for (;;) {
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return bodies;
    bodies.push(...Messages.map(({ Body }): unknown => JSON.parse(Body!)));
    const Entries = Messages.map(({ MessageId, ReceiptHandle }) => ({ Id: MessageId!, ReceiptHandle }));
    await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
  }
};

messageSenderContract('SQS', async () => {
  const queueUrl = await emulator.makeQueue();
  const sender = sqsSender<SentMessage>({ client: emulator.queues, queueUrl });
  return { sender, received: () => takeAll(emulator.sqs, queueUrl) };
});
