import { encodeMessage, limits, type MessageSender } from '@word-list/domain';
import { AwsRefusal } from '../aws/aws-refusal.ts';
import { type Backoff, backoff, untilNoneLeft } from '../retry/backoff.ts';
import { mapBounded } from '../retry/map-bounded.ts';
import type { Entry, SendAnswer, SqsService } from './sqs-service.ts';

export interface SqsSenderOptions<Message> {
  readonly client: SqsService;
  readonly queueUrl: string;
  /** Must give ASCII, so that characters are bytes. */
  readonly encode?: (message: Message) => string;
  readonly retry?: Backoff;
}

/** The queue did not take every message. Those that it took stay sent. */
export class MessagesNotAccepted extends Error {
  override readonly name = 'MessagesNotAccepted';
  readonly rejected: number;
  readonly total: number;

  constructor(
    counts: { rejected: number; total: number },
    reasons: readonly string[],
    options?: ErrorOptions,
  ) {
    super(
      `the queue did not accept ${counts.rejected} of ${counts.total} messages: ${reasons.join(', ')}`,
      options,
    );
    this.rejected = counts.rejected;
    this.total = counts.total;
  }
}

const entriesPerRequest = 10;
/** The service takes 1 MiB a request; the rest is head room. */
const bytesPerRequest = 1_000_000;
const requestsAtATime = 4;

interface Refusal {
  readonly entry: Entry;
  readonly reason: string;
  /** Whether the same entry may be accepted at another try. */
  readonly passing: boolean;
  readonly cause?: unknown;
}

/** Cuts bodies into requests of at most 10 entries and 1,000,000 bytes, in order. */
export const cutIntoRequests = (bodies: readonly string[]): Entry[][] => {
  const requests: Entry[][] = [];
  let bytes = 0;
  bodies.forEach((MessageBody, index) => {
    const current = requests.at(-1);
    const fits =
      current && current.length < entriesPerRequest && bytes + MessageBody.length <= bytesPerRequest;
    const entry = { Id: String(index), MessageBody };
    if (fits) current.push(entry);
    else requests.push([entry]);
    bytes = (fits ? bytes : 0) + MessageBody.length;
  });
  return requests;
};

/** Sends messages to one SQS queue. Throws RangeError (nothing sent) or MessagesNotAccepted. */
export const sqsSender = <Message>(options: SqsSenderOptions<Message>): MessageSender<Message> => {
  const { client, queueUrl, encode = encodeMessage, retry = backoff } = options;

  const sendOnce = async (entries: readonly Entry[]): Promise<Refusal[]> => {
    try {
      const answer = await client.call('SendMessageBatch', { QueueUrl: queueUrl, Entries: entries });
      return refusalsOf(entries, answer);
    } catch (cause) {
      // The client has already tried again by itself: the caller decides whether to start over.
      const reason = reasonOf(cause);
      return entries.map((entry) => ({ entry, reason, passing: false, cause }));
    }
  };

  const sendRequest = async (entries: readonly Entry[]): Promise<readonly Refusal[]> => {
    const final: Refusal[] = [];
    let passing: readonly Refusal[] = [];
    await untilNoneLeft(entries, retry, async (open) => {
      const refusals = await sendOnce(open);
      final.push(...refusals.filter((refusal) => !refusal.passing));
      passing = refusals.filter((refusal) => refusal.passing);
      return passing.map(({ entry }) => entry);
    });
    return [...final, ...passing];
  };

  return {
    async send(messages) {
      const requests = cutIntoRequests(encodeAll(messages, encode));
      const refusals = (await mapBounded(requests, requestsAtATime, sendRequest)).flat();
      if (refusals.length > 0) throw failure(refusals, messages.length);
    },
  };
};

function reasonOf(cause: unknown): string {
  if (cause instanceof AwsRefusal) return cause.code;
  return cause instanceof Error ? cause.name : 'unknown';
}

/** The entries that the answer does not name as accepted, whether it names them as failed or forgets them. */
function refusalsOf(entries: readonly Entry[], { Successful, Failed }: SendAnswer): Refusal[] {
  const accepted = new Set(Successful?.map(({ Id }) => Id));
  const faults = new Map(Failed?.map((fault) => [fault.Id, fault]));
  return entries
    .filter(({ Id }) => !accepted.has(Id))
    .map((entry) => {
      const fault = faults.get(entry.Id);
      return { entry, reason: fault?.Code ?? 'no answer for it', passing: fault?.SenderFault !== true };
    });
}

function encodeAll<Message>(messages: readonly Message[], encode: (message: Message) => string): string[] {
  return messages.map((message) => {
    const body = encode(message);
    if (body.length > limits.messageBytes)
      throw new RangeError(`a message of ${body.length} bytes is too large`);
    return body;
  });
}

function failure(refusals: readonly Refusal[], total: number): MessagesNotAccepted {
  const cause = refusals.find((refusal) => refusal.cause !== undefined)?.cause;
  const reasons = [...new Set(refusals.map(({ reason }) => reason))];
  return new MessagesNotAccepted({ rejected: refusals.length, total }, reasons, { cause });
}
