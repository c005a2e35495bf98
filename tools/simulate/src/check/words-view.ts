import type { Run, ScoredWord } from '@word-list/domain';
import type { MemoryWordsDatabase } from '@word-list/domain/testing';

export interface PartView {
  readonly runId: string;
  readonly part: string;
  readonly words: number;
  readonly known: number;
  readonly scored: number;
  readonly failed: number;
  readonly cancelled: number;
}

export interface ClaimView {
  readonly runId: string;
  readonly part: string;
  readonly round: number;
  readonly attempt: number;
}

export interface CostView {
  readonly runId: string;
  readonly reserved: number;
  readonly settled: number | null;
}

/** What the words database holds at a moment, all of it committed. */
export interface WordsView {
  readonly runs: ReadonlyMap<string, Run>;
  readonly tidied: ReadonlySet<string>;
  /** By run and part. */
  readonly parts: ReadonlyMap<string, PartView>;
  /** By text. */
  readonly claims: ReadonlyMap<string, ClaimView>;
  /** The part, by run and text. */
  readonly waits: ReadonlyMap<string, string>;
  /** The reason, by run and text. */
  readonly failures: ReadonlyMap<string, string>;
  readonly words: ReadonlyMap<string, ScoredWord>;
  /** By batch and submission. */
  readonly costs: ReadonlyMap<string, CostView>;
}

/** Key of something of a run. */
export const keyOf = (runId: string, name: string): string => `${runId} ${name}`;

export const emptyView: WordsView = {
  runs: new Map(),
  tidied: new Set(),
  parts: new Map(),
  claims: new Map(),
  waits: new Map(),
  failures: new Map(),
  words: new Map(),
  costs: new Map(),
};

/** The view of a words database that is kept in plain maps. */
export const viewOfTables = ({ tables }: MemoryWordsDatabase): WordsView => {
  const rows = [...tables.runs];
  const flat = <Value, Result>(
    entries: (row: (typeof rows)[number][1]) => Iterable<[string, Value]>,
    convert: (value: Value, runId: string, name: string) => Result,
  ): Map<string, Result> =>
    new Map(
      rows.flatMap(([runId, row]) =>
        [...entries(row)].map(([name, value]): [string, Result] => [
          keyOf(runId, name),
          convert(value, runId, name),
        ]),
      ),
    );
  return {
    runs: new Map(rows.map(([id, { run }]) => [id, run])),
    tidied: new Set(rows.filter(([, { tidied }]) => tidied).map(([id]) => id)),
    parts: flat(
      ({ parts }) => parts,
      (row, runId, part): PartView => ({ ...row, runId, part }),
    ),
    claims: new Map([...tables.claims].map(([text, claim]) => [text, { ...claim }])),
    waits: flat(
      ({ waits }) => waits,
      (part) => part,
    ),
    failures: flat(
      ({ failures }) => failures,
      ({ reason }) => reason,
    ),
    words: new Map(tables.words),
    costs: new Map(
      [...tables.costs].map(([key, { runId, reservedMicroUsd, settled }]) => [
        key,
        { runId, reserved: reservedMicroUsd, settled: settled?.microUsd ?? null },
      ]),
    ),
  };
};
