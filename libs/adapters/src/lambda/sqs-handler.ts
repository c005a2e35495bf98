import type { Log } from '@word-list/domain';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type * as z from 'zod';

/** The body of a record is no message of a kind and version that this function takes. */
export class MessageNotUnderstood extends Error {
  override readonly name = 'MessageNotUnderstood';
}

/** What a log may show of a message: its type and ids, never its words. */
const namedFields = ['type', 'version', 'runId', 'batchId', 'part', 'round'];

/**
 * Makes the function that a queue calls. Records are independent: each that cannot be read or whose `handle`
 * throws is logged once and reported back, so that the queue delivers it again, and in the end dead-letters it.
 */
export const sqsHandler = <Message>(
  schema: z.ZodType<Message>,
  log: Log,
  handle: (message: Message) => Promise<unknown>,
): ((event: SQSEvent) => Promise<SQSBatchResponse>) => {
  const isHandled = async (record: SQSRecord): Promise<boolean> => {
    let names: Record<string, unknown> = {};
    try {
      const body = readJson(record.body);
      names = namesOf(body);
      await handle(parseMessage(schema, body));
      return true;
    } catch (error) {
      const receives = Number(record.attributes.ApproximateReceiveCount);
      log.error('message failed', { messageId: record.messageId, receives, names, error });
      return false;
    }
  };

  return async ({ Records }) => {
    const handled = await Promise.all(Records.map(isHandled));
    const failed = Records.filter((_, place) => !handled[place]);
    return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
};

function readJson(body: unknown): unknown {
  if (typeof body !== 'string') throw new MessageNotUnderstood('the record has no body');
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    // The parser's own message quotes the body.
    throw new MessageNotUnderstood('the body is not JSON');
  }
}

function namesOf(body: unknown): Record<string, unknown> {
  return isObject(body)
    ? Object.fromEntries(
        namedFields
          .map((name) => [name, body[name]] as const)
          .filter(([, value]) => typeof value === 'number' || typeof value === 'string')
          .map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 100) : value]),
      )
    : {};
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parseMessage<Message>(schema: z.ZodType<Message>, body: unknown): Message {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join('.') || 'message'} (${code})`);
  throw new MessageNotUnderstood(`not a message of a known type and version: ${issues.join(', ')}`);
}
