import { GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { batchStoreContract, promptStoreContract, sourceStoreContract } from '@word-list/domain/contracts';
import { exampleBatch, examplePrompt, exampleSource, exampleVerdict } from '@word-list/domain/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTables } from '../testing/emulators.ts';
import { dynamoBatchStore } from './dynamo-batch-store.ts';
import { dynamoPromptStore } from './dynamo-prompt-store.ts';
import { dynamoSourceStore } from './dynamo-source-store.ts';
import { toItem } from './items.ts';
import type { Table } from './table.ts';

let emulator: Awaited<ReturnType<typeof startTables>>;

beforeAll(async () => {
  emulator = await startTables();
});

afterAll(async () => {
  await emulator.stop();
});

const sourcesTable = async (): Promise<Table> => ({
  client: emulator.service,
  name: await emulator.makeTable({ partitionKey: 'id' }),
});
const batchesTable = async (): Promise<Table> => ({
  client: emulator.service,
  name: await emulator.makeTable({
    partitionKey: 'id',
    indexes: { 'by-run': { partitionKey: 'run_id', sortKey: 'status' } },
  }),
});
const promptsTable = async (): Promise<Table> => ({
  client: emulator.service,
  name: await emulator.makeTable({ partitionKey: 'batch_id', sortKey: 'id' }),
});

sourceStoreContract('DynamoDB', async () => dynamoSourceStore(await sourcesTable()));
batchStoreContract('DynamoDB', async () => dynamoBatchStore(await batchesTable()));
promptStoreContract('DynamoDB', async () => dynamoPromptStore(await promptsTable()));

/** Repeats each call of this operation as if the first answer had been lost. */
const repeating = (repeated: string, table: Table): Table => ({
  ...table,
  client: {
    call: async (operation, input) => {
      if (operation === repeated) await table.client.call(operation, input);
      return table.client.call(operation, input);
    },
  },
});

const prompts = (count: number) =>
  Array.from({ length: count }, (_, index) => examplePrompt({ id: `p-${String(index).padStart(3, '0')}` }));
const itemsOf = async (table: Table) =>
  (await emulator.client.send(new ScanCommand({ TableName: table.name }))).Items ?? [];

it('recognises its own put that is repeated after a lost answer', async () => {
  const store = dynamoBatchStore(repeating('PutItem', await batchesTable()));
  await store.createIfAbsent(exampleBatch());

  const saved = await store.save(exampleBatch({ version: 2 }));

  expect(saved).toBe(true);
});

it('does not mistake an equal row of somebody else for its own', async () => {
  const table = await batchesTable();
  const [one, other] = [dynamoBatchStore(table), dynamoBatchStore(table)];
  await one.createIfAbsent(exampleBatch());
  await one.save(exampleBatch({ version: 2, status: 'creating', epoch: 1 }));

  const saved = await other.save(exampleBatch({ version: 2, status: 'creating', epoch: 1 }));

  expect(saved).toBe(false);
});

it('stores snake_case attributes and the expiry in whole seconds', async () => {
  const table = await batchesTable();
  const store = dynamoBatchStore(table);
  await store.createIfAbsent(exampleBatch());

  await store.expire(['batch-1'], new Date('2026-03-01T00:00:00.001Z'));

  const { Item } = await emulator.client.send(
    new GetItemCommand({ TableName: table.name, Key: { id: { S: 'batch-1' } } }),
  );
  expect(Item).toMatchObject({
    run_id: { S: 'run-1' },
    worst_case_micro_usd: { N: '0' },
    expires_at: { N: '1772323201' },
  });
});

it('keeps twenty prompts in an item, and expires every one of them', async () => {
  const table = await promptsTable();
  const store = dynamoPromptStore(table);
  await store.put(prompts(41));

  await store.expire(['batch-1'], new Date('2026-03-01T00:00:00Z'));

  const items = await itemsOf(table);
  expect(items.map((item) => item['ids']?.S?.split(' ').length).sort()).toEqual([1, 20, 20]);
  expect(items.map((item) => item['expires_at']?.N)).toEqual(['1772323200', '1772323200', '1772323200']);
});

it('writes the verdicts of an item at once, as text that people can read', async () => {
  const table = await promptsTable();
  const store = dynamoPromptStore(table);
  await store.put(prompts(2));

  await store.decide(prompts(2), new Map([['p-001', exampleVerdict('oak')]]));

  const [item] = await itemsOf(table);
  expect(item?.['prompts']?.S).toContain('"words":["tree","café"]');
  expect(item?.['verdict_0']).toBeUndefined();
  expect(item?.['verdict_1']?.S).toContain('["oak",[5,0,-1],["noun"]]');
});

it('knows its own verdicts again when their write is repeated', async () => {
  const store = dynamoPromptStore(repeating('UpdateItem', await promptsTable()));
  await store.put(prompts(21));
  const verdicts = new Map(prompts(21).map(({ id }) => [id, exampleVerdict(id)]));

  const decided = await store.decide(prompts(21), verdicts);

  expect(decided.map(({ verdict }) => verdict)).toEqual([...verdicts.values()]);
});

it('leaves out what the server said of failures where an item would not hold it', async () => {
  const store = dynamoPromptStore(await promptsTable());
  await store.put(prompts(20));
  const words = Array.from({ length: 50 }, (_, index) => `word-${index}`);
  const verdict = {
    ...exampleVerdict(),
    failed: words.map((word): [string, string] => [word, `bad_row: ${'é'.repeat(300)}`]),
  };

  const decided = await store.decide(prompts(20), new Map(prompts(20).map(({ id }) => [id, verdict])));

  const failed = words.map((word) => [word, 'bad_row']);
  expect(decided.map((row) => row.verdict?.failed)).toEqual(decided.map(() => failed));
  expect(await store.list('batch-1', 'preparation-1')).toEqual(decided);
});

it('reads and decides prompts as version 0.1.0 stored them, one in an item', async () => {
  const table = await promptsTable();
  const store = dynamoPromptStore(table);
  for (const [id, verdict] of [['p-000', exampleVerdict('old')], ['p-001']] as const) {
    const Item = toItem({ ...examplePrompt({ id }), verdict });
    await table.client.call('PutItem', { TableName: table.name, Item });
  }
  await store.put(prompts(2));
  const open = await store.list('batch-1', 'preparation-1');

  const decided = await store.decide(open, new Map(open.map(({ id }) => [id, exampleVerdict('new')])));

  expect(decided.map(({ verdict }) => verdict)).toEqual([exampleVerdict('old'), exampleVerdict('new')]);
  expect(await store.list('batch-1', 'preparation-1')).toEqual(decided);
  expect(await itemsOf(table)).toHaveLength(2);
});

it('lists sources beyond one page of the table', async () => {
  const store = dynamoSourceStore(await sourcesTable());
  const name = 'n'.repeat(200);
  const url = `https://example.org/${'u'.repeat(1900)}`;
  const ids = Array.from({ length: 600 }, (_, index) => `source-${String(index).padStart(3, '0')}`);
  await Promise.all(ids.map((id) => store.save(exampleSource({ id, name, url }), 0)));

  const listed = await store.list({ limit: 1000 });

  expect(listed.map(({ id }) => id)).toEqual(ids);
});

it('refuses a stored row that is not valid, by its id', async () => {
  const table = await promptsTable();
  const store = dynamoPromptStore(table);
  await store.put([{ ...examplePrompt(), words: [] }]);

  const listed = store.list('batch-1', 'preparation-1');

  await expect(listed).rejects.toThrow('prompt-000');
});

it('decides a prompt that somebody decided before as they did', async () => {
  const store = dynamoPromptStore(await promptsTable());
  await store.put([examplePrompt()]);
  await store.decide([examplePrompt()], new Map([['prompt-000', exampleVerdict('first')]]));

  const [decided] = await store.decide(
    [examplePrompt()],
    new Map([['prompt-000', exampleVerdict('second')]]),
  );

  expect(decided?.verdict).toEqual(exampleVerdict('first'));
});
