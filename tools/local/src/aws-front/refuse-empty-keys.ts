import { tables, type TableEntry } from '@word-list/topology';
import * as z from 'zod';
import type { AwsCall } from './aws-call.ts';
import { refuseInput, type AwsAnswer } from './refusals.ts';

const item = z.record(z.string(), z.unknown());
const put = z.object({ TableName: z.string(), Item: item });
const update = z.object({
  TableName: z.string(),
  UpdateExpression: z.string(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: item.default({}),
});
const batchWrite = z.object({
  RequestItems: z.record(z.string(), z.array(z.object({ PutRequest: z.object({ Item: item }).optional() }))),
});

/** A write that would give the key of an index an empty text, which DynamoDB refuses and the emulator takes. */
export function refuseEmptyKeys({ service, needs, content }: AwsCall): AwsAnswer | undefined {
  if (service !== 'dynamodb' || !needs.some(({ resource }) => hasIndexes(resource.name))) return undefined;
  for (const [table, written] of readWritten(content)) {
    const found = findEmptyKey(table, written);
    if (found !== undefined) return refuseInput('dynamodb', 'ValidationException', emptyKeyText(found));
  }
  return undefined;
}

function indexesOf(table: string): Readonly<TableEntry['indexes']> {
  const known: Readonly<Partial<Record<string, TableEntry>>> = tables;
  return known[table]?.indexes ?? {};
}

function hasIndexes(table: string): boolean {
  return Object.keys(indexesOf(table)).length > 0;
}

type Written = readonly [table: string, item: Readonly<Record<string, unknown>>];

/** The items, or the attributes of items, that a request writes. */
function readWritten(request: unknown): Written[] {
  const one = put.safeParse(request);
  if (one.success) return [[one.data.TableName, one.data.Item]];
  const many = batchWrite.safeParse(request);
  if (many.success) {
    return Object.entries(many.data.RequestItems).flatMap(([table, writes]) =>
      writes.map(({ PutRequest }): Written => [table, PutRequest?.Item ?? {}]),
    );
  }
  const change = update.safeParse(request);
  return change.success ? [[change.data.TableName, assignedBy(change.data)]] : [];
}

/** What is assigned as `name = :value`; values that are computed have no empty text among them. */
function assignedBy(change: z.infer<typeof update>): Record<string, unknown> {
  const assignments = change.UpdateExpression.matchAll(/([#\w.]+)\s*=\s*(:\w+)/gu);
  return Object.fromEntries(
    [...assignments].map(([, name = '', value = '']) => [
      change.ExpressionAttributeNames[name] ?? name,
      change.ExpressionAttributeValues[value],
    ]),
  );
}

interface EmptyKey {
  readonly index: string;
  readonly key: string;
}

function findEmptyKey(table: string, written: Readonly<Record<string, unknown>>): EmptyKey | undefined {
  return Object.entries(indexesOf(table))
    .flatMap(([index, { partitionKey, sortKey }]) =>
      [partitionKey, ...(sortKey === undefined ? [] : [sortKey])].map((key) => ({ index, key })),
    )
    .find(({ key }) => z.object({ S: z.literal('') }).safeParse(written[key]).success);
}

function emptyKeyText({ index, key }: EmptyKey): string {
  return (
    'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
    `The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index}, IndexKey: ${key}`
  );
}
