import type { NewRun } from '../ports/run-store.ts';
import type { Manifest } from '../runs/manifest.ts';

/** A run that is about to be created; say what matters to the test. */
export const exampleNewRun = (changes: Partial<NewRun> = {}): NewRun => ({
  id: '0190a000-0000-7000-8000-000000000001',
  sourceId: 'source-1',
  sourceName: 'Example',
  url: 'https://example.org/words.txt',
  format: { kind: 'lines' },
  mode: 'new',
  model: 'model-1',
  effort: null,
  isTrial: false,
  budgetMicroUsd: null,
  idempotencyKey: null,
  requestHash: null,
  ...changes,
});

/** The manifest of a clean list in one chunk. */
export const exampleManifest = ({ accepted, parts }: { accepted: number; parts: number[] }): Manifest => ({
  upload: 'upload-1',
  lines: accepted,
  rejected: { invalid_utf8: 0, missing_column: 0, empty: 0, too_long: 0, not_a_word: 0 },
  examples: {},
  duplicates: 0,
  accepted,
  chunks: [
    { index: 0, key: 'runs/run-1/upload-1/00000.txt', sha256: '0'.repeat(64), words: accepted, parts },
  ],
});
