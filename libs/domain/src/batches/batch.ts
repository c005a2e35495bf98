import * as z from 'zod';
import { reasoningEfforts } from '../scoring/models.ts';
import { rubricDocument } from '../scoring/rubric.ts';

export const batchStatuses = ['planned', 'prepared', 'creating', 'submitted', 'ended', 'harvested'] as const;
export const batchStatus = z.enum(batchStatuses);
export type BatchStatus = z.infer<typeof batchStatus>;

const nullableText = z.string().nullable();

/** How requests are written, beside their rubric. Frozen when a batch is planned. */
export const asking = z.object({
  /** `reasoning.effort`; null sends none. */
  effort: z.enum(reasoningEfforts).nullable(),
  /** Whether the answer's schema is sent along; otherwise plain rows are asked for in words. */
  schema: z.boolean(),
});

export type Asking = z.infer<typeof asking>;

/**
 * The prompts of one part and round, on their way to the provider and back. Each change is one conditional
 * write on `version`. From `prepared` on `preparation` and `prompts` never change; within a
 * submission `inputSha256` does not either.
 */
export const batch = z.object({
  id: z.string(),
  runId: z.string(),
  part: z.string(),
  round: z.int().min(1),
  model: z.string(),
  rubricId: z.string(),
  /** The run's rubric as it was frozen: answers are read by what the prompts were written with. */
  rubric: rubricDocument,
  /** Null for a batch that version 0.1.0 planned: its requests keep their bytes. */
  asking: asking.nullable().default(null),
  version: z.int().min(1),
  status: batchStatus,
  /** Names the prompts of this batch. Those of a preparer who came second carry another name. */
  preparation: nullableText,
  prompts: z.int().min(0),
  words: z.int().min(0),
  inputSha256: nullableText,
  /** Upper bound of what the batch can cost, in micro-dollars. */
  worstCaseMicroUsd: z.int().min(0),
  /** Tries at getting the batch accepted; the first is 0. */
  submission: z.int().min(0),
  /** Of the submissions, those that found no room in the provider's queue: they do not count. */
  uncounted: z.int().min(0).default(0),
  /** Failed submissions since one went well. */
  failures: z.int().min(0),
  /** Grows with each lease; only the holder of the newest may record a submission. */
  epoch: z.int().min(0),
  leaseUntil: nullableText,
  /** Nothing is submitted before this time. */
  notBefore: nullableText,
  providerBatchId: nullableText,
  providerStatus: nullableText,
  inputFileId: nullableText,
  outputFileId: nullableText,
  errorFileId: nullableText,
  /**
   * Set once it was in doubt whether a create went through: until the run has ended, a second batch (a twin) is
   * looked for.
   */
  doubtful: z.boolean(),
  lastError: nullableText,
  submittedAt: nullableText,
  createdAt: z.string(),
  updatedAt: z.string(),
});

export type Batch = z.infer<typeof batch>;
