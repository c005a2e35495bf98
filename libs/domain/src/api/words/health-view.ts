import * as z from 'zod';

/** The answer of `GET /api/health`. */
export const health = z
  .strictObject({
    status: z.literal('ok'),
    revision: z.int().min(0).meta({ description: 'The revision of the words.' }),
  })
  .meta({ id: 'Health' });
