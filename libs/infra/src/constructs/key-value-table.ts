import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { Construct } from 'constructs';

import type { Stage } from '../stacks/stage-stack.ts';
import type { TableEntry, TableName } from '../topology.ts';

export interface KeyValueTableSettings {
  readonly name: TableName;
  readonly entry: TableEntry;
}

/** A table that is paid by the request, encrypted, and can be put back to any second of the last 35 days. */
export class KeyValueTable extends Construct {
  readonly arn: string;
  readonly tableName: string;

  constructor(stack: Construct, stage: Stage, { name, entry }: KeyValueTableSettings) {
    super(stack, name);
    const { isProduction } = stage.config;
    const table = new DynamodbTable(this, 'table', {
      name: stage.name(name),
      billingMode: 'PAY_PER_REQUEST',
      ...definedKeys(entry),
      attribute: keyAttributes(entry),
      globalSecondaryIndex: Object.entries(entry.indexes).map(([index, keys]) => ({
        name: index,
        ...definedKeys(keys),
        projectionType: 'KEYS_ONLY',
      })),
      ...(entry.timeToLive === undefined ? {} : { ttl: { enabled: true, attributeName: entry.timeToLive } }),
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true },
      deletionProtectionEnabled: isProduction,
      ...(isProduction ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.arn = table.arn;
    this.tableName = table.name;
  }
}

function definedKeys({ partitionKey, sortKey }: { partitionKey: string; sortKey?: string }) {
  return {
    hashKey: partitionKey,
    ...(sortKey === undefined ? {} : { rangeKey: sortKey }),
  };
}

/** The attributes that are part of a key, each once; all of them are strings. */
function keyAttributes(table: TableEntry): { name: string; type: 'S' }[] {
  const keys = [table, ...Object.values(table.indexes)].map(definedKeys);
  const names = keys.flatMap(({ hashKey, rangeKey }) =>
    rangeKey === undefined ? [hashKey] : [hashKey, rangeKey],
  );
  return [...new Set(names)].map((name) => ({ name, type: 'S' }));
}
