import { NotFound, type RunCounts, type RunUsage } from '@word-list/domain';
import type { At } from './run-statements.ts';

/** One statement, hence one view. Throws NotFound. */
export const countsOf = async ({ tx, tables }: At, id: string): Promise<RunCounts> => {
  const [row] = await tx.select(tables.runs, ({ run }) => run.id === id);
  if (!row) throw new NotFound('run', id);
  const total = { words: 0, known: 0, scored: 0, failed: 0, cancelled: 0 };
  for (const part of tx.look(tables.parts, ({ runId }) => runId === id)) {
    total.words += part.words;
    total.known += part.known;
    total.scored += part.scored;
    total.failed += part.failed;
    total.cancelled += part.cancelled;
  }
  const { words, ...ended } = total;
  const accepted = row.run.manifest?.accepted ?? 0;
  const claimed = tx.look(tables.claims, ({ runId }) => runId === id).length;
  const waiting = tx.look(tables.waits, ({ runId }) => runId === id).length;
  return { accepted, ...ended, claimed, waiting, unclassified: accepted - words };
};

export const usageOf = async ({ tx, tables }: At, id: string): Promise<RunUsage> => {
  const usage = {
    inputTokens: 0,
    cachedTokens: 0,
    outputTokens: 0,
    prompts: 0,
    reservedMicroUsd: 0,
    settledMicroUsd: 0,
  };
  for (const { settled, reserved } of await tx.select(tables.costs, ({ runId }) => runId === id)) {
    if (settled === null) {
      usage.reservedMicroUsd += reserved;
      continue;
    }
    usage.inputTokens += settled.inputTokens;
    usage.cachedTokens += settled.cachedTokens;
    usage.outputTokens += settled.outputTokens;
    usage.prompts += settled.prompts;
    usage.settledMicroUsd += settled.microUsd;
  }
  return usage;
};
