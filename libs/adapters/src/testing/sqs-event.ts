import { encodeMessage } from '@word-list/domain';
import type { SQSEvent, SQSRecord } from 'aws-lambda';

/** What a queue hands to its function: one record a message, with ids m-0, m-1, … A text is taken as a body as it is. */
export const sqsEvent = (...messages: readonly unknown[]): SQSEvent => ({ Records: messages.map(record) });

function record(message: unknown, index: number): SQSRecord {
  return {
    messageId: `m-${String(index)}`,
    receiptHandle: `r-${String(index)}`,
    body: typeof message === 'string' ? message : encodeMessage(message),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:test',
    awsRegion: 'us-east-1',
  };
}
