import { queues, functions, type QueueName } from '@word-list/topology';

export const region = 'us-east-1';
export const accountId = '000000000000';

export const deadLetterQueueOf = (queue: QueueName): string => `${queue}-dead-letters`;

export const queueArn = (name: string): string => `arn:aws:sqs:${region}:${accountId}:${name}`;
export const queueUrl = (origin: string, name: string): string => `${origin}/${accountId}/${name}`;

/** Six timeouts of the consumer and its window, as in AWS. */
export const visibilitySeconds = (queue: QueueName): number => {
  const consumer = Object.values(functions).find(
    ({ trigger }) => trigger.kind === 'queue' && trigger.queue === queue,
  );
  if (consumer?.trigger.kind !== 'queue') throw new Error(`nobody consumes ${queue}`);
  return 6 * consumer.timeoutSeconds + consumer.trigger.windowSeconds;
};

export const queueNames = Object.keys(queues) as readonly QueueName[];
