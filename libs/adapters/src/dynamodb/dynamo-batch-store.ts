import { type Batch, batch, type BatchStore } from '@word-list/domain';
import { fromItem } from './items.ts';
import { expireItems, getItem, getItems, queryItems, type Table } from './table.ts';
import { versionedPut } from './versioned-put.ts';

/** The batch rows in a table keyed by `id`, with an index `by-run` (run_id, status; keys only). */
export const dynamoBatchStore = (table: Table): BatchStore => {
  const get = async (id: string): Promise<Batch | undefined> => {
    const item = await getItem(table, keyOf(id));
    return item && fromItem(batch, item);
  };

  const getMany = async (ids: readonly string[]): Promise<Batch[]> => {
    const items = await getItems(table, distinctKeys(ids));
    return items.map((item) => fromItem(batch, item));
  };

  return {
    get,
    getMany,
    async createIfAbsent(row) {
      if (await versionedPut(table, { row, onto: undefined })) return row;
      const stored = await get(row.id);
      if (stored === undefined) throw new Error(`batch ${row.id} was stored and is gone now`);
      return stored;
    },
    save: (row) => versionedPut(table, { row, onto: row.version - 1 }),
    async ofRun(runId) {
      const items = await queryItems(table, {
        IndexName: 'by-run',
        KeyConditionExpression: 'run_id = :run',
        ExpressionAttributeValues: { ':run': { S: runId } },
      });
      return getMany(items.map(({ id }) => id?.S ?? ''));
    },
    expire: (ids, at) => expireItems(table, distinctKeys(ids), at),
  };
};

function keyOf(id: string) {
  return { id: { S: id } };
}

function distinctKeys(ids: readonly string[]) {
  return [...new Set(ids)].map(keyOf);
}
