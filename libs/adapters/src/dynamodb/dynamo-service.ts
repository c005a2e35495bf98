import * as z from 'zod';
import { jsonService, type JsonService, type OutputsOf } from '../aws/json-service.ts';
import type { Environment } from '../aws/origin-of.ts';
import type { AttributeValue, Item } from './items.ts';

interface Condition {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

interface Put extends Condition {
  readonly TableName: string;
  readonly Item: Item;
}

interface Delete extends Condition {
  readonly TableName: string;
  readonly Key: Item;
}

export interface Update extends Condition {
  readonly TableName: string;
  readonly Key: Item;
  readonly UpdateExpression: string;
  readonly ReturnValues?: 'UPDATED_OLD';
}

export interface Query {
  readonly TableName: string;
  readonly KeyConditionExpression: string;
  readonly ExpressionAttributeValues: Item;
  readonly IndexName?: string;
  readonly ProjectionExpression?: string;
  readonly ConsistentRead?: boolean;
  readonly ExclusiveStartKey?: Item;
}

export interface PutRequest {
  readonly PutRequest: { readonly Item: Item };
}

interface Keys {
  readonly Keys: readonly Item[];
  readonly ConsistentRead?: boolean;
}

type ByTable<T> = Readonly<Record<string, T>>;

/** What the operations take that are used of DynamoDB. */
interface Inputs {
  readonly GetItem: { readonly TableName: string; readonly Key: Item; readonly ConsistentRead: true };
  readonly BatchGetItem: { readonly RequestItems: ByTable<Keys> };
  readonly BatchWriteItem: { readonly RequestItems: ByTable<readonly PutRequest[]> };
  readonly PutItem: Put;
  readonly UpdateItem: Update;
  readonly DeleteItem: Delete;
  readonly Query: Query;
  readonly Scan: {
    readonly TableName: string;
    readonly ConsistentRead: true;
    readonly ExclusiveStartKey?: Item;
  };
}

// Rows are checked where they are made of items.
const item = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null),
);
const page = z.object({ Items: z.array(item).optional(), LastEvaluatedKey: item.optional() });
const keys = z.object({ Keys: z.array(item) });
const putRequest = z.object({ PutRequest: z.object({ Item: item }) });

const answers = {
  GetItem: z.object({ Item: item.optional() }),
  BatchGetItem: z.object({
    Responses: z.record(z.string(), z.array(item)).optional(),
    UnprocessedKeys: z.record(z.string(), keys).optional(),
  }),
  BatchWriteItem: z.object({ UnprocessedItems: z.record(z.string(), z.array(putRequest)).optional() }),
  PutItem: z.object({}),
  UpdateItem: z.object({ Attributes: item.optional() }),
  DeleteItem: z.object({}),
  Query: page,
  Scan: page,
};

export type DynamoService = JsonService<Inputs, OutputsOf<typeof answers>>;

/** DynamoDB as the environment names it. */
export const dynamoService = (environment: Environment): DynamoService =>
  jsonService({ environment, service: 'dynamodb', target: 'DynamoDB_20120810', version: '1.0', answers });
