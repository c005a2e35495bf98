import type { Correction } from '../../judges/correction.ts';
import type { Judge } from '../../judges/judge.ts';
import type { Opinion } from '../../judges/opinion.ts';
import type { WordList } from '../../lists/word-list.ts';
import type { BatchCost } from '../../messages/messages.ts';
import type { ViewPointer } from '../../ports/view-ledger.ts';
import { isLive, type Run } from '../../runs/run.ts';
import { attributes } from '../../scoring/attributes.ts';
import type { Rubric } from '../../scoring/rubric.ts';
import { RowTable } from './row-table.ts';

export interface RunRow {
  readonly run: Run;
  readonly requestHash: string | null;
  readonly tidied: boolean;
}

export interface StoredPart {
  readonly runId: string;
  readonly part: string;
  readonly words: number;
  readonly known: number;
  readonly scored: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly rounds: number;
  readonly lastError: string | null;
}

export interface ClaimRow {
  readonly text: string;
  readonly runId: string;
  readonly part: string;
  readonly round: number;
  readonly attempt: number;
  readonly requeues: number;
}

export interface WaitRow {
  readonly runId: string;
  readonly text: string;
  readonly part: string;
}

export interface FailureRow {
  readonly runId: string;
  readonly text: string;
  readonly reason: string;
  readonly attempts: number;
}

export interface CostRow {
  readonly batchId: string;
  readonly submission: number;
  readonly runId: string;
  readonly reserved: number;
  readonly settled: BatchCost | null;
}

export interface ResendRow {
  readonly runId: string;
  readonly thing: string;
  readonly marker: string;
  readonly sends: number;
  readonly dueAt: string;
}

export interface OpinionRow extends Opinion {
  readonly revision: bigint;
}

export interface RevisionRow {
  readonly id: 1;
  readonly epoch: string;
  readonly value: bigint;
}

export interface ListRow extends WordList {
  /** The SHA-256 of every object that it ever had. */
  readonly stored: readonly string[];
  readonly revision: bigint;
}

/** Of one format only: that of this release. */
export interface ViewRow extends ViewPointer {
  readonly judge: string;
  readonly publishedAt: string;
}

/** Key of something of a run. */
export const keyOf = (runId: string, name: string): string => `${runId} ${name}`;

/** Key of an opinion. */
export const opinionKey = ({ text, judge }: Pick<OpinionRow, 'text' | 'judge'>): string => `${text} ${judge}`;

/** Key of a submission. */
export const costKey = ({ batchId, submission }: Pick<CostRow, 'batchId' | 'submission'>): string =>
  `${batchId}/${String(submission)}`;

const exampleEpoch = '0b6f3c52-6d0e-4c0f-8b1e-5a3d9f7c2e10';

/** The tables of the words database. */
export const makeWordsTables = () => {
  const revision = new RowTable<RevisionRow>('revision', { keyOf: ({ id }) => String(id) });
  revision.put({ id: 1, epoch: exampleEpoch, value: 0n });
  return {
    runs: new RowTable<RunRow>('runs', { keyOf: ({ run }) => run.id, uniques: runUniques }),
    rubrics: new RowTable<Rubric>('rubrics', { keyOf: ({ id }) => id }),
    parts: new RowTable<StoredPart>('run_parts', { keyOf: ({ runId, part }) => keyOf(runId, part) }),
    claims: new RowTable<ClaimRow>('word_claims', { keyOf: ({ text }) => text }),
    waits: new RowTable<WaitRow>('word_waits', { keyOf: ({ runId, text }) => keyOf(runId, text) }),
    failures: new RowTable<FailureRow>('word_failures', { keyOf: ({ runId, text }) => keyOf(runId, text) }),
    opinions: new RowTable<OpinionRow>('opinions', { keyOf: opinionKey, check: isInRange }),
    judges: new RowTable<Judge>('judges', { keyOf: ({ id }) => id, check: mayHaveRank }),
    lists: new RowTable<ListRow>('lists', { keyOf: ({ source }) => source }),
    corrections: new RowTable<Correction>('corrections', { keyOf: ({ id }) => id }),
    costs: new RowTable<CostRow>('batch_costs', { keyOf: costKey }),
    resends: new RowTable<ResendRow>('resends', { keyOf: ({ runId, thing }) => keyOf(runId, thing) }),
    views: new RowTable<ViewRow>('views', { keyOf: ({ judge }) => judge }),
    revision,
  };
};

/** The one row of its table. */
export function revisionOf({ current }: WordsTables['revision']): RevisionRow {
  const row = current.get('1');
  if (row === undefined) throw new Error('the revision row is missing');
  return row;
}

export type WordsTables = ReturnType<typeof makeWordsTables>;

function runUniques({ run }: RunRow): string[] {
  return [
    ...(isLive(run) ? [`live ${run.sourceId}`] : []),
    ...(run.idempotencyKey === null ? [] : [`key ${run.sourceId} ${run.idempotencyKey}`]),
  ];
}

function mayHaveRank({ rank, isPublic, isTrial, retiredAt }: Judge): boolean {
  return rank === null || (isPublic && !isTrial && retiredAt === null);
}

function isInRange({ scores }: OpinionRow): boolean {
  return attributes.every(({ name, min, max }) => {
    const score = scores[name];
    return score === null || (score >= min * 100 && score <= max * 100);
  });
}
