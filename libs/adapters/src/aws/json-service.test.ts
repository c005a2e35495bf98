import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import type { Backoff } from '../retry/backoff.ts';
import { listen } from '../testing/listen.ts';
import { AwsRefusal } from './aws-refusal.ts';
import { jsonService, type OutputsOf } from './json-service.ts';
import { bucketUrl, originOf } from './origin-of.ts';

interface Inputs {
  readonly Do: { readonly What: string };
}

const read = { Do: z.object({ Done: z.string() }) };
type Answer = (outgoing: ServerResponse, incoming: IncomingMessage) => void;

const waits = (): Backoff & { waited: number[] } => {
  const waited: number[] = [];
  return {
    retries: 3,
    firstMs: 10,
    capMs: 100,
    random: () => 1,
    pause: async (ms) => void waited.push(ms),
    waited,
  };
};

/** A service that answers each call by the next of these, and by the last one from then on. */
const serve = async (...answers: Answer[]) => {
  const bodies: string[] = [];
  const heads: IncomingMessage['headers'][] = [];
  const server = await listen(
    createServer((incoming, outgoing) => {
      void incoming.toArray().then((parts) => {
        bodies.push(Buffer.concat(parts).toString('utf8'));
        heads.push(incoming.headers);
        const answer = answers[Math.min(bodies.length, answers.length) - 1];
        answer?.(outgoing, incoming);
      });
    }),
  );
  onTestFinished(server.stop);
  const retry = waits();
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'id',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL_SQS: server.origin,
  };
  const service = jsonService<Inputs, OutputsOf<typeof read>>({
    service: 'sqs',
    target: 'T',
    version: '1.0',
    environment,
    retry,
    answers: read,
  });
  return { service, bodies, heads, retry };
};

const done: Answer = (outgoing) => outgoing.end('{"Done":"é"}');
const refuse =
  (status: number, body: string): Answer =>
  (outgoing) =>
    outgoing.writeHead(status).end(body);
const breakOff: Answer = (_, { socket }) => socket.destroy();

it('names the operation, sends its input and reads the answer', async () => {
  const { service, bodies, heads } = await serve(done);

  const answer = await service.call('Do', { What: 'ü' });

  expect(answer).toEqual({ Done: 'é' });
  expect(bodies).toEqual(['{"What":"ü"}']);
  expect(heads[0]).toMatchObject({ 'x-amz-target': 'T.Do', 'content-type': 'application/x-amz-json-1.0' });
  expect(heads[0]?.authorization).toContain('/eu-central-1/sqs/aws4_request');
});

it.each([
  ['a broken connection', breakOff],
  ['a fault of the service', refuse(500, '{"__type":"InternalServerError"}')],
  ['a proxy that is down', refuse(503, '<html>')],
  ['too many calls', refuse(400, '{"__type":"x#ThrottlingException","message":"slow"}')],
  ['a table that is busy', refuse(400, '{"__type":"x#ProvisionedThroughputExceededException"}')],
])('calls again after %s, later each time', async (_, fault) => {
  const { service, bodies, retry } = await serve(fault, fault, done);

  const answer = await service.call('Do', { What: 'a' });

  expect(answer).toEqual({ Done: 'é' });
  expect(bodies).toHaveLength(3);
  expect(retry.waited).toEqual([10, 20]);
});

it('gives up after the fourth try', async () => {
  const { service, bodies } = await serve(refuse(500, '{"__type":"InternalServerError","Message":"down"}'));

  await expect(service.call('Do', { What: 'a' })).rejects.toEqual(
    new AwsRefusal('InternalServerError', { message: 'down', status: 500 }),
  );
  expect(bodies).toHaveLength(4);
});

it.each([
  [
    '{"__type":"com.amazonaws.x#ConditionalCheckFailedException","message":"no"}',
    'ConditionalCheckFailedException',
  ],
  ['{"__type":"AccessDeniedException","Message":"no"}', 'AccessDeniedException'],
  ['not JSON', 'Status400'],
])('takes a refusal for an answer: %s', async (body, code) => {
  const { service, bodies } = await serve(refuse(400, body));

  await expect(service.call('Do', { What: 'a' })).rejects.toMatchObject({ code, status: 400 });
  expect(bodies).toHaveLength(1);
});

it('finds the services of a region, and stands-in', () => {
  expect(originOf('dynamodb', { AWS_REGION: 'eu-west-1' })).toBe('https://dynamodb.eu-west-1.amazonaws.com');
  expect(originOf('sqs', { AWS_REGION: 'cn-north-1' })).toBe('https://sqs.cn-north-1.amazonaws.com.cn');
  expect(originOf('s3', { AWS_REGION: 'x', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:1' })).toBe(
    'http://127.0.0.1:1',
  );
  expect(() => originOf('ssm', {})).toThrow('AWS_REGION');
});

it('puts a bucket where the address wants it', () => {
  const path = '/runs/a%20b';

  expect(bucketUrl('https://s3.eu-west-1.amazonaws.com', 'b', path).href).toBe(
    'https://b.s3.eu-west-1.amazonaws.com/runs/a%20b',
  );
  expect(bucketUrl('http://127.0.0.1:1', 'b', path).href).toBe('http://127.0.0.1:1/b/runs/a%20b');
});
