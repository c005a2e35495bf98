import { randomUUID } from 'node:crypto';
import { type Item, toItem } from './items.ts';
import { conditionHolds, getItem, type Table } from './table.ts';

export interface Put {
  readonly row: { readonly id: string };
  /** What has to be stored: undefined for nothing, else the version. */
  readonly onto: number | undefined;
}

/**
 * Puts the row if the stored version is the one expected; false when it is not. The client repeats a put whose
 * answer was lost, and the repeat then fails on what the first one wrote. A mark of each call tells that apart from
 * somebody else's row, even an equal one.
 */
export const versionedPut = async (table: Table, { row, onto }: Put): Promise<boolean> => {
  const writeId = randomUUID();
  const put = { TableName: table.name, Item: toItem({ ...row, writeId }), ...condition(onto) };
  if (await conditionHolds(table.client.call('PutItem', put))) return true;
  const stored: Item | undefined = await getItem(table, { id: { S: row.id } });
  return stored?.['write_id']?.S === writeId;
};

function condition(onto: number | undefined) {
  return onto === undefined
    ? { ConditionExpression: 'attribute_not_exists(id)' }
    : {
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': { N: String(onto) } },
      };
}
