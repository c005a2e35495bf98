import type { BatchCost, Rubric, Run, ScoredWord } from '@word-list/domain';
import { keyOf, type WordsView } from '../check/words-view.ts';
import { RowTable } from './row-table.ts';

export interface RunRow {
  readonly run: Run;
  readonly requestHash: string | null;
  readonly tidied: boolean;
}

export interface PartRow {
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
  readonly dueAt: number;
}

const live = ['queued', 'chunking', 'scoring', 'cancelling'];

const runUniques = ({ run }: RunRow): string[] => [
  ...(live.includes(run.status) ? [`live ${run.sourceId}`] : []),
  ...(run.idempotencyKey === null ? [] : [`key ${run.sourceId} ${run.idempotencyKey}`]),
];

/** The tables of the words database. */
export const makeWordsTables = () => ({
  runs: new RowTable<RunRow>('runs', { keyOf: ({ run }) => run.id, uniques: runUniques }),
  rubrics: new RowTable<Rubric>('rubrics', { keyOf: ({ id }) => id }),
  parts: new RowTable<PartRow>('run_parts', { keyOf: ({ runId, part }) => keyOf(runId, part) }),
  claims: new RowTable<ClaimRow>('word_claims', { keyOf: ({ text }) => text }),
  waits: new RowTable<WaitRow>('word_waits', { keyOf: ({ runId, text }) => keyOf(runId, text) }),
  failures: new RowTable<FailureRow>('word_failures', { keyOf: ({ runId, text }) => keyOf(runId, text) }),
  words: new RowTable<ScoredWord>('words', { keyOf: ({ text }) => text }),
  costs: new RowTable<CostRow>('batch_costs', {
    keyOf: ({ batchId, submission }) => `${batchId}/${String(submission)}`,
  }),
  resends: new RowTable<ResendRow>('resends', { keyOf: ({ runId, thing }) => keyOf(runId, thing) }),
  revision: new RowTable<{ readonly id: 1; readonly value: number }>('revision', {
    keyOf: ({ id }) => String(id),
  }),
});

export type WordsTables = ReturnType<typeof makeWordsTables>;

type Rows<Row> = ReadonlyMap<string, Row>;

/** Converts all rows of a table, once for each state of the table. */
const converter = <Row, Value>(convert: (row: Row) => Value): ((rows: Rows<Row>) => Rows<Value>) => {
  let from: Rows<Row> | undefined;
  let made: Rows<Value> = new Map();
  return (rows) => {
    if (rows !== from) made = new Map([...rows].map(([key, row]) => [key, convert(row)]));
    from = rows;
    return made;
  };
};

/** Makes what shows what is committed, as checkers look at it. A table that did not change is the same map as before. */
export const wordsViewer = (tables: WordsTables): (() => WordsView) => {
  const runs = converter(({ run }: RunRow) => run);
  const tidied = converter(({ tidied: isTidied }: RunRow) => isTidied);
  const waits = converter(({ part }: WaitRow) => part);
  const costs = converter(({ runId, reserved, settled }: CostRow) => ({
    runId,
    reserved,
    settled: settled?.microUsd ?? null,
  }));
  return () => ({
    runs: runs(tables.runs.current),
    tidied: tidied(tables.runs.current),
    parts: tables.parts.current,
    claims: tables.claims.current,
    waits: waits(tables.waits.current),
    failures: tables.failures.current,
    words: tables.words.current,
    costs: costs(tables.costs.current),
  });
};
