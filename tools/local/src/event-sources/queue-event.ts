import type { Message } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { queueArn, region } from '../emulators/resource-names.ts';

/** A received message with what it takes to delete it or to put it off. */
export interface Received {
  readonly id: string;
  readonly handle: string;
  readonly receiveCount: number;
  readonly message: Message;
}

export const readReceived = (message: Message): Received => ({
  id: message.MessageId ?? '',
  handle: message.ReceiptHandle ?? '',
  receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
  message,
});

/** The event that Lambda hands to the consumer of a queue. */
export const makeQueueEvent = (queue: string, batch: readonly Received[]) => ({
  Records: batch.map(({ id, handle, message }) => ({
    messageId: id,
    receiptHandle: handle,
    body: message.Body ?? '',
    attributes: message.Attributes ?? {},
    messageAttributes: message.MessageAttributes ?? {},
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn(queue),
    awsRegion: region,
  })),
});

const partialAnswer = z
  .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() })
  .nullish();

/**
 * Which messages of a batch failed, by what the function answered, with Lambda's rules: nothing or an empty list is
 * success, an answer that cannot be read or that names a message which is not in the batch fails all of them.
 */
export const readFailures = (batch: readonly Received[], answer: unknown): readonly Received[] => {
  const parsed = partialAnswer.safeParse(answer);
  if (!parsed.success) return batch;
  const named = new Set((parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier));
  const failed = batch.filter(({ id }) => named.has(id));
  return failed.length === named.size ? failed : batch;
};
