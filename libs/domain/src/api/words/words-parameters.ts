import * as z from 'zod';
import { limits } from '../../limits.ts';
import { maxCursorLength } from '../http/cursor.ts';
import { filterShape } from './filter-parameters.ts';
import { setShape } from './set-parameters.ts';
import { wordFields } from './word-fields.ts';
import { wordFormats } from './word-formats.ts';

const pageShape = {
  was: z
    .string()
    .max(20)
    .regex(/^\d{1,6}\.[0-9a-f]{8}$/, 'is no count and hash: write it as an answer gives it, 7776.3f9a2c1b')
    .optional()
    .meta({
      description:
        'Count and hash of the list that was shared: the answer says in `same` whether it is that list still.',
      examples: ['20.00000000'],
    }),
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
 * The parameters of `GET /api/words` that make the list, and so belong to its recipe; the others say how it is
 * returned.
 */
export const listParameters = z.strictObject({ ...filterShape, ...setShape });

/**
 * The parameters of `GET /api/words`, of which parsing, the OpenAPI document, the pages of documentation and the typed
 * client are made. A list is made in the order: filters, words left out, split, order, rules, take, sort, dice.
 */
export const wordsParameters = z.strictObject({ ...listParameters.shape, ...pageShape });

/** The parameters as values, each within its bounds. */
export type WordsParameters = z.infer<typeof wordsParameters>;
