import { type Prompt, prompt, type Verdict, verdict } from '@word-list/domain';
import * as z from 'zod';
import { type AttributeValue, fromItem, type Item } from './items.ts';

/**
 * How many prompts share an item, their sheet: a table works, and bills, by the call and by the KiB, and lists of numbers
 * take it ten times the bytes and the time of the same numbers in a text. 20 prompts of words as long as they may be, and
 * their verdicts, stay below the 400 KiB of an item.
 */
const promptsPerSheet = 20;
/** UTF-8 bytes of the verdicts that are written at once; beyond them the server's own words are left out. */
const verdictBytes = 256 * 1024;

/** A prompt whose verdict is kept beside it, as version 0.1.0 stored each: in an item of its own. */
const singlePrompt = prompt.extend({ verdict: z.preprocess((value) => value ?? null, prompt.shape.verdict) });
const text = z.object({ S: z.string() });
const sheet = z.object({
  batch_id: text,
  preparation: text,
  prompts: z
    .object({ S: z.string().transform((json): unknown => JSON.parse(json)) })
    .transform(({ S }) => S)
    .pipe(z.array(prompt.pick({ id: true, words: true, attempts: true }))),
});

/** Where the verdict of a prompt belongs. */
export interface Slot {
  readonly id: string;
  /** Key of the item that holds the prompt. */
  readonly key: Item;
  readonly attribute: string;
}

/** Attributes that `slotsOf` needs. */
export const slotAttributes = 'batch_id, id, ids';

/** The items of prompts of one batch and one preparation. They are named by their first prompt. */
export function sheetItems(prompts: readonly Prompt[]): Item[] {
  const sheets = Array.from({ length: Math.ceil(prompts.length / promptsPerSheet) }, (_, index) =>
    prompts.slice(index * promptsPerSheet, (index + 1) * promptsPerSheet),
  );
  return sheets.map((rows) => ({
    batch_id: { S: rows[0]?.batchId ?? '' },
    id: { S: rows[0]?.id ?? '' },
    preparation: { S: rows[0]?.preparation ?? '' },
    ids: { S: rows.map(({ id }) => id).join(' ') },
    prompts: { S: JSON.stringify(rows.map(({ id, words, attempts }) => ({ id, words, attempts }))) },
  }));
}

/** The slots of all prompts that an item holds. */
export function slotsOf({ batch_id, id, ids }: Item): Slot[] {
  const key = { batch_id: batch_id ?? { S: '' }, id: id ?? { S: '' } };
  if (ids?.S === undefined) return [{ id: id?.S ?? '', key, attribute: 'verdict' }];
  return ids.S.split(' ').map((each, index) => ({ id: each, key, attribute: slotName(index) }));
}

/** The prompts of an item. Throws, naming them, when they are not valid. */
export function promptsOf(item: Item): Prompt[] {
  const { ids, ...rest } = item;
  if (ids?.S === undefined) return [singlePromptOf(rest)];
  const parsed = sheet.safeParse(rest);
  if (!parsed.success) throw new Error(`a stored sheet is not valid: ${ids.S}`, { cause: parsed.error });
  const { batch_id, preparation, prompts } = parsed.data;
  return prompts.map((each, index) => ({
    ...{ batchId: batch_id.S, preparation: preparation.S },
    ...each,
    verdict: readVerdict(item[slotName(index)]),
  }));
}

/** A verdict on the way to its slot, and what the slot is to hold. */
export interface Filling {
  readonly slot: Slot;
  readonly verdict: Verdict;
  readonly text: string;
}

/** What one sheet is to hold of these verdicts: all of them, or none of the server's own words where they do not fit. */
export function fillingsOf(slots: readonly Slot[], verdicts: ReadonlyMap<string, Verdict>): Filling[] {
  const fillings = slots.flatMap((slot) => {
    const given = verdicts.get(slot.id);
    return given === undefined ? [] : [fillingOf(slot, given)];
  });
  const bytes = fillings.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (bytes <= verdictBytes) return fillings;
  return fillings.map(({ slot, verdict: given }) =>
    fillingOf(slot, { ...given, failed: given.failed.map(withoutDetail) }),
  );
}

function slotName(index: number): string {
  return `verdict_${index}`;
}

function singlePromptOf(item: Item): Prompt {
  const { verdict: stored, ...rest } = item;
  if (stored?.S === undefined) return fromItem(singlePrompt, item);
  return { ...fromItem(singlePrompt, rest), verdict: readVerdict(stored) };
}

function readVerdict(stored: AttributeValue | undefined): Verdict | null {
  return stored?.S === undefined ? null : verdict.parse(JSON.parse(stored.S));
}

function fillingOf(slot: Slot, given: Verdict): Filling {
  return { slot, verdict: given, text: JSON.stringify(given) };
}

/** A reason stands before the server's words. */
function withoutDetail([word, reason]: Verdict['failed'][number]): Verdict['failed'][number] {
  return [word, reason.split(': ')[0] ?? reason];
}
