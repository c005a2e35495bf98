import type { BatchGetItemCommandInput, BatchWriteItemCommandInput } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import type { Backoff } from '../retry/backoff.ts';
import type { Item } from './items.ts';
import { getItems, putItems, type Table } from './table.ts';

const retry: Backoff = { retries: 3, firstMs: 1, capMs: 1, random: () => 0, pause: async () => undefined };
const item = (id: number): Item => ({ id: { S: String(id) } });
const items = (count: number): Item[] => Array.from({ length: count }, (_, index) => item(index));

const fakeTable = (send: (input: never) => unknown): Table => ({
  client: { call: async (_: string, input: never) => send(input) } as unknown as Table['client'],
  name: 't',
  retry,
});

it('writes 25 a request and again what was left over', async () => {
  const written: Item[] = [];
  const sizes: number[] = [];
  const table = fakeTable(({ RequestItems }: BatchWriteItemCommandInput) => {
    const requests = RequestItems!['t']!;
    sizes.push(requests.length);
    const taken = requests.slice(0, 20);
    written.push(...taken.map(({ PutRequest }) => PutRequest!.Item! as Item));
    return { UnprocessedItems: requests.length > 20 ? { t: requests.slice(20) } : {} };
  });

  await putItems(table, items(60));

  expect(new Set(written.map(({ id }) => id!.S)).size).toBe(60);
  expect(Math.max(...sizes)).toBe(25);
});

it('says how many items could not be written', async () => {
  const table = fakeTable(({ RequestItems }: BatchWriteItemCommandInput) => ({
    UnprocessedItems: { t: RequestItems!['t']!.slice(-2) },
  }));

  await expect(putItems(table, items(5))).rejects.toThrow('2 items of t could not be written');
});

it('reads 100 keys a request, consistently, and again what was held back', async () => {
  const sizes: number[] = [];
  const table = fakeTable(({ RequestItems }: BatchGetItemCommandInput) => {
    const { Keys, ConsistentRead } = RequestItems!['t']!;
    expect(ConsistentRead).toBe(true);
    sizes.push(Keys!.length);
    const held = Keys!.slice(60);
    return {
      Responses: { t: Keys!.slice(0, 60) },
      UnprocessedKeys: held.length > 0 ? { t: { Keys: held } } : {},
    };
  });

  const found = await getItems(table, items(130));

  expect(found).toHaveLength(130);
  expect(sizes.sort((a, b) => b - a)).toEqual([100, 40, 30]);
});

it('says how many items could not be read', async () => {
  const table = fakeTable(({ RequestItems }: BatchGetItemCommandInput) => ({
    Responses: { t: [] },
    UnprocessedKeys: RequestItems,
  }));

  await expect(getItems(table, items(3))).rejects.toThrow('3 items of t could not be read');
});
