import * as z from 'zod';
import { maxCursorLength } from './cursor.ts';

/** The parameters of a request that takes none. */
export const noParameters = z.strictObject({});

/** What the cursor of such a list holds: the last entry of the page before. */
export const afterId = z.strictObject({ after: z.string() });

/** The parameters of `GET /api/sources`. */
export const sourceListParameters = listParameters({ most: 1000, usual: 100 });

/** The parameters of `GET /api/sources/{id}/runs`. */
export const runListParameters = listParameters({ most: 100, usual: 20 });

/** The parameters of `GET /api/runs/{id}/failures`. */
export const failureListParameters = listParameters({ most: 10_000, usual: 1000 });

/** The parameters of `GET /api/corrections`. */
export const correctionListParameters = listParameters({ most: 1000, usual: 100 }).extend({
  word: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'Only of this word.', examples: ['apple'] }),
});

/** The parameters of `POST /api/sources/{id}/runs`. */
export const startParameters = z.strictObject({
  dryRun: z.boolean().default(false).meta({
    description: 'Say what the run would read, ask and cost, and start nothing.',
  }),
});

/** The parameters of a list that is read in pages. */
function listParameters(bounds: { most: number; usual: number }) {
  return z.strictObject({
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
}
