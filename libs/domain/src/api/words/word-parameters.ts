import * as z from 'zod';
import { heldNames } from '../../word-sets/index.ts';

const usualSimilar = 10;

/** The parameters of `GET /api/words/{word}`. */
export const wordParameters = z.strictObject({
  similar: z
    .array(z.enum(heldNames))
    .min(1)
    .max(heldNames.length)
    .optional()
    .meta({
      description:
        'Gives the words that are most like this one in these values, joined by commas: scales, `length`, and `mainType`, which has to be the same.',
      examples: [['commonness', 'length']],
    }),
  limit: z
    .int()
    .min(1)
    .max(100)
    .default(usualSimilar)
    .meta({ description: 'How many similar words.', 'x-requires': ['similar'] }),
});
