import {
  attributes,
  currentRubric,
  type ClaimLedger,
  type OutcomeWriter,
  type RunStore,
  type ScoredWord,
} from '@word-list/domain';
import { exampleNewRun } from '@word-list/domain/testing';

interface Database {
  readonly runs: RunStore;
  readonly ledger: ClaimLedger;
  readonly outcomes: OutcomeWriter;
}

/** Has words stored as a run of `model-1` does; `attributeCount` is how many attributes its rubric knows. */
export const scoreWords = async (
  { runs, ledger, outcomes }: Database,
  words: readonly ScoredWord[],
  { sourceId = 'source-1', attributeCount = Infinity } = {},
): Promise<void> => {
  const id = `run-of-${sourceId}`;
  const { run } = await runs.create(exampleNewRun({ id, sourceId, model: 'model-1' }), currentRubric);
  const known = attributes.slice(0, attributeCount).map(({ name }) => name);
  const at = { runId: run.id, part: '00000-00' };
  await runs.fixManifest(run.id, {
    upload: 'u',
    lines: words.length,
    rejected: { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 },
    examples: {},
    duplicates: 0,
    accepted: words.length,
    chunks: [{ index: 0, key: 'k', sha256: '0'.repeat(64), words: words.length, parts: [words.length] }],
  });
  await ledger.classify({ ...at, words: words.map(({ text }) => text) });
  await outcomes.settle({
    type: 'words-decided',
    version: 1,
    ...at,
    round: 1,
    rubricId: currentRubric.id,
    model: 'model-1',
    attributes: known,
    scored: words.map(({ text, scores, types }) => [
      text,
      known.map((name) => scores[name] ?? 0),
      [...types],
    ]),
    failed: [],
    cost: {
      batchId: `batch-of-${sourceId}`,
      submission: 0,
      prompts: 1,
      microUsd: 1,
      inputTokens: 1,
      cachedTokens: 0,
      outputTokens: 1,
    },
  });
};
