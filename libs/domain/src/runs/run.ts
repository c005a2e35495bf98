import * as z from 'zod';
import { sourceFormat } from '../sources/source.ts';
import { manifest } from './manifest.ts';

export const runModes = ['new', 'stale', 'all'] as const;
export const runMode = z.enum(runModes);
export type RunMode = z.infer<typeof runMode>;

export const liveStatuses = ['queued', 'chunking', 'scoring', 'cancelling'] as const;
export const endedStatuses = ['complete', 'complete_with_failures', 'failed', 'cancelled'] as const;
export const runStatus = z.enum([...liveStatuses, ...endedStatuses]);
export type RunStatus = z.infer<typeof runStatus>;

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
  status: runStatus,
  /** Why the run failed; null otherwise. */
  reason: z.string().nullable(),
  /** Why nothing is being submitted just now; null when nothing blocks. */
  blocked: z.string().nullable(),
  manifest: manifest.nullable(),
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
