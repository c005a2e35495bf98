import type { Manifest } from '../runs/manifest.ts';
import type { FirstAnswer, Run, RunCounts, RunMode, RunStatus, RunUsage } from '../runs/run.ts';
import type { ReasoningEffort } from '../scoring/models.ts';
import type { BatchCost } from '../messages/messages.ts';
import type { Rubric } from '../scoring/rubric.ts';
import type { SourceFormat } from '../sources/source.ts';

export interface NewRun {
  readonly id: string;
  readonly sourceId: string;
  readonly sourceName: string;
  readonly url: string;
  readonly format: SourceFormat;
  readonly mode: RunMode;
  readonly model: string;
  readonly effort: ReasoningEffort | null;
  readonly isTrial: boolean;
  readonly budgetMicroUsd: number | null;
  readonly idempotencyKey: string | null;
  /** Hash of the request behind the idempotency key: the same key with another hash is refused. */
  readonly requestHash: string | null;
}

/** `created`: a new run. `repeated`: the run that this idempotency key started before. */
export interface CreatedRun {
  readonly run: Run;
  readonly outcome: 'created' | 'repeated';
}

export interface RunFailure {
  readonly text: string;
  readonly reason: string;
  readonly attempts: number;
}

/** The runs, in the words database. Each method is one transaction; every status change is conditional. */
export interface RunStore {
  /**
   * Stores a queued run with its rubric. Throws Conflict `run-in-progress` (field `runId`) when the source has
   * a live run, Conflict `judge-retired`, and Conflict `idempotency-key-reused` when the key was used for another request.
   */
  create(run: NewRun, rubric: Rubric): Promise<CreatedRun>;
  get(id: string): Promise<Run | undefined>;
  rubric(id: string): Promise<Rubric | undefined>;
  /** Newest first; `before` is the id of the last run of the page before. */
  list(options: {
    sourceId?: string;
    status?: RunStatus;
    limit: number;
    before?: string;
  }): Promise<readonly Run[]>;
  /** The ids of all live runs, oldest first: ids, so that one row that cannot be read hides no other. */
  live(): Promise<readonly string[]>;
  /** The ids of ended runs whose leftovers were not tidied up yet, oldest end first, at most 100. */
  untidied(): Promise<readonly string[]>;
  markTidied(id: string): Promise<void>;
  /** queued → chunking; no effect from any other status. */
  startChunking(id: string): Promise<void>;
  /**
   * Stores the manifest and moves queued or chunking → scoring, if the run has no manifest. Returns the manifest
   * that is stored now; undefined when the run has ended or is being cancelled without one.
   */
  fixManifest(id: string, manifest: Manifest): Promise<Manifest | undefined>;
  /** Any live status → failed, only while the run's list is not fixed; false when not moved. */
  fail(id: string, reason: string): Promise<boolean>;
  /**
   * scoring → cancelling, to end as failed with this reason once nothing of the run is open: its model refuses
   * everything. False when not moved.
   */
  stop(id: string, reason: string): Promise<boolean>;
  /** Keeps the first answer of a live run's model, unless there is one, and enters its bill. Returns the run as it is now. */
  keepFirstAnswer(id: string, answer: FirstAnswer, cost: BatchCost): Promise<Run | undefined>;
  /** The first answer of a model under a rubric in the newest run that has one. */
  firstAnswerOf(model: string, rubricId: string): Promise<FirstAnswer | undefined>;
  /** Any live status → cancelling. Returns the run as it is now, undefined when there is none. */
  requestCancel(id: string): Promise<Run | undefined>;
  setBlocked(id: string, blocked: string | null): Promise<void>;
  /**
   * The completion rule: ends the run if its list is fixed, every part is classified and nothing of it is
   * claimed or waiting; `failed` with reason `accounting` when the counts do not add up. A cancelling run without
   * a manifest ends as cancelled. One conditional update: of many callers one gets the run back, the others undefined.
   */
  endIfDone(id: string): Promise<Run | undefined>;
  counts(id: string): Promise<RunCounts>;
  usage(id: string): Promise<RunUsage>;
  failures(id: string, options: { limit: number; after?: string }): Promise<readonly RunFailure[]>;
}
