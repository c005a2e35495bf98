import * as z from 'zod';

/** The body of every answer that is an error (RFC 9457, `application/problem+json`). */
export const problem = z
  .looseObject({
    type: z
      .string()
      .meta({ description: 'Names the kind of problem; stable.', examples: ['/problems/invalid-parameter'] }),
    title: z.string().meta({ description: 'The kind of problem in words.' }),
    status: z.int().min(400).max(599).meta({ description: 'The HTTP status, repeated.' }),
    detail: z
      .string()
      .optional()
      .meta({ description: 'What is wrong with this request, and how to fix it.' }),
    requestId: z.string().meta({ description: 'Names this request in our logs.' }),
    parameter: z
      .string()
      .optional()
      .meta({ description: 'The parameter, header or field of the body at fault.' }),
  })
  .meta({ id: 'Problem' });

/** A parsed problem document. */
export type Problem = z.infer<typeof problem>;

/** The media type of problem documents. */
export const problemType = 'application/problem+json';
