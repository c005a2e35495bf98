import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { QueueTrigger } from '@word-list/topology';
import { PoolStopped } from '../runtime/function-pool.ts';
import { makeSlots } from '../runtime/slots.ts';
import { makeQueueEvent, readFailures, readReceived, type Received } from './queue-event.ts';

export interface QueueMappingOptions {
  readonly trigger: QueueTrigger;
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Throws while the role of the function may not consume the queue; asked before every poll. */
  readonly checkGrants: () => void;
  /** Told of every poll that was refused or failed and every invocation that threw; failures of single messages are in the log of the function. */
  readonly onProblem: (error: Error) => void;
}

export interface QueueMapping {
  /** Lets the poll and the invocations under way end. */
  stop(): Promise<void>;
}

/** The server gives a message to a poll that was cut off, and it is lost for its visibility timeout: polls are short and end by themselves. */
const pollSeconds = 1;
const longestRetrySeconds = 60;

/** The event source mapping of one queue: polls it and hands batches to the function, never more at once than allowed. */
export const startQueueMapping = (options: QueueMappingOptions): QueueMapping => {
  const slots = makeSlots(options.trigger.maximumConcurrency);
  const working = new Set<Promise<void>>();
  let isStopped = false;

  const report = (error: unknown): void => {
    if (!isStopped) options.onProblem(asError(error));
  };
  const hand = (batch: readonly Received[]): void => {
    const work = workOff(options, batch)
      .catch(report)
      .finally(() => slots.giveBack());
    working.add(work);
    void work.then(() => working.delete(work));
  };
  const poll = async (): Promise<void> => {
    await slots.take();
    try {
      options.checkGrants();
      const batch = isStopped ? [] : await collectBatch(options);
      if (batch.length > 0) hand(batch);
      else slots.giveBack();
    } catch (error) {
      slots.giveBack();
      report(error);
      await sleep(500);
    }
  };
  const polling = (async () => {
    while (!isStopped) await poll();
  })();

  return {
    async stop() {
      isStopped = true;
      await polling;
      await Promise.all(working);
    },
  };
};

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/** Runs one batch through the function; what failed is left in the queue for later. */
async function workOff(options: QueueMappingOptions, batch: readonly Received[]): Promise<void> {
  let failed = batch;
  try {
    failed = readFailures(batch, await options.invoke(makeQueueEvent(options.trigger.queue, batch)));
  } catch (error) {
    // The next start makes these visible again.
    if (error instanceof PoolStopped) return;
    options.onProblem(asError(error));
  }
  await deleteAll(
    options,
    batch.filter((received) => !failed.includes(received)),
  );
  await putOff(options, failed);
}

async function deleteAll(
  { client, queueUrl }: QueueMappingOptions,
  done: readonly Received[],
): Promise<void> {
  for (let from = 0; from < done.length; from += 10) {
    await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: done
          .slice(from, from + 10)
          .map(({ handle }, place) => ({ Id: String(place), ReceiptHandle: handle })),
      }),
    );
  }
}

async function putOff({ client, queueUrl, trigger }: QueueMappingOptions, failed: readonly Received[]) {
  for (const { handle, receiveCount } of failed) {
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: handle,
        VisibilityTimeout: retrySeconds(trigger, receiveCount),
      }),
    );
  }
}

/** Seconds until a failed message is visible again; at least 1, because the server cannot do 0 on disk. */
function retrySeconds(trigger: QueueTrigger, receiveCount: number): number {
  return Math.max(
    1,
    Math.min(longestRetrySeconds, Math.ceil(trigger.local.retrySeconds * 2 ** (receiveCount - 1))),
  );
}

/** At most `batchSize` messages; waits out the window when there is one and the batch is not full. */
async function collectBatch(options: QueueMappingOptions): Promise<Received[]> {
  const { batchSize, local } = options.trigger;
  const batch = await receive(options, batchSize, pollSeconds);
  const windowEnds = Date.now() + local.windowSeconds * 1000;
  while (batch.length > 0 && batch.length < batchSize && Date.now() < windowEnds) {
    batch.push(...(await receive(options, batchSize - batch.length, pollSeconds)));
  }
  return batch;
}

async function receive({ client, queueUrl }: QueueMappingOptions, most: number, waitSeconds: number) {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(10, most),
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages.map(readReceived);
}
