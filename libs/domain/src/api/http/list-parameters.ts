import * as z from 'zod';
import { maxCursorLength } from './cursor.ts';

/** The parameters of a request that takes none. */
export const noParameters = z.strictObject({});

/** The parameters of a list that is read in pages. */
export const listParameters = (bounds: { most: number; usual: number }) =>
  z.strictObject({
    limit: z
      .int()
      .min(1)
      .max(bounds.most)
      .default(bounds.usual)
      .meta({ description: 'The most entries in one answer.' }),
    cursor: z
      .string()
      .min(1)
      .max(maxCursorLength)
      .optional()
      .meta({ description: '`next` of the answer before.' }),
  });

/** What the cursor of such a list holds: the last entry of the page before. */
export const afterId = z.strictObject({ after: z.string() });
