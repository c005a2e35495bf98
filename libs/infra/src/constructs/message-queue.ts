import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import { SqsQueueRedriveAllowPolicy } from '@cdktf/provider-aws/lib/sqs-queue-redrive-allow-policy/index.js';
import { Construct } from 'constructs';

import type { Stage } from '../stacks/stage-stack.ts';
import type { FunctionEntry, QueueEntry, QueueName } from '../topology.ts';
import { visibilityTimeout } from '../visibility-timeout.ts';
import { addAlarm } from './alarm.ts';

const daySeconds = 24 * 60 * 60;

export interface MessageQueueSettings {
  readonly name: QueueName;
  readonly queue: QueueEntry;
  /** The one function that reads the queue: its timeout decides how long a message stays hidden. */
  readonly consumer: FunctionEntry;
}

/** A queue with its dead-letter queue, and the alarms of both. */
export class MessageQueue extends Construct {
  readonly arn: string;
  readonly url: string;
  readonly queueName: string;

  constructor(stack: Construct, stage: Stage, { name, queue, consumer }: MessageQueueSettings) {
    super(stack, name);
    const deadLetters = new SqsQueue(this, 'dead-letter-queue', {
      name: stage.name(`${name}-dead-letters`),
      messageRetentionSeconds: queue.deadLetter.retentionDays * daySeconds,
      sqsManagedSseEnabled: true,
    });
    const main = new SqsQueue(this, 'queue', {
      name: stage.name(name),
      visibilityTimeoutSeconds: visibilityTimeout(consumer),
      messageRetentionSeconds: queue.retentionDays * daySeconds,
      receiveWaitTimeSeconds: 20,
      sqsManagedSseEnabled: true,
      redrivePolicy: JSON.stringify({
        deadLetterTargetArn: deadLetters.arn,
        maxReceiveCount: queue.deadLetter.maxReceiveCount,
      }),
    });
    new SqsQueueRedriveAllowPolicy(this, 'dead-letter-source', {
      queueUrl: deadLetters.url,
      redriveAllowPolicy: JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [main.arn] }),
    });
    this.arn = main.arn;
    this.url = main.url;
    this.queueName = main.name;
    this.#watch(stage, { deadLetters, consumer });
  }

  #watch(stage: Stage, { deadLetters, consumer }: { deadLetters: SqsQueue; consumer: FunctionEntry }): void {
    addAlarm(this, stage, {
      name: 'dead-letters',
      meaning: `messages failed too often and were put aside; ${consumer.impact}`,
      metric: {
        namespace: 'AWS/SQS',
        metricName: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: deadLetters.name },
        statistic: 'Maximum',
      },
      above: 0,
    });
    addAlarm(this, stage, {
      name: 'age',
      meaning: `a message has been waiting for long; ${consumer.impact}`,
      metric: {
        namespace: 'AWS/SQS',
        metricName: 'ApproximateAgeOfOldestMessage',
        dimensions: { QueueName: this.queueName },
        statistic: 'Maximum',
      },
      // A message that failed once is late by its visibility timeout; twice is worth a look.
      above: Math.max(900, 2 * visibilityTimeout(consumer)),
    });
  }
}
