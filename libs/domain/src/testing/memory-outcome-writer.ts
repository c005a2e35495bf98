import type { ScoredRow } from '../batches/prompt.ts';
import { limits } from '../limits.ts';
import type { WordsDecided } from '../messages/messages.ts';
import type { OutcomeWriter } from '../ports/outcome-writer.ts';
import { attributes } from '../scoring/attributes.ts';
import { wordType } from '../scoring/word-types.ts';
import { beganLater } from '../words/is-known.ts';
import type { ScoredWord } from '../words/scored-word.ts';
import {
  claimsOf,
  enterCost,
  fail,
  partRow,
  runRow,
  type ClaimRow,
  type MemoryWordsTables,
} from './memory-words-tables.ts';

const scoresOf = (names: readonly string[], values: readonly number[]): ScoredWord['scores'] => {
  const given = new Map(names.map((name, index) => [name, values[index] ?? null]));
  const entries = attributes.map(({ name }) => [name, given.get(name) ?? null] as const);
  return Object.fromEntries(entries) as ScoredWord['scores'];
};

const storeScore = (tables: MemoryWordsTables, decided: WordsDecided, row: ScoredRow): boolean => {
  const [text, values, types] = row;
  const { run } = runRow(tables, decided.runId);
  const stored = tables.words.get(text);
  if (stored !== undefined && beganLater({ id: stored.runId, startedAt: stored.runStartedAt }, run))
    return false;
  tables.words.set(text, {
    text,
    scores: scoresOf(decided.attributes, values),
    types: types.map((type) => wordType.parse(type)),
    rubricId: decided.rubricId,
    model: decided.model,
    runId: run.id,
    runStartedAt: run.startedAt,
    scoredAt: tables.clock.now().toISOString(),
    revision: tables.revision + 1n,
  });
  return true;
};

/** Outcomes in memory. */
export const memoryOutcomeWriter = (tables: MemoryWordsTables): OutcomeWriter => ({
  async settle(decided) {
    const { runId, part, round } = decided;
    const row = runRow(tables, runId);
    enterCost(tables, runId, decided.cost);
    const held = new Map<string, ClaimRow>(claimsOf(tables, { runId, part, round }));
    const before = held.size;
    const release = (text: string): ClaimRow | undefined => {
      const claim = held.get(text);
      held.delete(text);
      if (claim !== undefined) tables.claims.delete(text);
      return claim;
    };
    let changed = false;
    for (const scored of decided.scored) {
      if (release(scored[0]) === undefined) continue;
      partRow(row, part).scored += 1;
      changed = storeScore(tables, decided, scored) || changed;
    }
    for (const [text, reason] of decided.failed) {
      const claim = release(text);
      if (claim === undefined) continue;
      fail(row, { text, part, reason, attempts: Math.min(claim.attempt + 1, limits.attempts) });
    }
    if (changed) tables.revision += 1n;
    return before - held.size;
  },
});
