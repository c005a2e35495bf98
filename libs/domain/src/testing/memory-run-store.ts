import { Conflict } from '../errors.ts';
import type { NewRun, RunStore } from '../ports/run-store.ts';
import { isLive, type Run, type RunCounts } from '../runs/run.ts';
import { compareText } from '../words/compare-text.ts';
import {
  acceptedWords,
  claimsOf,
  runRow,
  type MemoryWordsTables,
  type RunRow,
} from './memory-words-tables.ts';

const newRow = (given: NewRun, rubricId: string, startedAt: string): RunRow => {
  const { requestHash, ...fields } = given;
  const run: Run = {
    ...fields,
    rubricId,
    status: 'queued',
    reason: null,
    blocked: null,
    manifest: null,
    startedAt,
    endedAt: null,
  };
  return {
    run,
    requestHash,
    tidied: false,
    parts: new Map(),
    waits: new Map(),
    failures: new Map(),
    resends: new Map(),
  };
};

const sums = (
  row: RunRow,
): Pick<RunCounts, 'known' | 'scored' | 'failed' | 'cancelled'> & { words: number } => {
  const total = { words: 0, known: 0, scored: 0, failed: 0, cancelled: 0 };
  for (const part of row.parts.values()) {
    total.words += part.words;
    total.known += part.known;
    total.scored += part.scored;
    total.failed += part.failed;
    total.cancelled += part.cancelled;
  }
  return total;
};

const ending = (row: RunRow): Pick<Run, 'status' | 'reason'> => {
  const { known, scored, failed, cancelled } = sums(row);
  if (known + scored + failed + cancelled !== acceptedWords(row.run.manifest)) {
    return { status: 'failed', reason: 'accounting' };
  }
  if (row.run.status === 'cancelling') return { status: 'cancelled', reason: null };
  return { status: failed > 0 ? 'complete_with_failures' : 'complete', reason: null };
};

const isDone = (tables: MemoryWordsTables, row: RunRow): boolean => {
  if (row.run.manifest === null) return row.run.status === 'cancelling';
  return (
    (row.run.status === 'scoring' || row.run.status === 'cancelling') &&
    sums(row).words >= row.run.manifest.accepted &&
    row.waits.size === 0 &&
    claimsOf(tables, { runId: row.run.id }).length === 0
  );
};

const refuseSecond = (tables: MemoryWordsTables, given: NewRun): void => {
  const live = [...tables.runs.values()].find(({ run }) => run.sourceId === given.sourceId && isLive(run));
  if (live === undefined) return;
  throw new Conflict('run-in-progress', 'the source has a run that has not ended', { runId: live.run.id });
};

const repeatedOf = (tables: MemoryWordsTables, given: NewRun): RunRow | undefined => {
  if (given.idempotencyKey === null) return undefined;
  const earlier = [...tables.runs.values()].find(
    ({ run }) => run.sourceId === given.sourceId && run.idempotencyKey === given.idempotencyKey,
  );
  if (earlier !== undefined && earlier.requestHash !== given.requestHash) {
    throw new Conflict('idempotency-key-reused', 'the idempotency key was used for another request', {
      runId: earlier.run.id,
    });
  }
  return earlier;
};

/** Runs in memory. */
export const memoryRunStore = (tables: MemoryWordsTables): RunStore => {
  const now = () => tables.clock.now().toISOString();
  const newestFirst = () =>
    [...tables.runs.values()].map(({ run }) => run).sort((a, b) => compareText(b.id, a.id));
  const change = (row: RunRow, changes: Partial<Run>): void => {
    row.run = { ...row.run, ...changes };
  };

  return {
    async create(given, rubric) {
      const own = tables.runs.get(given.id);
      if (own !== undefined) return { run: own.run, outcome: 'created' };
      const earlier = repeatedOf(tables, given);
      if (earlier !== undefined) return { run: earlier.run, outcome: 'repeated' };
      refuseSecond(tables, given);
      tables.rubrics.set(rubric.id, rubric);
      const row = newRow(given, rubric.id, now());
      tables.runs.set(given.id, row);
      return { run: row.run, outcome: 'created' };
    },
    async get(id) {
      return tables.runs.get(id)?.run;
    },
    async rubric(id) {
      return tables.rubrics.get(id);
    },
    async list({ sourceId, status, limit, before }) {
      const all = newestFirst().filter(
        (run) =>
          (sourceId === undefined || run.sourceId === sourceId) &&
          (status === undefined || run.status === status) &&
          (before === undefined || compareText(run.id, before) < 0),
      );
      return all.slice(0, limit);
    },
    async live() {
      return newestFirst()
        .filter(isLive)
        .map(({ id }) => id)
        .reverse();
    },
    async untidied() {
      const ended = [...tables.runs.values()].filter(({ run, tidied }) => !tidied && !isLive(run));
      return ended
        .map(({ run }) => run)
        .sort((a, b) => compareText(`${a.endedAt ?? ''} ${a.id}`, `${b.endedAt ?? ''} ${b.id}`))
        .slice(0, 100)
        .map(({ id }) => id);
    },
    async markTidied(id) {
      const row = tables.runs.get(id);
      if (row !== undefined && !isLive(row.run)) row.tidied = true;
    },
    async startChunking(id) {
      const row = tables.runs.get(id);
      if (row?.run.status === 'queued') change(row, { status: 'chunking' });
    },
    async fixManifest(id, manifest) {
      const row = tables.runs.get(id);
      if (row === undefined) return undefined;
      const open = row.run.status === 'queued' || row.run.status === 'chunking';
      if (open && row.run.manifest === null) change(row, { manifest, status: 'scoring', blocked: null });
      return row.run.manifest ?? undefined;
    },
    async fail(id, reason) {
      const row = tables.runs.get(id);
      if (row === undefined || !isLive(row.run) || row.run.manifest !== null) return false;
      change(row, { status: 'failed', reason, blocked: null, endedAt: now() });
      return true;
    },
    async requestCancel(id) {
      const row = tables.runs.get(id);
      if (row !== undefined && isLive(row.run)) change(row, { status: 'cancelling', blocked: null });
      return row?.run;
    },
    async setBlocked(id, blocked) {
      const row = tables.runs.get(id);
      if (row !== undefined && isLive(row.run)) change(row, { blocked });
    },
    async endIfDone(id) {
      const row = tables.runs.get(id);
      if (row === undefined || !isDone(tables, row)) return undefined;
      change(row, { ...ending(row), blocked: null, endedAt: now() });
      return row.run;
    },
    async counts(id) {
      const row = runRow(tables, id);
      const { words, ...ended } = sums(row);
      const accepted = acceptedWords(row.run.manifest);
      const claimed = claimsOf(tables, { runId: id }).length;
      return { accepted, ...ended, claimed, waiting: row.waits.size, unclassified: accepted - words };
    },
    async usage(id) {
      const total = {
        inputTokens: 0,
        cachedTokens: 0,
        outputTokens: 0,
        prompts: 0,
        reservedMicroUsd: 0,
        settledMicroUsd: 0,
      };
      for (const { runId, reservedMicroUsd, settled } of tables.costs.values()) {
        if (runId !== id) continue;
        if (settled === null) {
          total.reservedMicroUsd += reservedMicroUsd;
          continue;
        }
        total.inputTokens += settled.inputTokens;
        total.cachedTokens += settled.cachedTokens;
        total.outputTokens += settled.outputTokens;
        total.prompts += settled.prompts;
        total.settledMicroUsd += settled.microUsd;
      }
      return total;
    },
    async failures(id, { limit, after }) {
      const rows = [...(tables.runs.get(id)?.failures ?? [])].map(([text, failure]) => ({
        text,
        ...failure,
      }));
      return rows
        .filter(({ text }) => after === undefined || compareText(text, after) > 0)
        .sort((a, b) => compareText(a.text, b.text))
        .slice(0, limit);
    },
  };
};
