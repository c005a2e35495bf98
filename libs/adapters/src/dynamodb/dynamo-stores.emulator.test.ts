import { GetItemCommand, type PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { batchStoreContract, promptStoreContract, sourceStoreContract } from '@word-list/domain/contracts';
import { exampleBatch, examplePrompt, exampleSource, exampleVerdict } from '@word-list/domain/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTables } from '../testing/emulators.ts';
import { dynamoBatchStore } from './dynamo-batch-store.ts';
import { dynamoPromptStore } from './dynamo-prompt-store.ts';
import { dynamoSourceStore } from './dynamo-source-store.ts';
import type { Table } from './table.ts';

let emulator: Awaited<ReturnType<typeof startTables>>;

beforeAll(async () => {
  emulator = await startTables();
});

afterAll(async () => {
  await emulator.stop();
});

const sourcesTable = async (): Promise<Table> => ({
  client: emulator.client,
  name: await emulator.makeTable({ partitionKey: 'id' }),
});
const batchesTable = async (): Promise<Table> => ({
  client: emulator.client,
  name: await emulator.makeTable({
    partitionKey: 'id',
    indexes: { 'by-run': { partitionKey: 'run_id', sortKey: 'status' } },
  }),
});
const promptsTable = async (): Promise<Table> => ({
  client: emulator.client,
  name: await emulator.makeTable({ partitionKey: 'batch_id', sortKey: 'id' }),
});

sourceStoreContract('DynamoDB', async () => dynamoSourceStore(await sourcesTable()));
batchStoreContract('DynamoDB', async () => dynamoBatchStore(await batchesTable()));
promptStoreContract('DynamoDB', async () => dynamoPromptStore(await promptsTable()));

/** A client that repeats each put as if the first answer had been lost. */
const repeatingPuts = (table: Table): Table => ({
  ...table,
  client: {
    send: async (command: PutItemCommand) => {
      if (command.constructor.name === 'PutItemCommand') await emulator.client.send(command);
      return emulator.client.send(command);
    },
  },
});

it('takes its own put, repeated after a lost answer, for done', async () => {
  const store = dynamoBatchStore(repeatingPuts(await batchesTable()));
  await store.createIfAbsent(exampleBatch());

  const saved = await store.save(exampleBatch({ version: 2 }));

  expect(saved).toBe(true);
});

it('does not take an equal row of somebody else for its own', async () => {
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

it('expires every prompt of a batch', async () => {
  const table = await promptsTable();
  const store = dynamoPromptStore(table);
  await store.put(Array.from({ length: 30 }, (_, index) => examplePrompt({ id: `p-${index}` })));

  await store.expire(['batch-1'], new Date('2026-03-01T00:00:00Z'));

  const { Items } = await emulator.client.send(new ScanCommand({ TableName: table.name }));
  expect(Items!.map((item) => item['expires_at']?.N)).toEqual(Array.from({ length: 30 }, () => '1772323200'));
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
