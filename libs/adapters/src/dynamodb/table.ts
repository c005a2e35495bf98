import { AwsRefusal } from '../aws/aws-refusal.ts';
import { type Backoff, backoff, untilNoneLeft } from '../retry/backoff.ts';
import { mapBounded } from '../retry/map-bounded.ts';
import type { DynamoService, PutRequest, Query } from './dynamo-service.ts';
import type { Item } from './items.ts';

/** One table and how to reach it. */
export interface Table {
  readonly client: DynamoService;
  readonly name: string;
  readonly retry?: Backoff;
}

const keysPerGet = 100;
const writesPerRequest = 25;
const requestsAtATime = 4;
/** Single-item writes under way at a time. */
const writesAtATime = 16;

/** Runs a conditional write: false when its condition does not hold. */
export const conditionHolds = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof AwsRefusal && error.code === 'ConditionalCheckFailedException') return false;
    throw error;
  }
};

/** One item by its key, consistently. */
export const getItem = async ({ client, name }: Table, Key: Item): Promise<Item | undefined> => {
  const { Item } = await client.call('GetItem', { TableName: name, Key, ConsistentRead: true });
  return Item;
};

/** The stored items among these keys, consistently and in no order; throws when the table keeps holding some back. */
export const getItems = async (table: Table, keys: readonly Item[]): Promise<Item[]> => {
  const found: Item[] = [];
  await mapBounded(slices(keys, keysPerGet), requestsAtATime, async (slice) => {
    const left = await untilNoneLeft(slice, table.retry ?? backoff, async (Keys) => {
      const RequestItems = { [table.name]: { Keys: [...Keys], ConsistentRead: true } };
      const { Responses, UnprocessedKeys } = await table.client.call('BatchGetItem', {
        RequestItems,
      });
      found.push(...(Responses?.[table.name] ?? []));
      return UnprocessedKeys?.[table.name]?.Keys ?? [];
    });
    if (left.length > 0) throw new Error(`${left.length} items of ${table.name} could not be read`);
  });
  return found;
};

/** Puts all items, whatever is stored; throws when the table keeps refusing some. */
export const putItems = async (table: Table, items: readonly Item[]): Promise<void> => {
  const requests: PutRequest[] = items.map((Item) => ({ PutRequest: { Item } }));
  await mapBounded(slices(requests, writesPerRequest), requestsAtATime, async (slice) => {
    const left = await untilNoneLeft(slice, table.retry ?? backoff, async (open) => {
      const RequestItems = { [table.name]: [...open] };
      const { UnprocessedItems } = await table.client.call('BatchWriteItem', { RequestItems });
      return UnprocessedItems?.[table.name] ?? [];
    });
    if (left.length > 0) throw new Error(`${left.length} items of ${table.name} could not be written`);
  });
};

/** Every item that the query finds, over all pages. */
export const queryItems = async (table: Table, query: Omit<Query, 'TableName'>): Promise<Item[]> => {
  const found: Item[] = [];
  let from: Item | undefined;
  do {
    const page = { ...query, TableName: table.name, ...(from && { ExclusiveStartKey: from }) };
    const answer = await table.client.call('Query', page);
    found.push(...(answer.Items ?? []));
    from = answer.LastEvaluatedKey;
  } while (from);
  return found;
};

/** Every item of the table, consistently and in no order. */
export const scanItems = async (table: Table): Promise<Item[]> => {
  const found: Item[] = [];
  let from: Item | undefined;
  do {
    const page = {
      TableName: table.name,
      ConsistentRead: true as const,
      ...(from && { ExclusiveStartKey: from }),
    };
    const answer = await table.client.call('Scan', page);
    found.push(...(answer.Items ?? []));
    from = answer.LastEvaluatedKey;
  } while (from);
  return found;
};

/** Runs `write` on each item, at most 16 at a time. */
export const writeEach = <T, R>(items: readonly T[], write: (item: T) => Promise<R>): Promise<R[]> =>
  mapBounded(items, writesAtATime, write);

/** Sets when the table may drop these items (`expires_at`, epoch seconds, rounded up); creates none. */
export const expireItems = async (table: Table, keys: readonly Item[], at: Date): Promise<void> => {
  const seconds = String(Math.ceil(at.getTime() / 1000));
  await writeEach(keys, (Key) =>
    conditionHolds(
      table.client.call('UpdateItem', {
        TableName: table.name,
        Key,
        UpdateExpression: 'SET expires_at = :at',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeValues: { ':at': { N: seconds } },
      }),
    ),
  );
};

function slices<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
