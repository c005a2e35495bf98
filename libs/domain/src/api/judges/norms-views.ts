import * as z from 'zod';
import type { Judge } from '../../judges/judge.ts';

const count = z.int().min(0);

const named = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => !/[\p{Cc}\p{Cs}]/u.test(text), 'holds control characters');

/** The parameters of `PUT /api/judges/{id}/opinions`. */
export const normsParameters = z.strictObject({
  source: named.meta({
    description: 'Where the norms come from: who rated, or an address.',
    examples: ['Warriner, Kuperman and Brysbaert 2013'],
  }),
  licence: named.meta({ description: 'Under which licence they are.', examples: ['CC BY-NC-ND 3.0'] }),
  scale: z
    .string()
    .max(500)
    .optional()
    .meta({
      description:
        'Which numbers of the file stand for our least and our greatest, with commas between scales. Without it the file has our scale.',
      examples: ['sentiment:1..9'],
    }),
  public: z.boolean().default(false).meta({
    description: 'Whether norms that are new are shown to everybody. Those that are there stay as they are.',
  }),
});

/** The answer of `GET /api/norms`. */
export const normsList = z
  .strictObject({
    norms: z.array(
      z.strictObject({
        id: z.string(),
        source: z.string().nullable(),
        licence: z.string().nullable(),
        public: z.boolean().meta({ description: 'Whether anybody but operators finds a trace of them.' }),
        rank: z.int().nullable(),
        retiredAt: z.iso.datetime().nullable(),
      }),
    ),
  })
  .meta({ id: 'NormsList' });

/** All norms, as operators see them. */
export const viewNorms = (norms: readonly Judge[]): z.infer<typeof normsList> => ({
  norms: norms.map(({ id, source, licence, isPublic, rank, retiredAt }) => ({
    ...{ id, source, licence, public: isPublic, rank, retiredAt },
  })),
});

/** The answer of `PUT /api/judges/{id}/opinions`. */
export const normsView = z
  .strictObject({
    judge: z.string(),
    words: count.meta({ description: 'Words that the file says something of.' }),
    changed: count.meta({ description: 'Words of which something else is said now.' }),
    gone: count.meta({ description: 'Words of which nothing is said any more.' }),
    duplicates: count.meta({ description: 'Lines about a word that a later line is about as well.' }),
    rejected: count.meta({ description: 'Lines of which nothing was taken.' }),
    lines: z
      .array(z.strictObject({ line: z.int().min(1), text: z.string(), reason: z.string() }))
      .meta({ description: 'The first 20 of them.' }),
  })
  .meta({ id: 'Norms' });
