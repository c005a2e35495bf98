import * as z from 'zod';
import { reasoningEfforts } from '../scoring/models.ts';
import { sourceFormat } from '../sources/source.ts';
import { manifest } from './manifest.ts';

export const runModes = ['new', 'stale', 'all'] as const;
export const runMode = z.enum(runModes);
export type RunMode = z.infer<typeof runMode>;

export const liveStatuses = ['queued', 'chunking', 'scoring', 'cancelling'] as const;
export const endedStatuses = ['complete', 'complete_with_failures', 'failed', 'cancelled'] as const;
export const runStatus = z.enum([...liveStatuses, ...endedStatuses]);
export type RunStatus = z.infer<typeof runStatus>;

const tokens = z.int().min(0);

/** What a model answered to the question that a run begins with. */
export const firstAnswer = z.object({
  /** Whether it takes the schema of answers. */
  schema: z.boolean(),
  /** What the question took; null when the provider did not say. */
  usage: z.object({ inputTokens: tokens, cachedTokens: tokens, outputTokens: tokens }).nullable(),
});

export type FirstAnswer = z.infer<typeof firstAnswer>;

/** One pass over a source. Money is whole micro-dollars (10^-6 USD); times are ISO 8601 UTC with milliseconds. */
export const run = z.object({
  id: z.string(),
  sourceId: z.string(),
  sourceName: z.string(),
  url: z.string(),
  format: sourceFormat,
  mode: runMode,
  rubricId: z.string(),
  model: z.string(),
  /** `reasoning.effort` of all its requests; null sends none. Frozen when the run starts. */
  effort: z.enum(reasoningEfforts).nullable(),
  /** A judge that only trials have asked is not served. */
  isTrial: z.boolean(),
  status: runStatus,
  /** Why the run failed, or will once it is cancelled; null otherwise. */
  reason: z.string().nullable(),
  /** Why nothing is being submitted just now; null when nothing blocks. */
  blocked: z.string().nullable(),
  manifest: manifest.nullable(),
  /** Null while the model was not asked its first question, or gave no answer that counts. */
  firstAnswer: firstAnswer.nullable(),
  budgetMicroUsd: z.int().min(0).nullable(),
  idempotencyKey: z.string().nullable(),
  /** By the database's clock; runs are ordered by it. */
  startedAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
});

export type Run = z.infer<typeof run>;

export const isLive = (of: Pick<Run, 'status'>): boolean =>
  (liveStatuses as readonly string[]).includes(of.status);

/** What a run has done so far. Words that are `unclassified` were not looked at yet. */
export interface RunCounts {
  readonly accepted: number;
  readonly known: number;
  readonly scored: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly claimed: number;
  readonly waiting: number;
  readonly unclassified: number;
}

export interface RunUsage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly prompts: number;
  readonly reservedMicroUsd: number;
  readonly settledMicroUsd: number;
}
