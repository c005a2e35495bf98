import type { Construct } from 'constructs';

import { KeyValueTable } from '../constructs/key-value-table.ts';
import { MessageQueue } from '../constructs/message-queue.ts';
import { ObjectBucket } from '../constructs/object-bucket.ts';
import type { Resources } from '../constructs/resources.ts';
import { entriesOf } from '../entries-of.ts';
import { parameterPath } from '../names.ts';
import * as topology from '../topology.ts';
import type { BucketName, FunctionEntry, QueueName, TableName } from '../topology.ts';
import { settingsOf } from './settings-of.ts';
import type { Stage } from './stage-stack.ts';

export interface Stores {
  readonly resources: Resources;
  readonly queueNames: readonly string[];
}

/** Queues, tables and bucket of the topology, and how functions find them. */
export const addStores = (
  stack: Construct,
  stage: Stage,
  { account, signInClient }: { readonly account: string; readonly signInClient: string },
): Stores => {
  const queues = new Map<QueueName, MessageQueue>();
  const tables = new Map<TableName, KeyValueTable>();
  const buckets = new Map<BucketName, ObjectBucket>();
  for (const [name, queue] of entriesOf(topology.queues))
    queues.set(name, new MessageQueue(stack, stage, { name, queue, consumer: consumerOf(name) }));
  for (const [name, table] of entriesOf(topology.tables))
    tables.set(name, new KeyValueTable(stack, stage, { name, entry: table }));
  for (const [name, expiry] of entriesOf(topology.buckets))
    buckets.set(name, new ObjectBucket(stack, stage, { name, ...expiry, account }));
  const { stage: stageId, region } = stage.config;
  return {
    queueNames: [...queues.values()].map(({ queueName }) => queueName),
    resources: {
      queue: (name) => ({ arn: made(queues, name).arn, address: made(queues, name).url }),
      table: (name) => ({ arn: made(tables, name).arn, address: made(tables, name).tableName }),
      bucket: (name) => ({ arn: made(buckets, name).arn, address: made(buckets, name).bucketName }),
      parameter: (name) => ({
        arn: `arn:aws:ssm:${region}:${account}:parameter${parameterPath(stageId, name)}`,
        address: parameterPath(stageId, name),
      }),
      setting: settingsOf(stage.config, signInClient),
    },
  };
};

function consumerOf(queue: QueueName): FunctionEntry {
  const consumer = Object.values(topology.functions).find(
    ({ trigger }) => trigger.kind === 'queue' && trigger.queue === queue,
  );
  if (consumer === undefined) throw new Error(`Nobody reads ${queue}`);
  return consumer;
}

function made<Name, Thing>(things: ReadonlyMap<Name, Thing>, name: Name): Thing {
  const thing = things.get(name);
  if (thing === undefined) throw new Error(`Not in the topology: ${String(name)}`);
  return thing;
}
