import * as z from 'zod';
import { rejectReasons } from '../words/reject-reasons.ts';

const count = z.int().min(0);

/** One object of the chunk bucket and how it is cut into parts: `parts[i]` words go to part i, in order. */
export const manifestChunk = z.object({
  index: count,
  key: z.string(),
  sha256: z.string().length(64),
  words: count,
  parts: z.array(z.int().min(1)),
});

export type ManifestChunk = z.infer<typeof manifestChunk>;

/** A rejected line to look at, cut short, what cannot be seen by its number. Lists of 0.1.0 did not keep line numbers. */
export const rejectExample = z.union([
  z.object({ line: z.int().min(1).nullable(), text: z.string() }),
  z.string().transform((text) => ({ line: null, text })),
]);

export type RejectExample = z.infer<typeof rejectExample>;

/** What the upload found. Once stored it never changes: it fixes the run's list. lines = rejected + duplicates + accepted. */
export const manifest = z.object({
  upload: z.string(),
  lines: count,
  /** A list that an earlier release read lacks the reasons that came later. */
  rejected: z.partialRecord(z.enum(rejectReasons), count),
  /** The first rejected lines per reason, only to be shown. */
  examples: z.record(z.string(), z.array(rejectExample)),
  /** How the list was read, in words. */
  readAs: z.string().optional(),
  /** How many objects beside the chunks hold all rejected lines, as CSV without a header. */
  rejectObjects: count.optional(),
  duplicates: count,
  accepted: count,
  /** Of the object that holds the accepted words, for readers to filter by; releases before 0.2 stored none. */
  listSha256: z.string().length(64).optional(),
  chunks: z.array(manifestChunk),
});

export type Manifest = z.infer<typeof manifest>;

/** The id of a part: it stays the same through all rounds and releases, because the manifest fixes the cut. */
export const partId = (chunk: number, index: number): string =>
  `${String(chunk).padStart(5, '0')}-${String(index).padStart(2, '0')}`;

/** Every part of a manifest with its number of words. */
export const manifestParts = (from: Manifest): { part: string; chunk: number; words: number }[] =>
  from.chunks.flatMap((chunk) =>
    chunk.parts.map((words, index) => ({ part: partId(chunk.index, index), chunk: chunk.index, words })),
  );

/** The key of an object of rejected lines: beside the chunks of the upload. */
export const rejectsKey = (runId: string, upload: string, index: number): string =>
  `runs/${runId}/${upload}/rejects-${String(index).padStart(5, '0')}.csv`;
