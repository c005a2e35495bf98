import * as z from 'zod';
import { manifestChunk } from '../runs/manifest.ts';
import { againRow, failedRow, scoredRow, usage } from '../batches/prompt.ts';

/** The bill of one batch submission. It rides on every message of the batch, and is entered once. */
export const batchCost = z.object({
  batchId: z.string(),
  submission: z.int().min(0),
  prompts: z.int().min(0),
  microUsd: z.int().min(0),
  ...usage.shape,
});

export type BatchCost = z.infer<typeof batchCost>;

/** A run has no list yet: read its source. Goes to upload-source-chunks. */
export const runQueued = z.strictObject({
  type: z.literal('run-queued'),
  version: z.literal(1),
  runId: z.string(),
});

/** A chunk of a fixed list is stored. Goes to process-source-chunk. */
export const chunkReady = z.strictObject({
  type: z.literal('chunk-ready'),
  version: z.literal(1),
  runId: z.string(),
  chunk: manifestChunk,
});

/** The words of one part, to be classified, claimed and asked. Goes to query-words. */
export const partReady = z.strictObject({
  type: z.literal('part-ready'),
  version: z.literal(1),
  runId: z.string(),
  part: z.string(),
  words: z.array(z.string()).min(1),
});

/** Claims of this part stand at this round without a submitted batch. Goes to query-words. */
export const roundReady = z.strictObject({
  type: z.literal('round-ready'),
  version: z.literal(1),
  runId: z.string(),
  part: z.string(),
  round: z.int().min(1),
});

/** Words that a harvested batch did not settle: they move to the next round of their part. Goes to query-words. */
export const wordsAgain = z.strictObject({
  type: z.literal('words-again'),
  version: z.literal(1),
  runId: z.string(),
  part: z.string(),
  round: z.int().min(1),
  words: z.array(againRow).min(1),
  cost: batchCost,
});

/** Claims that words of this part waited for are gone: classify those words again. Goes to query-words. */
export const waitsFreed = z.strictObject({
  type: z.literal('waits-freed'),
  version: z.literal(1),
  runId: z.string(),
  part: z.string(),
});

/** The provider is done with a batch, or the messages of a harvested one were lost. Goes to update-batch. */
export const batchEnded = z.strictObject({
  type: z.literal('batch-ended'),
  version: z.literal(1),
  batchId: z.string(),
});

/** What became of words of one batch: their scores, or why they are given up. Goes to update-words. */
export const wordsDecided = z.strictObject({
  type: z.literal('words-decided'),
  /** Scores are whole numbers in version 1, hundredths or null from version 2 on; version 3 may have evidence. */
  version: z.literal([1, 2, 3]),
  runId: z.string(),
  part: z.string(),
  round: z.int().min(1),
  rubricId: z.string(),
  model: z.string(),
  /** Names the numbers of each row of `scored`, in order. */
  attributes: z.array(z.string()),
  scored: z.array(scoredRow),
  failed: z.array(failedRow),
  cost: batchCost,
});

export const queryWordsMessage = z.discriminatedUnion('type', [
  partReady,
  roundReady,
  wordsAgain,
  waitsFreed,
]);

export type RunQueued = z.infer<typeof runQueued>;
export type ChunkReady = z.infer<typeof chunkReady>;
export type PartReady = z.infer<typeof partReady>;
export type RoundReady = z.infer<typeof roundReady>;
export type WordsAgain = z.infer<typeof wordsAgain>;
export type WaitsFreed = z.infer<typeof waitsFreed>;
export type QueryWordsMessage = z.infer<typeof queryWordsMessage>;
export type BatchEnded = z.infer<typeof batchEnded>;
export type WordsDecided = z.infer<typeof wordsDecided>;
