import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** A file of the page, as it was built. */
export interface PageFile {
  readonly type: string;
  /** Changes with its content. */
  readonly hash: string;
  /** The encodings that it is ready in, beside none at all. */
  readonly encodings: readonly string[];
  /** What it asks the API for first, where its address is bare. */
  readonly first?: string | undefined;
  /** The bytes in one of these encodings, or in none. */
  read(encoding?: string): Uint8Array;
}

/** The built page: its files by their path, `/index.html` and `/assets/…`. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const built = z.record(
  z.string(),
  z.object({
    type: z.string(),
    hash: z.string(),
    encodings: z.record(z.string(), z.number()),
    first: z.string().optional(),
  }),
);

/** The page in a folder that `nx run web:build` has written. Throws when it was not built. */
export function openPageFiles(folder: string): PageFiles {
  const files = built.parse(JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')));
  return new Map(
    Object.entries(files).map(([path, { type, hash, encodings, first }]) => [
      path,
      {
        type,
        hash,
        first,
        encodings: Object.keys(encodings),
        read: (encoding?: string) =>
          readFileSync(join(folder, encoding === undefined ? path : `${path}.${encoding}`)),
      },
    ]),
  );
}
