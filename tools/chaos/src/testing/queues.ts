import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
} from '@aws-sdk/client-sqs';
import type { QueueName } from '@word-list/topology';
import { emulatorOrigin as origin, openQueueClient } from '../../../local/src/emulators/emulator-client.ts';
import { deadLetterQueueOf, queueNames, queueUrl } from '../../../local/src/emulators/resource-names.ts';

/** The queues of a running stack, past every function. */
export const openQueues = (socketPath: string) => {
  const client = openQueueClient(socketPath);
  const take = async (name: string): Promise<string[]> => {
    const QueueUrl = queueUrl(origin, name);
    const { Messages = [] } = await client.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
    );
    for (const { ReceiptHandle } of Messages)
      await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return Messages.map(({ Body = '' }) => Body);
  };
  const countIn = async (queue: QueueName): Promise<number> => {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: queueUrl(origin, queue), AttributeNames: ['All'] }),
    );
    const { ApproximateNumberOfMessages: waiting, ApproximateNumberOfMessagesNotVisible: taken } = Attributes;
    return Number(waiting) + Number(taken);
  };
  return {
    send: (queue: QueueName, body: string) =>
      client.send(new SendMessageCommand({ QueueUrl: queueUrl(origin, queue), MessageBody: body })),
    /** Messages that wait or are being worked on, in all queues but the dead-letter ones. */
    async backlog(): Promise<number> {
      const counts = await Promise.all(queueNames.map(countIn));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    /** Takes out what lies in the dead-letter queues by now, as `<queue> <body>`. */
    async takeDead(): Promise<string[]> {
      const taken: string[] = [];
      for (const queue of queueNames) {
        const bodies = await take(deadLetterQueueOf(queue));
        taken.push(...bodies.map((body) => `${queue} ${body}`));
      }
      return taken;
    },
    close: () => client.destroy(),
  };
};
