import { DeleteMessageCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { startQueuesAndBuckets, startTables } from './emulators.ts';
import { startParameters } from './start-parameters.ts';

/** Emulators of all services that the functions use, and the environment that points a function at them. */
export const startAws = async (parameters: Readonly<Record<string, string>> = {}) => {
  const [tables, queuesAndBuckets, store] = await Promise.all([
    startTables(),
    startQueuesAndBuckets(),
    startParameters(parameters),
  ]);
  const { sqs } = queuesAndBuckets;

  /** Takes one message after the other until the queue is empty. */
  const receiveAll = async (QueueUrl: string): Promise<unknown[]> => {
    const received: unknown[] = [];
    for (;;) {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) return received;
      for (const { Body = '', ReceiptHandle } of Messages) {
        received.push(JSON.parse(Body));
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
  };

  return {
    tables,
    ...queuesAndBuckets,
    receiveAll,
    environment: {
      AWS_ENDPOINT_URL_DYNAMODB: tables.origin,
      AWS_ENDPOINT_URL_S3: queuesAndBuckets.origin,
      AWS_ENDPOINT_URL_SQS: queuesAndBuckets.origin,
      AWS_ENDPOINT_URL_SSM: store.origin,
    },
    stop: async () => {
      await Promise.all([tables.stop(), queuesAndBuckets.stop(), store.stop()]);
    },
  };
};
