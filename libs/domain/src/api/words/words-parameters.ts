import * as z from 'zod';
import { limits } from '../../limits.ts';
import { attributes } from '../../scoring/attributes.ts';
import { maxCursorLength } from '../http/cursor.ts';
import { filterShape } from './filter-parameters.ts';
import { wordFields } from './word-fields.ts';
import { wordFormats } from './word-formats.ts';

const sortKeys = ['text', 'length', ...attributes.map(({ name }) => name)] as const;

/** What a list can be printed by; a minus in front turns the order round. */
export const sortNames = sortKeys.flatMap((key) => [key, `-${key}`] as const);

/** How words can be picked. */
export const orderNames = ['random', 'given', ...sortNames] as const;

const maxSeed = 100;

/** For readers of the document: the parameter means something beside this one, which picks at random. */
const ofRandomOrder = { 'x-requires': ['take'] };

const yes = (description: string) => z.boolean().optional().meta({ description });

const ruleShape = {
  prefixFree: yes('No word begins with another word of the list.'),
  suffixFree: yes('No word ends with another word of the list.'),
  decodable: yes('Words joined without spaces can be cut in one way only.'),
  noLookalikes: yes('No two words look alike at a glance: `modem` and `modern`.'),
  minDistance: z.int().min(1).max(4).optional().meta({
    description: 'Any two words are at least so many edits (insert, delete, replace one character) apart.',
  }),
  uniquePrefix: z.int().min(1).max(limits.wordCodePoints).optional().meta({
    description: 'The first so many characters of a word belong to it alone.',
  }),
};

const pageShape = {
  fields: z
    .array(z.enum(wordFields))
    .min(1)
    .max(wordFields.length)
    .optional()
    .meta({
      description:
        'What to tell of each word beside its text, joined by commas. The default is types and all scores.',
      examples: [['types', 'commonness']],
    }),
  total: z
    .boolean()
    .optional()
    .meta({ description: 'Whether to count all words that pass the filters, exactly.' }),
  format: z
    .enum(wordFormats)
    .optional()
    .meta({ description: 'The form of the answer. Goes before the Accept header.' }),
  limit: z.int().min(1).max(limits.pageWords).optional().meta({
    description:
      'The most words in one answer. The default is 100, and with `take` as many as that. An answer never grows over 6 MB: it may hold fewer words and a cursor.',
  }),
  cursor: z.string().min(1).max(maxCursorLength).optional().meta({
    description: '`next` of the answer before, with all other parameters as they were.',
  }),
};

/**
 * The parameters of `GET /api/words`. A list is made in the order: filters, words left out, order, rules, take, sort.
 */
export const wordsParameters = z.strictObject({
  ...filterShape,
  order: z
    .enum(orderNames)
    .optional()
    .meta({
      description:
        'How words are picked: at random, by text, length or a scale; `-` in front turns it round. The default is text, and with `take` random. Words without the score come last.',
      examples: ['-commonness'],
    }),
  seed: z
    .string()
    .min(1)
    .max(maxSeed)
    .optional()
    .meta({
      ...ofRandomOrder,
      description:
        'Any text: the same seed gives the same random order while the words do not change. Without it the answer names the seed that was drawn.',
      examples: ['7'],
    }),
  ...ruleShape,
  take: z
    .string()
    .max(12)
    .regex(/^[1-9]\d{0,5}(?:\*\*[1-9]\d?)?$/, 'is no number of words: write 7776 or 6**5')
    .optional()
    .meta({
      description: `How many words to pick, at most ${limits.takenWords}: \`7776\`, or \`6**5\` for five dice. All there are when there are fewer; under rules too few are refused.`,
      examples: ['6**5'],
    }),
  sort: z
    .enum(sortNames)
    .optional()
    .meta({
      description: 'How the picked words are printed. The default is the order in which they were picked.',
      examples: ['text'],
    }),
  ...pageShape,
  randomCount: z.int().min(0).max(limits.pageWords).optional().meta({
    deprecated: true,
    description: 'An older way to write `order=random&take=10`. 0 is no sample.',
  }),
  randomSeed: z
    .string()
    .min(1)
    .max(maxSeed)
    .optional()
    .meta({ deprecated: true, 'x-requires': ['randomCount'], description: 'An older way to write `seed`.' }),
});

/** The parameters as values, each within its bounds. */
export type WordsParameters = z.infer<typeof wordsParameters>;
