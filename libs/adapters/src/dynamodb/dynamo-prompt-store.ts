import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { type Prompt, prompt, type PromptStore, type Verdict } from '@word-list/domain';
import * as z from 'zod';
import { fromItem, type Item, toItem } from './items.ts';
import { conditionHolds, expireItems, putItems, queryItems, type Table, writeEach } from './table.ts';

/** A prompt without a verdict has no such attribute, so that a condition can ask for it. */
const storedPrompt = prompt.extend({ verdict: z.preprocess((value) => value ?? null, prompt.shape.verdict) });

/** The prompts in a table keyed by `batch_id` and `id`. A prompt's id is unlike that of any other preparation. */
export const dynamoPromptStore = (table: Table): PromptStore => ({
  /** Reads first which prompts are there: a late repeat must not put a prompt back without its verdict. */
  async put(prompts) {
    const keys = await forBatches(prompts, (batchId) => batchKeys(table, batchId));
    const stored = new Set(keys.map((key) => `${key['batch_id']?.S ?? ''}/${key['id']?.S ?? ''}`));
    const missing = prompts.filter((wanted) => !stored.has(nameOf(wanted)));
    await putItems(table, missing.map(promptItem));
  },

  async list(batchId, preparation) {
    const stored = await batchPrompts(table, batchId);
    return stored.filter((row) => row.preparation === preparation).sort(byId);
  },

  async decide(prompts, verdicts) {
    const decided = await writeEach(prompts, async (row): Promise<Prompt | undefined> => {
      // A verdict never changes: there is nothing to ask about.
      if (row.verdict !== null) return row;
      const verdict = verdicts.get(row.id);
      if (verdict === undefined) return undefined;
      return (await decideOne(table, row, verdict)) ? { ...row, verdict } : undefined;
    });
    const known = decided.filter((row) => row !== undefined);
    const all = known.length === prompts.length ? known : await reread(table, prompts);
    return all.sort(byId);
  },

  async expire(batchIds, at) {
    for (const batchId of batchIds) await expireItems(table, await batchKeys(table, batchId), at);
  },
});

/** What `read` gives for each batch that the prompts belong to. */
async function forBatches<T>(
  prompts: readonly Prompt[],
  read: (batchId: string) => Promise<T[]>,
): Promise<T[]> {
  return (await writeEach([...new Set(prompts.map(({ batchId }) => batchId))], read)).flat();
}

function batchKeys(table: Table, batchId: string): Promise<Item[]> {
  return queryItems(table, { ...ofBatch(batchId), ProjectionExpression: 'batch_id, id' });
}

function ofBatch(batchId: string) {
  return {
    KeyConditionExpression: 'batch_id = :batch',
    ExpressionAttributeValues: { ':batch': { S: batchId } },
    ConsistentRead: true,
  };
}

function nameOf({ batchId, id }: Prompt): string {
  return `${batchId}/${id}`;
}

function promptItem({ verdict, ...rest }: Prompt): Item {
  return toItem({ ...rest, verdict: verdict ?? undefined });
}

async function batchPrompts(table: Table, batchId: string): Promise<Prompt[]> {
  const items = await queryItems(table, ofBatch(batchId));
  return items.map((item) => fromItem(storedPrompt, item));
}

function byId(a: Prompt, b: Prompt): number {
  return a.id < b.id ? -1 : 1;
}

/** Writes the verdict if the prompt is stored and has none. */
function decideOne(table: Table, of: Prompt, verdict: Verdict): Promise<boolean> {
  return conditionHolds(
    table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: keyOf(of),
        UpdateExpression: 'SET verdict = :verdict',
        ConditionExpression: 'attribute_exists(id) AND attribute_not_exists(verdict)',
        ExpressionAttributeValues: toItem({ ':verdict': verdict }),
      }),
    ),
  );
}

function keyOf({ batchId, id }: Prompt): Item {
  return { batch_id: { S: batchId }, id: { S: id } };
}

/** The prompts as they are stored; throws when one is not. */
async function reread(table: Table, prompts: readonly Prompt[]): Promise<Prompt[]> {
  const stored = await forBatches(prompts, (batchId) => batchPrompts(table, batchId));
  const byName = new Map(stored.map((row) => [nameOf(row), row]));
  return prompts.map((wanted) => {
    const row = byName.get(nameOf(wanted));
    if (row === undefined) throw new Error(`there is no prompt ${wanted.id} of batch ${wanted.batchId}`);
    return row;
  });
}
