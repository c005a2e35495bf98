import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';

export type AwsService = 'sqs' | 's3' | 'dynamodb' | 'ssm';

/** What a call needs: one verb of the permission language on one resource. */
export interface Need {
  readonly action: string;
  readonly resource: Resource;
}

export interface Resource {
  readonly kind: 'queue' | 'bucket' | 'parameter' | 'table';
  readonly name: string;
  /** Of a table. */
  readonly index?: string;
  /** Of a bucket: the first part of the key. */
  readonly folder?: string;
}

/** One request of the AWS wire protocols, understood. */
export interface AwsCall {
  readonly service: AwsService;
  /** Name of the API operation, such as SendMessageBatch. */
  readonly operation: string;
  readonly needs: readonly Need[];
  /** The body of a call that is JSON, read once: a batch of messages is a megabyte. */
  readonly content?: unknown;
}

export interface AwsRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const queueBody = z.object({ QueueUrl: z.string() });
const tableBody = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const batchTableBody = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const parameterBody = z.union([
  z.object({ Names: z.array(z.string()) }),
  z.object({ Name: z.string() }).transform(({ Name }) => ({ Names: [Name] })),
]);

const objectOperations: Readonly<Record<string, string>> = {
  GET: 'GetObject',
  HEAD: 'HeadObject',
  PUT: 'PutObject',
  POST: 'PutObject',
  DELETE: 'DeleteObject',
};
const objectVerbs: Readonly<Record<string, string>> = {
  HeadObject: 'GetObject',
  ListObjectsV2: 'ListBucket',
};

/** The bucket and key of a request, taken from its path as sent: URL parsers would follow `..` in a key. */
export const readObjectPath = (url: string): { bucket: string; key: string } => {
  const [path = ''] = url.split('?');
  const [, bucket = '', ...rest] = path.split('/');
  return { bucket: decodeURIComponent(bucket), key: decodeURIComponent(rest.join('/')) };
};

/** Reads what a request asks for and which permissions that takes. Throws when the body does not fit the operation. */
export const readAwsCall = (service: AwsService, request: AwsRequest): AwsCall => {
  if (service === 's3') return bucketCall(request);
  const operation = jsonOperation(request.headers);
  const content: unknown = JSON.parse(request.body.length === 0 ? '{}' : request.body.toString('utf8'));
  return { service, operation, content, needs: needsOf[service](operation, content) };
};

const needsOf = { sqs: queueNeeds, dynamodb: tableNeeds, ssm: parameterNeeds };

function jsonOperation(headers: IncomingHttpHeaders): string {
  return String(headers['x-amz-target'] ?? '').split('.')[1] ?? 'Unknown';
}

function bucketCall({ method, url }: AwsRequest): AwsCall {
  const { bucket: name, key } = readObjectPath(url);
  const [, query = ''] = url.split(/\?(.*)/su);
  const operation = bucketOperation(method, key, new URLSearchParams(query));
  const action = `s3:${objectVerbs[operation] ?? operation}`;
  const folder = key.split('/')[0] ?? '';
  return { service: 's3', operation, needs: [{ action, resource: { kind: 'bucket', name, folder } }] };
}

function bucketOperation(method: string, key: string, query: URLSearchParams): string {
  const other = subResource(query);
  if (other !== undefined) return `${method === 'GET' ? 'Get' : 'Put'}Object${other}`;
  if (key === '') return method === 'GET' ? 'ListObjectsV2' : `${method}Bucket`;
  return objectOperations[method] ?? method;
}

/** Sub-resources are other operations altogether; `x-id` only repeats the operation's name. */
function subResource(query: URLSearchParams): string | undefined {
  return [...query.keys()].find((key) =>
    ['acl', 'tagging', 'versioning', 'policy', 'lifecycle'].includes(key),
  );
}

/** The batch forms of the queue operations are permitted by the verb of the single form. */
function queueNeeds(operation: string, content: unknown): Need[] {
  const name = queueBody.parse(content).QueueUrl.split('/').at(-1) ?? '';
  return [{ action: `sqs:${operation.replace(/Batch$/u, '')}`, resource: { kind: 'queue', name } }];
}

function tableNeeds(operation: string, content: unknown): Need[] {
  const action = `dynamodb:${operation}`;
  if (operation.startsWith('Batch')) {
    const names = Object.keys(batchTableBody.parse(content).RequestItems);
    return names.map((name) => ({ action, resource: { kind: 'table', name } }));
  }
  const { TableName: name, IndexName: index } = tableBody.parse(content);
  return [{ action, resource: { kind: 'table', name, ...(index === undefined ? {} : { index }) } }];
}

function parameterNeeds(operation: string, content: unknown): Need[] {
  return parameterBody
    .parse(content)
    .Names.map((name) => ({ action: `ssm:${operation}`, resource: { kind: 'parameter', name } }));
}
