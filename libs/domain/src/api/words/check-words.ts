import * as z from 'zod';
import { attributes } from '../../scoring/attributes.ts';
import { estimateUsage } from '../../scoring/estimate-usage.ts';
import { defaultModel, batchPrices } from '../../scoring/models.ts';
import { costMicroUsd, priceOf } from '../../scoring/prices.ts';
import { currentRubric } from '../../scoring/rubric.ts';
import { checkList, finishInSlices, toneOf, type Tone } from '../../word-sets/index.ts';
import { refuseWork } from './find-words.ts';
import { lookUp, type MakeListPorts } from './make-list.ts';
import { readSentList } from './sent-list.ts';
import { sentWords } from './words-request.ts';

/** The body of `POST /api/check`. */
export const checkRequest = z
  .strictObject({
    words: sentWords.meta({ description: 'The list. It is looked at and not kept.' }),
  })
  .meta({ id: 'CheckRequest' });

const count = z.int().min(0);
const pair = z.tuple([z.string(), z.string()]);
const group = z.array(z.string());
const scored = z.strictObject({ text: z.string(), score: z.number() });
const texts = z.array(z.string());
const figure = z.number().nullable();

/** The answer of `POST /api/check`. */
export const listCheck = z
  .strictObject({
    words: count.meta({ description: 'Texts that are words.' }),
    distinct: count,
    rejected: count.meta({ description: 'Texts that are no words; they are left out of everything else.' }),
    repeats: count.meta({ description: 'Words that are the same as one before.' }),
    lengths: z.strictObject({ shortest: count, longest: count, mean: z.number() }),
    prefixes: findings(pair, 'The first word begins the second.'),
    suffixes: findings(pair, 'The first word ends the second.'),
    ambiguity: z
      .strictObject({ text: z.string(), one: texts, other: texts })
      .nullable()
      .meta({ description: 'A text that can be cut into words in two ways; null: there is none.' }),
    oneEdit: findings(pair, 'Words that are one edit apart.'),
    uniquePrefix: count.nullable().meta({
      description: 'The fewest first characters that tell all words apart; null if a word begins another.',
    }),
    lookalikes: findings(group, 'Words that look alike.'),
    homophones: findings(group, 'Words that sound alike.'),
    lemmas: findings(group, 'Forms of one word.'),
    pairs: findings(
      z.strictObject({ pair, reasons: texts }),
      'Words that make an insult or worse side by side; the worst first.',
    ),
    entropy: z.strictObject({
      bitsPerWord: z.number(),
      wordsFor: z.array(z.strictObject({ bits: z.int(), words: count.nullable() })),
    }),
    tone: z.strictObject({
      scales: z.array(
        z.strictObject({
          by: z.enum(attributes.map(({ name }) => name)),
          known: count,
          mean: figure,
          deviation: figure,
        }),
      ),
      offensive: findings(scored, 'Words of offensiveness 1 or more; the worst first.'),
      unfit: findings(scored, 'Words that are unfit for work.'),
      negative: findings(scored, 'Words of sentiment -1 or less; the worst first.'),
    }),
    unknown: findings(z.string(), 'Words that are not scored here.'),
    price: z
      .strictObject({ model: z.string(), microUsd: count })
      .meta({ description: 'What having the unknown words scored by this model is expected to cost.' }),
  })
  .meta({ id: 'ListCheck' });

/** What a check says. */
export type ListCheck = z.infer<typeof listCheck>;

/** Findings of each kind that are listed. */
const listed = 50;

/** Says what a list is, what is wrong with it, and what having its unknown words scored would cost. */
export async function checkWords(
  ports: MakeListPorts,
  { words: given }: z.infer<typeof checkRequest>,
): Promise<ListCheck> {
  const { words: list, repeats, rejected } = await readSentList(given, ports.pause);
  const words = await lookUp(list, ports);
  const { language, workBudget: budget } = ports;
  const work = checkList(words, { language, listed, budget });
  const { repeats: _, words: __, ...report } = await finishInSlices(work, ports).catch(refuseWork);
  const { lemmas, homophones, pairs, ambiguity, uniquePrefix, ...plain } = report;
  const none = { count: 0, some: [] };
  const unknown = words.filter(({ scores }) => scores === undefined).map(({ text }) => text);
  return mutable({
    words: list.length + repeats,
    rejected,
    repeats,
    ...plain,
    ambiguity: ambiguity ?? null,
    uniquePrefix: uniquePrefix ?? null,
    homophones: homophones ?? none,
    lemmas: lemmas ?? none,
    pairs: pairs ?? none,
    tone: viewTone(await finishInSlices(toneOf(words, listed), ports)),
    unknown: { count: unknown.length, some: unknown.slice(0, listed) },
    price: priceOfWords(unknown),
  });
}

function findings<Finding extends z.ZodType>(finding: Finding, description: string) {
  return z.strictObject({ count, some: z.array(finding) }).meta({ description });
}

/** What the engine gives is not to be changed; the schema does not say so. */
function mutable(check: unknown): ListCheck {
  return check as ListCheck;
}

function viewTone({ scales, offensive, unfit, negative }: Tone): ListCheck['tone'] {
  const inPoints = (hundredths: number | null) => (hundredths === null ? null : hundredths / 100);
  const view = ({ count: all, some }: typeof offensive) => ({
    count: all,
    some: some.map(({ text, score }) => ({ text, score: score / 100 })),
  });
  return {
    scales: scales.map(({ mean, deviation, ...scale }) => ({
      ...scale,
      mean: inPoints(mean),
      deviation: inPoints(deviation),
    })),
    offensive: view(offensive),
    unfit: view(unfit),
    negative: view(negative),
  };
}

function priceOfWords(words: readonly string[]): ListCheck['price'] {
  const model = defaultModel;
  if (words.length === 0) return { model, microUsd: 0 };
  const joined = words.join('');
  const usage = estimateUsage(currentRubric.document, {
    model,
    words: words.length,
    characters: [...joined].length,
    bytes: Buffer.byteLength(joined),
    parts: 1,
  });
  return { model, microUsd: costMicroUsd(priceOf(batchPrices(), model), usage) };
}
