import {
  attributes,
  type Encoding,
  encodings,
  InvalidInput,
  type SourceFormat,
  type WordType,
  wordTypes,
} from '@word-list/domain';
import {
  readLength,
  readTake,
  wordForms,
  wordOrders,
  type WordForm,
  type OrderName,
} from '@word-list/domain/word-sets';
import * as z from 'zod';
import { UsageError } from '../../../local/src/product/errors.ts';
import { readFormat } from '../../../local/src/product/read-format.ts';

/** Why a list of words alone cannot be asked for this. */
export const needScores =
  'needs scores, and a file of words has none: score it with wordlist score, then ask wordlist words';

export const flag = z.boolean().optional();
const text = z.string().optional();
const texts = z.array(z.string()).optional();
export const whole = z
  .string()
  .regex(/^\d{1,9}$/u, 'is no whole number')
  .transform(Number)
  .optional();

const mostWords = 5_000_000;

/** A value that the engine reads; what it says of a bad one is said of the option. */
const readBy = <Value>(read: (given: string) => Value) =>
  z
    .string()
    .transform((given, context) => {
      try {
        return read(given);
      } catch (error) {
        if (!(error instanceof InvalidInput)) throw error;
        context.addIssue({ code: 'custom', message: error.detail });
        return z.NEVER;
      }
    })
    .optional();

/** How many words, as in `7776` or `6**5`. */
const amount = readBy((given) => readTake(given, mostWords));

const length = readBy((given) => readLength(given));

const oneOf = <Name extends string>(names: readonly Name[]) =>
  z
    .string()
    .refine((name): name is Name => (names as readonly string[]).includes(name), {
      error: ({ input }) => `${String(input)} is none of ${names.join(', ')}`,
    })
    .optional();

/** Some of these names, joined by commas. */
export const someOf = <Name extends string>(known: readonly Name[]) =>
  z
    .string()
    .transform((given) => given.split(',').map((name) => name.trim()))
    .refine((names): names is Name[] => names.every((name) => (known as readonly string[]).includes(name)), {
      error: `has to be some of ${known.join(', ')}`,
    })
    .optional();

/** Orders that need no scores. */
export const plainOrders = wordOrders.filter((order) => /^(?:given|random|-?text|-?length)$/u.test(order));

/** Orders of words that have scores. */
export const scoredOrders = wordOrders.filter((order) => order !== 'given');

const scoredOrder = oneOf<OrderName>(scoredOrders);

/** An order; those by a scale are refused with the way to them. */
const order = z
  .string()
  .superRefine((name, context) => {
    if ((plainOrders as readonly string[]).includes(name)) return;
    const needsScores = (wordOrders as readonly string[]).includes(name);
    const message = needsScores ? needScores : `is none of ${plainOrders.join(', ')}`;
    context.addIssue({ code: 'custom', message });
  })
  .transform((name) => name as OrderName)
  .optional();

/** Options that read lists. */
export const readingShape = { format: z.string().default('auto'), encoding: oneOf<Encoding>(encodings) };

/** Options that make a list of words. */
export const setShape = {
  list: texts,
  inAll: texts,
  notList: texts,
  has: texts,
  blend: flag,
  length,
  text,
  letters: text,
  forms: someOf<WordForm>(wordForms),
  not: texts,
  order,
  seed: text,
  take: amount,
  prefixFree: flag,
  suffixFree: flag,
  decodable: flag,
  schlinkert: flag,
  minDistance: whole,
  uniquePrefix: whole,
  oneLemma: flag,
  noHomophones: flag,
  homophones: texts,
  noLookalikes: flag,
  safePairs: flag,
  sort: order,
  locale: text,
  unicode: oneOf(['nfc', 'nfd', 'nfkc', 'nfkd'] as const),
  dice: whole,
  base: whole,
};

const byScale = Object.fromEntries(attributes.map(({ name }) => [name, text]));

/** Options that make a list of scored words; the API judges what it alone knows. */
export const scoredSetShape = {
  ...setShape,
  ...byScale,
  types: someOf<WordType>(wordTypes),
  notTypes: someOf<WordType>(wordTypes),
  mainType: someOf<WordType>(wordTypes),
  judge: text,
  order: scoredOrder,
  sort: scoredOrder,
};

/** Where an API is. */
export const apiShape = { api: text, dataDir: text };

/** The scales, none of which a file of words has. */
export const refusedScales = Object.fromEntries(
  attributes.map(({ name }) => [name, z.undefined({ error: needScores }).optional()]),
);

/** Options on what is written, and where. */
export const fileShape = {
  out: text,
  force: flag.default(false),
  rejects: text,
  recipe: text,
  saveRecipe: text,
  dryRun: flag.default(false),
};

/** Options of all commands. */
export const commonShape = {
  json: flag.default(false),
  plain: flag.default(false),
  quiet: flag.default(false),
};

/** The format that reading options name. Throws UsageError. */
export function formatOf(given: {
  readonly format: string;
  readonly encoding?: Encoding | undefined;
}): SourceFormat {
  return readFormat(given);
}

/** The options as values. Throws UsageError that names the flag and says what is wrong. */
export function parseOptions<Shape extends z.ZodRawShape>(
  shape: Shape,
  options: Readonly<Record<string, unknown>>,
): z.output<z.ZodObject<Shape>> {
  const parsed = z.object(shape).safeParse(options);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  throw new UsageError(`${flagOf(name)} ${showValue(options[name])}: ${issue?.message ?? 'is wrong'}`);
}

/** `minDistance` as `--min-distance`. */
export function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
}

function showValue(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
