import type { CostRow, RunRow, WaitRow, WordsTables } from '@word-list/domain/testing';
import type { WordsView } from './words-view.ts';

type Rows<Row> = ReadonlyMap<string, Row>;

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
    opinions: tables.opinions.current,
    judges: tables.judges.current,
    lists: tables.lists.current,
    corrections: tables.corrections.current,
    costs: costs(tables.costs.current),
  });
};

/** Converts all rows of a table, once for each state of the table. */
function converter<Row, Value>(convert: (row: Row) => Value): (rows: Rows<Row>) => Rows<Value> {
  let from: Rows<Row> | undefined;
  let made: Rows<Value> = new Map();
  return (rows) => {
    if (rows !== from) made = new Map([...rows].map(([key, row]) => [key, convert(row)]));
    from = rows;
    return made;
  };
}
