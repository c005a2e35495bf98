import type { Prompt, PromptStore, Verdict } from '@word-list/domain';
import type { Update } from './dynamo-service.ts';
import type { Item } from './items.ts';
import {
  type Filling,
  fillingsOf,
  promptsOf,
  sheetItems,
  type Slot,
  slotAttributes,
  slotsOf,
} from './prompt-sheet.ts';
import { conditionHolds, expireItems, putItems, queryItems, type Table, writeEach } from './table.ts';

type Verdicts = ReadonlyMap<string, Verdict>;

/** The prompts in a table keyed by `batch_id` and `id`, on sheets. A prompt's id is unlike that of any other preparation. */
export const dynamoPromptStore = (table: Table): PromptStore => ({
  /** Reads first which prompts are there: a late repeat must not put a prompt back without its verdict. */
  async put(prompts) {
    const items = await writeEach(byBatch(prompts), async ([batchId, wanted]) => {
      const stored = await storedSlots(table, batchId);
      const missing = wanted.filter(({ id }) => !stored.has(id)).toSorted(byId);
      return [...Map.groupBy(missing, ({ preparation }) => preparation).values()].flatMap(sheetItems);
    });
    await putItems(table, items.flat());
  },

  async list(batchId, preparation) {
    const stored = (await queryItems(table, ofBatch(batchId))).flatMap(promptsOf);
    return stored.filter((row) => row.preparation === preparation).sort(byId);
  },

  async decide(prompts, verdicts) {
    const decided = await writeEach(byBatch(prompts), ([, rows]) => decideBatch(table, rows, verdicts));
    return decided.flat().sort(byId);
  },

  async expire(batchIds, at) {
    for (const batchId of batchIds) await expireItems(table, await batchKeys(table, batchId), at);
  },
});

function byBatch(prompts: readonly Prompt[]): [string, Prompt[]][] {
  return [...Map.groupBy(prompts, ({ batchId }) => batchId)];
}

async function storedSlots(table: Table, batchId: string): Promise<ReadonlyMap<string, Slot>> {
  const items = await queryItems(table, { ...ofBatch(batchId), ProjectionExpression: slotAttributes });
  return new Map(items.flatMap(slotsOf).map((slot) => [slot.id, slot]));
}

function ofBatch(batchId: string) {
  return {
    KeyConditionExpression: 'batch_id = :batch',
    ExpressionAttributeValues: { ':batch': { S: batchId } },
    ConsistentRead: true,
  };
}

function byId(a: Prompt, b: Prompt): number {
  return a.id < b.id ? -1 : 1;
}

/** One write for each sheet. Returns the prompts as they are stored afterwards. */
async function decideBatch(table: Table, rows: readonly Prompt[], verdicts: Verdicts): Promise<Prompt[]> {
  // A verdict never changes: there is nothing to ask about.
  const open = new Set(rows.filter(({ verdict }) => verdict === null).map(({ id }) => id));
  if (open.size === 0) return [...rows];
  const slots = (await slotsFor(table, rows)).filter(({ id }) => open.has(id));
  const sheets = [...Map.groupBy(slots, ({ key }) => key['id']?.S ?? '').values()];
  const fillings = sheets.map((sheet) => fillingsOf(sheet, verdicts));
  const areMine = await writeEach(fillings, (sheet) => fill(table, sheet));
  const mine = fillings.filter((_, index) => areMine[index]).flat();
  if (mine.length < open.size) return reread(table, rows);
  const decided = new Map(mine.map(({ slot, verdict }) => [slot.id, verdict]));
  return rows.map((row) => ({ ...row, verdict: decided.get(row.id) ?? row.verdict }));
}

/** The slots of prompts of one batch; throws when one is not stored. */
async function slotsFor(table: Table, prompts: readonly Prompt[]): Promise<Slot[]> {
  const stored = await storedSlots(table, prompts[0]?.batchId ?? '');
  return prompts.map((prompt) => stored.get(prompt.id) ?? refuse(prompt));
}

function refuse({ id, batchId }: Prompt): never {
  throw new Error(`there is no prompt ${id} of batch ${batchId}`);
}

/** Fills the slots of one sheet that are empty. False when one was not, or the sheet is gone. */
async function fill(table: Table, fillings: readonly Filling[]): Promise<boolean> {
  const [first] = fillings;
  if (first === undefined) return true;
  let before: Item = {};
  const update = table.client.call('UpdateItem', updateOf(table.name, first.slot.key, fillings));
  const isThere = await conditionHolds(update.then(({ Attributes = {} }) => (before = Attributes)));
  return isThere && Object.keys(before).length === 0;
}

function updateOf(TableName: string, Key: Item, fillings: readonly Filling[]): Update {
  const places = [...fillings.keys()];
  return {
    TableName,
    Key,
    UpdateExpression: `SET ${places.map((at) => `#v${at} = if_not_exists(#v${at}, :v${at})`).join(', ')}`,
    ConditionExpression: 'attribute_exists(id)',
    ExpressionAttributeNames: Object.fromEntries(fillings.map(({ slot }, at) => [`#v${at}`, slot.attribute])),
    ExpressionAttributeValues: Object.fromEntries(fillings.map(({ text }, at) => [`:v${at}`, { S: text }])),
    ReturnValues: 'UPDATED_OLD',
  };
}

/** The prompts of one batch as they are stored; throws when one is not. */
async function reread(table: Table, prompts: readonly Prompt[]): Promise<Prompt[]> {
  const items = await queryItems(table, ofBatch(prompts[0]?.batchId ?? ''));
  const stored = new Map(items.flatMap(promptsOf).map((row) => [row.id, row]));
  return prompts.map((wanted) => stored.get(wanted.id) ?? refuse(wanted));
}

function batchKeys(table: Table, batchId: string): Promise<Item[]> {
  return queryItems(table, { ...ofBatch(batchId), ProjectionExpression: 'batch_id, id' });
}
