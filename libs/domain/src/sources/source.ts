import * as z from 'zod';

export const separators = { tab: '\t', comma: ',', semicolon: ';', pipe: '|', space: ' ' } as const;

export const separatorName = z.enum(['tab', 'comma', 'semicolon', 'pipe', 'space']);

/** How the lines of a source hold words. `column` counts from 1; there is no quoting. */
export const sourceFormat = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lines') }),
  z.strictObject({
    kind: z.literal('delimited'),
    separator: separatorName,
    column: z.int().min(1).max(1000),
  }),
]);

export type SourceFormat = z.infer<typeof sourceFormat>;

/** A named list of words at a URL. `version` grows with each change and is the entity tag of the API. */
export const source = z.object({
  id: z.string().min(1),
  name: z.string().min(1).max(200),
  url: z.url().max(2000),
  format: sourceFormat,
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export type Source = z.infer<typeof source>;
