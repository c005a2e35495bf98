import * as z from 'zod';
import { limits } from '../../limits.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordType, wordTypes } from '../../scoring/word-types.ts';
import { maxCursorLength } from '../http/cursor.ts';
import { wordFields } from './word-fields.ts';
import { wordFormats } from './word-formats.ts';

type BoundName = `${AttributeName}${'Min' | 'Max'}`;

const boundsOf = ({ name, displayName, min, max }: (typeof attributes)[number]) => {
  const value = z.int().min(min).max(max).optional();
  const words = (which: string) =>
    `${which} of ${displayName.toLowerCase()}, included. A word without this score is left out.`;
  return [
    [`${name}Min`, value.meta({ description: words('The least value') })],
    [`${name}Max`, value.meta({ description: words('The greatest value') })],
  ] as const;
};

const attributeBounds = Object.fromEntries(attributes.flatMap(boundsOf)) as Record<
  BoundName,
  z.ZodOptional<z.ZodInt>
>;

const sortKeys = ['text', 'length', ...attributes.map(({ name }) => name)] as const;

/** What a list can be sorted by; a minus in front turns the order round. */
export const sortNames = sortKeys.flatMap((key) => [key, `-${key}`] as const);

const length = z.int().min(1).max(limits.wordCodePoints).optional();
const maxPattern = 100;
const maxSeed = 100;

/** For readers of the document: the parameter means something only beside these. */
const ofSamples = { 'x-requires': ['randomCount'] };

/** The parameters of `GET /api/words`. All conditions hold together. */
export const wordsParameters = z.strictObject({
  ...attributeBounds,
  types: z
    .array(wordType)
    .min(1)
    .max(wordTypes.length)
    .optional()
    .meta({
      description: 'Word types, joined by commas: words that have at least one of them.',
      examples: ['noun,verb'],
    }),
  text: z
    .string()
    .min(1)
    .max(maxPattern)
    .regex(/^[\p{L}\p{M}'’\-‐?*]+$/u, 'may hold letters, apostrophes, hyphens, ? and *')
    .optional()
    .meta({
      description:
        'The whole word by a pattern: `?` is one letter, `*` any number of them. Case does not matter.',
      examples: ['a??le', '*ough*'],
    }),
  minLength: length.meta({ description: 'The least number of characters (code points), included.' }),
  maxLength: length.meta({ description: 'The greatest number of characters (code points), included.' }),
  sort: z
    .enum(sortNames)
    .optional()
    .meta({
      description:
        'The order: text (by code points), length or an attribute; `-` in front turns it round. The default is text, and for a random sample the order of the sample.',
      examples: ['-commonness'],
    }),
  limit: z.int().min(1).max(limits.pageWords).optional().meta({
    description:
      'The most words in one answer. The default is 100, and for a random sample the whole sample. An answer never grows over 6 MB: it may hold fewer words and a cursor.',
  }),
  cursor: z.string().min(1).max(maxCursorLength).optional().meta({
    description: '`next` of the answer before, with the same filters, sort and sample.',
  }),
  randomCount: z
    .int()
    .min(0)
    .max(limits.pageWords)
    .optional()
    .meta({
      description:
        'A random sample of this many words of those that pass the filters: each equally likely, no word twice, all of them when there are fewer. 0 is no sample. The first n of a larger sample of the same seed are the smaller sample.',
      examples: [10],
    }),
  randomSeed: z
    .string()
    .min(1)
    .max(maxSeed)
    .optional()
    .meta({
      ...ofSamples,
      description:
        'Any text: the same seed gives the same sample while the words do not change. Without it the answer names the seed that was drawn.',
      examples: ['7'],
    }),
  prefixFree: z
    .boolean()
    .optional()
    .meta({
      ...ofSamples,
      description: 'In a random sample: no word begins with another word of the sample.',
    }),
  minDistance: z
    .int()
    .min(1)
    .max(4)
    .optional()
    .meta({
      ...ofSamples,
      description:
        'In a random sample: any two words are at least so many edits (insert, delete, replace one character) apart.',
    }),
  uniquePrefix: z
    .int()
    .min(1)
    .max(limits.wordCodePoints)
    .optional()
    .meta({
      ...ofSamples,
      description: 'In a random sample: the first so many characters of a word belong to it alone.',
    }),
  fields: z
    .array(z.enum(wordFields))
    .min(1)
    .max(wordFields.length)
    .optional()
    .meta({
      description:
        'What to tell of each word beside its text, joined by commas. The default is types and all scores.',
      examples: ['types,commonness'],
    }),
  total: z
    .boolean()
    .optional()
    .meta({ description: 'Whether to count all words that pass the filters, exactly.' }),
  format: z
    .enum(wordFormats)
    .optional()
    .meta({ description: 'The form of the answer. Goes before the Accept header.' }),
});

/** The parameters as values, each within its bounds. */
export type WordsParameters = z.infer<typeof wordsParameters>;
