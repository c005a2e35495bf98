import { limits } from '@word-list/domain';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Backoff } from '../retry/backoff.ts';
import type { Entry, SendAnswer, SqsService } from './sqs-service.ts';
import { cutIntoRequests, MessagesNotAccepted, sqsSender } from './sqs-sender.ts';

const retry: Backoff = { retries: 3, firstMs: 1, capMs: 1, random: () => 0, pause: async () => undefined };

type Answer = (ids: string[], call: number) => SendAnswer;

const fakeQueue = (answer: Answer) => {
  const calls: string[][] = [];
  const call = async (
    _: string,
    { Entries }: { readonly Entries: readonly Entry[] },
  ): Promise<SendAnswer> => {
    const ids = Entries.map(({ Id }) => Id);
    calls.push(ids);
    return answer(ids, calls.length);
  };
  return { calls, client: { call: call as SqsService['call'] } };
};

const accept = (ids: string[]) => ids.map((Id) => ({ Id }));
const fail = (ids: string[], Code: string, SenderFault: boolean) =>
  ids.map((Id) => ({ Id, Code, SenderFault }));

it('cuts any bodies into requests within both limits, in order, with as few as a greedy cut needs', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: limits.messageBytes }), { maxLength: 40 });
  fc.assert(
    fc.property(sizes, (lengths) => {
      const bodies = lengths.map((length) => 'x'.repeat(length));

      const requests = cutIntoRequests(bodies);

      expect(requests.flat().map(({ MessageBody }) => MessageBody.length)).toEqual(lengths);
      expect(requests.flat().map(({ Id }) => Number(Id))).toEqual(lengths.map((_, index) => index));
      const bytes = requests.map((entries) =>
        entries.reduce((sum, entry) => sum + entry.MessageBody.length, 0),
      );
      expect(requests.every((entries) => entries.length <= 10 && entries.length > 0)).toBe(true);
      expect(bytes.every((sum) => sum <= 1_000_000)).toBe(true);
      requests.slice(1).forEach((next, index) => {
        const full = requests[index]!.length === 10;
        expect(full || bytes[index]! + next[0]!.MessageBody.length > 1_000_000).toBe(true);
      });
    }),
    { numRuns: 50 },
  );
});

it('tries again only the entries that failed by no fault of ours', async () => {
  const queue = fakeQueue((ids, call) =>
    call === 1
      ? { Successful: accept(ids.slice(1)), Failed: fail(ids.slice(0, 1), 'InternalError', false) }
      : { Successful: accept(ids), Failed: [] },
  );
  const sender = sqsSender<number>({ ...queue, queueUrl: 'q', retry });

  await sender.send([1, 2, 3]);

  expect(queue.calls).toEqual([['0', '1', '2'], ['0']]);
});

it('does not trust an answer that forgets an entry', async () => {
  const queue = fakeQueue((ids, call) => ({
    Successful: accept(call === 1 ? ids.slice(1) : ids),
    Failed: [],
  }));
  const sender = sqsSender<number>({ ...queue, queueUrl: 'q', retry });

  await sender.send([1, 2]);

  expect(queue.calls).toEqual([['0', '1'], ['0']]);
});

it('throws the counts at once when the fault is the sender’s', async () => {
  const queue = fakeQueue((ids) => ({
    Successful: accept(ids.slice(0, 2)),
    Failed: fail(ids.slice(2), 'InvalidMessageContents', true),
  }));
  const sender = sqsSender<number>({ ...queue, queueUrl: 'q', retry });

  const sent = sender.send([1, 2, 3]);

  await expect(sent).rejects.toMatchObject({
    rejected: 1,
    total: 3,
    message: expect.stringContaining('InvalidMessageContents'),
  });
  expect(queue.calls).toHaveLength(1);
});

it('gives up after a bounded number of tries and names what is left', async () => {
  const queue = fakeQueue((ids) => ({ Successful: [], Failed: fail(ids, 'ServiceUnavailable', false) }));
  const sender = sqsSender<number>({ ...queue, queueUrl: 'q', retry });

  const sent = sender.send([1]);

  await expect(sent).rejects.toThrow(MessagesNotAccepted);
  expect(queue.calls).toHaveLength(4);
});

it('keeps the reason of a request that failed as a whole, and sends the other requests', async () => {
  const queue = fakeQueue((ids) => {
    if (ids.includes('0')) throw new TypeError('network is down');
    return { Successful: accept(ids), Failed: [] };
  });
  const sender = sqsSender<number>({ ...queue, queueUrl: 'q', retry });

  const sent = sender.send(Array.from({ length: 25 }, (_, index) => index));

  await expect(sent).rejects.toMatchObject({
    rejected: 10,
    total: 25,
    cause: new TypeError('network is down'),
  });
  expect(queue.calls).toHaveLength(3);
});
