import {
  CreateTableCommand,
  ResourceInUseException,
  type CreateTableCommandInput,
} from '@aws-sdk/client-dynamodb';
import { tables, type TableEntry, type TableName } from '@word-list/topology';
import { openTableClient } from './emulator-client.ts';

/** Creates the tables of the topology that are not there yet. Time to live is not emulated. */
export const createTables = async (socketPath: string): Promise<void> => {
  const client = openTableClient(socketPath);
  const create = async ([name, entry]: [string, TableEntry]): Promise<void> => {
    try {
      await client.send(new CreateTableCommand(tableInput(name, entry)));
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
    }
  };
  try {
    await Promise.all(Object.entries(tables satisfies Record<TableName, TableEntry>).map(create));
  } finally {
    client.destroy();
  }
};

function tableInput(name: string, entry: TableEntry): CreateTableCommandInput {
  const indexes = Object.entries(entry.indexes);
  const keys = [entry, ...Object.values(entry.indexes)].flatMap(({ partitionKey, sortKey }) => [
    partitionKey,
    ...(sortKey === undefined ? [] : [sortKey]),
  ]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keySchema(entry.partitionKey, entry.sortKey),
    AttributeDefinitions: [...new Set(keys)].map((key) => ({
      AttributeName: key,
      AttributeType: 'S' as const,
    })),
    ...(indexes.length === 0
      ? {}
      : {
          GlobalSecondaryIndexes: indexes.map(([index, { partitionKey, sortKey }]) => ({
            IndexName: index,
            KeySchema: keySchema(partitionKey, sortKey),
            Projection: { ProjectionType: 'KEYS_ONLY' as const },
          })),
        }),
  };
}

function keySchema(partitionKey: string, sortKey?: string): CreateTableCommandInput['KeySchema'] {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    ...(sortKey === undefined ? [] : [{ AttributeName: sortKey, KeyType: 'RANGE' as const }]),
  ];
}
