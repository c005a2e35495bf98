import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { QueueName } from '@word-list/topology';
import { emulatorOrigin } from '../emulators/emulator-client.ts';
import { deadLetterQueueOf, queueNames, queueUrl } from '../emulators/resource-names.ts';

export interface DeadLetterWatch {
  /** Messages in all dead-letter queues at the last look. */
  count(): number;
  /** Looks now. */
  look(): Promise<number>;
  stop(): void;
}

export interface DeadLetterWatchOptions {
  readonly client: SQSClient;
  readonly everyMs?: number;
  /** Told when a dead-letter queue holds more than before, also of what an earlier stack left there. */
  readonly onDeadLetters: (queue: QueueName, more: number) => void;
}

/** Looks at the dead-letter queues now and then; their messages are left there for reading. */
export const watchDeadLetters = (options: DeadLetterWatchOptions): DeadLetterWatch => {
  const known = new Map<QueueName, number>();

  const lookAt = async (queue: QueueName): Promise<void> => {
    const { Attributes } = await options.client.send(
      new GetQueueAttributesCommand({
        QueueUrl: queueUrl(emulatorOrigin, deadLetterQueueOf(queue)),
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    const count = Object.values(Attributes ?? {}).reduce((sum, value) => sum + Number(value), 0);
    const more = count - (known.get(queue) ?? 0);
    known.set(queue, count);
    if (more > 0) options.onDeadLetters(queue, more);
  };
  const count = (): number => [...known.values()].reduce((sum, each) => sum + each, 0);
  const look = async (): Promise<number> => {
    await Promise.all(queueNames.map(lookAt));
    return count();
  };
  // A look that fails finds the server gone, which is noticed and told elsewhere.
  const timer = setInterval(() => void look().catch(() => undefined), options.everyMs ?? 2000);
  return { count, look, stop: () => clearInterval(timer) };
};
