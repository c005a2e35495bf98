import { currentRubric } from '../../scoring/rubric.ts';
import type { Run } from '../../runs/run.ts';

/** A run in the middle of its work; say what matters to the test. */
export const exampleRun = (changes: Partial<Run> = {}): Run => ({
  id: 'run-1',
  sourceId: 'source-1',
  sourceName: 'Fruit',
  url: 'https://lists.example/fruit.txt',
  format: { kind: 'lines' },
  mode: 'new',
  rubricId: currentRubric.id,
  model: 'model-1',
  effort: null,
  isTrial: false,
  status: 'scoring',
  reason: null,
  blocked: null,
  manifest: {
    upload: 'u',
    lines: 100,
    rejected: { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 },
    examples: {},
    duplicates: 0,
    accepted: 100,
    chunks: [],
  },
  firstAnswer: null,
  budgetMicroUsd: null,
  idempotencyKey: null,
  startedAt: '2026-01-02T03:00:00.000Z',
  endedAt: null,
  ...changes,
});
