import type { Manifest } from '../runs/manifest.ts';
import type { Run } from '../runs/run.ts';
import type { Rubric } from '../scoring/rubric.ts';
import type { ScoredWord } from '../words/scored-word.ts';
import type { BatchCost } from '../messages/messages.ts';
import type { Clock } from '../ports/basics.ts';
import { NotFound } from '../errors.ts';
import { isLive } from '../runs/run.ts';

export interface PartRow {
  words: number;
  known: number;
  scored: number;
  failed: number;
  cancelled: number;
  /** The highest round handed out. */
  rounds: number;
  lastError: string | null;
}

export interface ClaimRow {
  runId: string;
  part: string;
  round: number;
  attempt: number;
  requeues: number;
}

export interface FailureRow {
  reason: string;
  attempts: number;
}

export interface CostRow {
  runId: string;
  reservedMicroUsd: number;
  settled: BatchCost | null;
}

export interface ResendRow {
  marker: string;
  sends: number;
  dueAt: number;
}

export interface RunRow {
  run: Run;
  requestHash: string | null;
  tidied: boolean;
  parts: Map<string, PartRow>;
  /** The part of each waiting text. */
  waits: Map<string, string>;
  failures: Map<string, FailureRow>;
  resends: Map<string, ResendRow>;
}

/** What the words database holds, as plain maps. Tests may look inside. */
export interface MemoryWordsTables {
  readonly clock: Clock;
  readonly runs: Map<string, RunRow>;
  readonly rubrics: Map<string, Rubric>;
  readonly claims: Map<string, ClaimRow>;
  readonly words: Map<string, ScoredWord & { readonly revision: bigint }>;
  /** By batch and submission. */
  readonly costs: Map<string, CostRow>;
  revision: bigint;
}

export const makeTables = (clock: Clock): MemoryWordsTables => ({
  clock,
  runs: new Map(),
  rubrics: new Map(),
  claims: new Map(),
  words: new Map(),
  costs: new Map(),
  revision: 0n,
});

export const runRow = (tables: MemoryWordsTables, id: string): RunRow => {
  const row = tables.runs.get(id);
  if (row === undefined) throw new NotFound('run', id);
  return row;
};

/** Live and not being cancelled: only then may anything new be asked. */
export const mayAsk = ({ run }: RunRow): boolean => isLive(run) && run.status !== 'cancelling';

export const emptyPart = (words: number, changes: Partial<PartRow> = {}): PartRow => ({
  words,
  known: 0,
  scored: 0,
  failed: 0,
  cancelled: 0,
  rounds: 0,
  lastError: null,
  ...changes,
});

export const partRow = (row: RunRow, part: string): PartRow => {
  const found = row.parts.get(part);
  if (found === undefined) throw new Error(`part ${part} of run ${row.run.id} was never classified`);
  return found;
};

/** Nobody, or only a run that has ended, has the word asked. */
export const isUnclaimed = (tables: MemoryWordsTables, text: string): boolean => {
  const claim = tables.claims.get(text);
  return claim === undefined || !isLive(runRow(tables, claim.runId).run);
};

export const claimsOf = (
  tables: MemoryWordsTables,
  at: { runId: string; part?: string; round?: number },
): [string, ClaimRow][] =>
  [...tables.claims].filter(
    ([, claim]) =>
      claim.runId === at.runId &&
      (at.part === undefined || claim.part === at.part) &&
      (at.round === undefined || claim.round === at.round),
  );

export const fail = (row: RunRow, word: { text: string; part: string } & FailureRow): void => {
  row.failures.set(word.text, { reason: word.reason, attempts: word.attempts });
  partRow(row, word.part).failed += 1;
};

export const enterCost = (tables: MemoryWordsTables, runId: string, cost: BatchCost): void => {
  const key = `${cost.batchId}/${cost.submission}`;
  const stored = tables.costs.get(key);
  if (stored?.settled) return;
  tables.costs.set(key, { runId, reservedMicroUsd: stored?.reservedMicroUsd ?? 0, settled: cost });
};

export const acceptedWords = (manifest: Manifest | null): number => manifest?.accepted ?? 0;
