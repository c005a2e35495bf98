import type { AgainRow, FailedRow, ScoredRow } from '../../batches/prompt.ts';
import type { BatchCost, WordsDecided } from '../../messages/messages.ts';
import type { NewRun } from '../../ports/run-store.ts';
import type { Manifest } from '../../runs/manifest.ts';
import type { Run } from '../../runs/run.ts';
import { attributes } from '../../scoring/attributes.ts';
import { currentRubric } from '../../scoring/rubric.ts';
import type { WordsDatabase } from '../memory-words-database.ts';

/** An empty words database, and a way to let its clock move on. */
export interface WordsWorld extends WordsDatabase {
  /** Returns when the database's clock shows a later millisecond. */
  moveOn(): Promise<void>;
}

export const part = '00000-00';

let ids = 0;

/** A run id that sorts behind all earlier ones. */
export const nextRunId = (): string => {
  ids += 1;
  return `0190a000-0000-7000-8000-${String(ids).padStart(12, '0')}`;
};

export const newRun = (changes: Partial<NewRun> = {}): NewRun => {
  const id = nextRunId();
  return {
    id,
    sourceId: `source-of-${id}`,
    sourceName: 'Wörter',
    url: 'https://example.org/words.txt',
    format: { kind: 'delimited', separator: 'tab', column: 2 },
    mode: 'new',
    model: 'gpt-test',
    effort: 'none',
    isTrial: false,
    budgetMicroUsd: null,
    idempotencyKey: null,
    requestHash: null,
    ...changes,
  };
};

/** A manifest of one chunk, cut into parts of these sizes: `00000-00`, `00000-01` and so on. */
export const manifestOf = (...parts: readonly number[]): Manifest => {
  const words = parts.reduce((sum, size) => sum + size, 0);
  const key = 'runs/run/upload/00000.txt';
  return {
    upload: 'upload-1',
    lines: words + 3,
    rejected: { invalid_utf8: 0, missing_column: 0, empty: 1, too_long: 0, not_a_word: 1 },
    examples: { not_a_word: [{ line: 2, text: '4711' }] },
    duplicates: 1,
    accepted: words,
    chunks: words === 0 ? [] : [{ index: 0, key, sha256: 'a'.repeat(64), words, parts: [...parts] }],
  };
};

/** A run whose list is fixed: parts of these sizes. */
export const scoringRun = async (
  world: WordsWorld,
  parts: readonly number[],
  changes: Partial<NewRun> = {},
): Promise<Run> => {
  const { run } = await world.runs.create(newRun(changes), currentRubric);
  await world.runs.fixManifest(run.id, manifestOf(...parts));
  return (await world.runs.get(run.id)) ?? run;
};

let batches = 0;

export const costOf = (changes: Partial<BatchCost> = {}): BatchCost => {
  batches += 1;
  return {
    batchId: `batch-${batches}`,
    submission: 0,
    prompts: 1,
    microUsd: 100,
    inputTokens: 50,
    cachedTokens: 5,
    outputTokens: 20,
    ...changes,
  };
};

/** A row of scores: all of them this number, nsfw at most 1. */
export const scoredAs = (text: string, score: number, types: string[] = ['noun']): ScoredRow => [
  text,
  attributes.map(({ max }) => Math.min(score, max)),
  types,
];

export const again = (text: string, asked = true): AgainRow => [text, 'missing', asked];

/** A message that settles words of a run's first part and round. */
export const decided = (
  run: Run,
  outcome: {
    scored?: readonly ScoredRow[];
    failed?: readonly FailedRow[];
    part?: string;
    round?: number;
    cost?: BatchCost;
  },
): WordsDecided => ({
  type: 'words-decided',
  version: 1,
  runId: run.id,
  part: outcome.part ?? part,
  round: outcome.round ?? 1,
  rubricId: run.rubricId,
  model: run.model,
  attributes: attributes.map(({ name }) => name),
  scored: [...(outcome.scored ?? [])],
  failed: [...(outcome.failed ?? [])],
  cost: outcome.cost ?? costOf(),
});

/** A run that scored these words and ended: rows of `scoredAs`. */
export const scoredRun = async (
  world: WordsWorld,
  rows: readonly ScoredRow[],
  changes: Partial<NewRun> = {},
): Promise<Run> => {
  const run = await scoringRun(world, [rows.length], changes);
  await world.ledger.classify({ runId: run.id, part, words: rows.map(([text]) => text) });
  await world.outcomes.settle(decided(run, { scored: rows }));
  return (await world.runs.endIfDone(run.id)) ?? run;
};
