import { gunzipSync, gzipSync } from 'node:zlib';
import { source, type SourceStore } from '@word-list/domain';
import { fromItem } from './items.ts';
import { conditionHolds, getItem, scanItems, type Table } from './table.ts';
import { versionedPut } from './versioned-put.ts';

/**
 * The registered sources in a table keyed by `id`, and the lists that are kept for them, compressed. A list of sources
 * reads the whole table: there are few.
 */
export const dynamoSourceStore = (table: Table): SourceStore => ({
  async get(id) {
    const item = await getItem(table, { id: { S: id } });
    return item && fromItem(source, item);
  },

  async list({ limit, after }) {
    const items = await scanItems(table);
    return items
      .filter(({ packed }) => packed === undefined)
      .map((item) => fromItem(source, item))
      .filter(({ id }) => after === undefined || id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  },

  save: (row, expectedVersion) =>
    versionedPut(table, { row, onto: expectedVersion === 0 ? undefined : expectedVersion }),

  ...keptTexts(table),

  async remove(id, expectedVersion) {
    const isRemoved = await conditionHolds(
      table.client.call('DeleteItem', {
        TableName: table.name,
        Key: { id: { S: id } },
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': { N: String(expectedVersion) } },
      }),
    );
    // Left behind by a death in between, a text that no source names is never read.
    if (isRemoved) {
      await table.client.call('DeleteItem', { TableName: table.name, Key: textKey(id) });
    }
    return isRemoved;
  },
});

/** The lists that are kept for sources. */
function keptTexts(table: Table): Pick<SourceStore, 'keepText' | 'text'> {
  return {
    async keepText(id, text) {
      const Item = { ...textKey(id), packed: { B: gzipSync(text).toString('base64') } };
      await table.client.call('PutItem', { TableName: table.name, Item });
    },

    async text(id) {
      const item = await getItem(table, textKey(id));
      const packed = item?.['packed']?.B;
      return packed === undefined ? undefined : gunzipSync(Buffer.from(packed, 'base64')).toString('utf8');
    },
  };
}

/** A kept list is an item beside its source's: no id of a source has a slash. */
function textKey(id: string) {
  return { id: { S: `${id}/text` } };
}
