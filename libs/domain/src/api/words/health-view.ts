import * as z from 'zod';

/** The answer of `GET /api/health`. */
export const health = z
  .strictObject({
    status: z.literal('ok'),
    epoch: z
      .string()
      .meta({ description: 'Drawn with the words database, and again when it was restored from a copy.' }),
    revision: z
      .int()
      .min(0)
      .meta({ description: 'The revision of the words; those of two epochs cannot be compared.' }),
  })
  .meta({ id: 'Health' });
