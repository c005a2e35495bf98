import * as z from 'zod';
import { encoding } from '../words/encodings.ts';

export const separatorName = z.enum(['tab', 'comma', 'semicolon', 'pipe', 'space']);

const columnNumber = z.int().min(1).max(1000);
const named = { encoding: encoding.optional() };

/**
 * How the lines of a source hold words; `auto` is found by looking at its beginning. Columns count from 1. With the
 * separator `space` each run of blanks is one; a cell may be in quotes with the others, and span lines in `csv` only.
 * A csv without a separator or column has them found; a column of text is the title of one.
 */
export const sourceFormat = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('auto'), ...named }),
  z.strictObject({ kind: z.literal('lines'), ...named }),
  z.strictObject({
    kind: z.literal('delimited'),
    separator: separatorName,
    column: columnNumber,
    ...named,
  }),
  z.strictObject({
    kind: z.literal('csv'),
    column: z.union([columnNumber, z.string().min(1).max(100)]).optional(),
    separator: separatorName.exclude(['space']).optional(),
    ...named,
  }),
  z.strictObject({ kind: z.literal('hunspell'), ...named }),
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
