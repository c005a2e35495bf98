import { queues } from '@word-list/topology';
import type { QueueServerConfig } from './queue-server-config.ts';
import { deadLetterQueueOf, queueArn, queueNames, visibilitySeconds } from './resource-names.ts';

const daySeconds = 86_400;

/** Every queue of the topology with its dead-letter queue; the latter first, because the former name them. */
export const declareQueues = (): QueueServerConfig['queues'] => [
  ...queueNames.map((name) => ({
    name: deadLetterQueueOf(name),
    attributes: { MessageRetentionPeriod: String(queues[name].deadLetter.retentionDays * daySeconds) },
  })),
  ...queueNames.map((name) => ({
    name,
    attributes: {
      MessageRetentionPeriod: String(queues[name].retentionDays * daySeconds),
      VisibilityTimeout: String(visibilitySeconds(name)),
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: queueArn(deadLetterQueueOf(name)),
        maxReceiveCount: queues[name].deadLetter.maxReceiveCount,
      }),
    },
  })),
];
