import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { source, type SourceStore } from '@word-list/domain';
import { fromItem } from './items.ts';
import { conditionHolds, getItem, scanItems, type Table } from './table.ts';
import { versionedPut } from './versioned-put.ts';

/** The registered sources in a table keyed by `id`. A list reads the whole table: there are few sources. */
export const dynamoSourceStore = (table: Table): SourceStore => ({
  async get(id) {
    const item = await getItem(table, { id: { S: id } });
    return item && fromItem(source, item);
  },

  async list({ limit, after }) {
    const items = await scanItems(table);
    return items
      .map((item) => fromItem(source, item))
      .filter(({ id }) => after === undefined || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  },

  save: (row, expectedVersion) =>
    versionedPut(table, { row, onto: expectedVersion === 0 ? undefined : expectedVersion }),

  remove: (id, expectedVersion) =>
    conditionHolds(
      table.client.send(
        new DeleteItemCommand({
          TableName: table.name,
          Key: { id: { S: id } },
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': { N: String(expectedVersion) } },
        }),
      ),
    ),
});
