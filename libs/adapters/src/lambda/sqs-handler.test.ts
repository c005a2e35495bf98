import { recordingLog } from '@word-list/domain/testing';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { sqsHandler } from './sqs-handler.ts';

const schema = z.strictObject({
  type: z.literal('part-ready'),
  version: z.literal(1),
  runId: z.string(),
  words: z.array(z.string()),
});

const message = (runId: string) => ({ type: 'part-ready', version: 1, runId, words: ['secretword'] });

const event = (...bodies: unknown[]): SQSEvent => ({
  Records: bodies.map(
    (body, index) =>
      ({
        messageId: `m-${index}`,
        body: typeof body === 'string' ? body : JSON.stringify(body),
        attributes: { ApproximateReceiveCount: '2' },
      }) as SQSRecord,
  ),
});

it('hands over every message and reports no failure', async () => {
  const handled: string[] = [];
  const handler = sqsHandler(schema, recordingLog(), async ({ runId }) => handled.push(runId));

  const response = await handler(event(message('a'), message('b')));

  expect(response).toEqual({ batchItemFailures: [] });
  expect(handled).toEqual(['a', 'b']);
});

it('reports only the record that failed, and logs it once without its words', async () => {
  const log = recordingLog();
  const handler = sqsHandler(schema, log, async ({ runId }) => {
    if (runId === 'b') throw new RangeError('no room', { cause: new Error('disk') });
  });

  const response = await handler(event(message('a'), message('b'), message('c')));

  expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
  expect(log.entries).toHaveLength(1);
  expect(log.entries[0]).toMatchObject({
    level: 'error',
    fields: {
      messageId: 'm-1',
      receives: 2,
      names: { type: 'part-ready', version: 1, runId: 'b' },
      error: new RangeError('no room'),
    },
  });
  expect(JSON.stringify(log.entries)).not.toContain('secretword');
});

it.each([
  ['an unknown version', { ...message('a'), version: 2 }],
  ['an unknown type', { ...message('a'), type: 'part-done' }],
  ['an unknown field', { ...message('a'), extra: 1 }],
  ['null', 'null'],
  ['an empty body', ''],
  ['no JSON', 'secretword {'],
])('fails a record that holds %s, loudly', async (_, body) => {
  const log = recordingLog();
  const handler = sqsHandler(schema, log, async () => {
    throw new Error('called');
  });

  const response = await handler(event(body, body));

  expect(response.batchItemFailures).toHaveLength(2);
  expect(log.entries.map(({ fields }) => (fields['error'] as Error).name)).toEqual([
    'MessageNotUnderstood',
    'MessageNotUnderstood',
  ]);
  expect(log.entries.map(({ fields }) => (fields['error'] as Error).message).join()).not.toContain(
    'secretword',
  );
});

it('fails a record without a body', async () => {
  const handler = sqsHandler(schema, recordingLog(), async () => undefined);
  const broken = event('x');
  delete (broken.Records[0] as Partial<SQSRecord>).body;

  const response = await handler(broken);

  expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }] });
});

it('reports a record whose handling throws no error', async () => {
  const handler = sqsHandler(schema, recordingLog(), () => Promise.reject(undefined as unknown as Error));

  const response = await handler(event(message('a')));

  expect(response).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }] });
});

it('starts every invocation afresh', async () => {
  let fails = true;
  const handler = sqsHandler(schema, recordingLog(), async () => {
    if (fails) throw new Error('down');
  });
  await handler(event(message('a')));
  fails = false;

  const response = await handler(event(message('a')));

  expect(response).toEqual({ batchItemFailures: [] });
});
