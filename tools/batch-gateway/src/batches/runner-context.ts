import type { Answerer } from '../answers/answerer.ts';
import type { Store } from '../store/open-store.ts';
import type { BatchBehaviour } from './batch-behaviour.ts';
import type { Gate } from './gate.ts';
import type { Pace } from './pace.ts';

export interface Limits {
  /** Requests in one input file. */
  readonly maxLines: number;
  /** Bytes of one uploaded file. */
  readonly maxFileBytes: number;
  /** Estimated input tokens of all live batches together. */
  readonly maxEnqueuedTokens: number;
  /** Milliseconds from a batch's creation to its expiry. */
  readonly completionWindowMs: number;
}

/** Told about problems that no caller sees. */
export type Report = (event: string, fields: Readonly<Record<string, unknown>>) => void;

/** What the steps of a batch's life work with. */
export interface RunnerContext {
  readonly store: Store;
  readonly answerer: Answerer;
  /** How fast it answers. */
  readonly pace: () => Pace;
  readonly gate: Gate;
  readonly behaviour: BatchBehaviour;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly makeId: (prefix: string) => string;
  readonly delayMs: number;
  readonly limits: Limits;
  readonly report: Report;
}

export const secondsOf = (milliseconds: number): number => Math.floor(milliseconds / 1000);
