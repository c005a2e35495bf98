import type { Batch } from '../batches/batch.ts';
import type { Prompt, Verdict } from '../batches/prompt.ts';
import { currentRubric } from '../scoring/rubric.ts';
import type { Source } from '../sources/source.ts';

const time = '2026-01-02T03:04:05.678Z';

/** A planned batch; say what matters to the test. */
export const exampleBatch = (changes: Partial<Batch> = {}): Batch => ({
  id: 'batch-1',
  runId: 'run-1',
  part: '00000-00',
  round: 1,
  model: 'model-1',
  rubricId: currentRubric.id,
  rubric: currentRubric.document,
  version: 1,
  status: 'planned',
  preparation: null,
  prompts: 0,
  words: 0,
  inputSha256: null,
  worstCaseMicroUsd: 0,
  submission: 0,
  failures: 0,
  epoch: 0,
  leaseUntil: null,
  notBefore: null,
  providerBatchId: null,
  providerStatus: null,
  inputFileId: null,
  outputFileId: null,
  errorFileId: null,
  doubtful: false,
  lastError: null,
  submittedAt: null,
  createdAt: time,
  updatedAt: time,
  ...changes,
});

/** A prompt about two words that has no verdict. */
export const examplePrompt = (changes: Partial<Prompt> = {}): Prompt => ({
  batchId: 'batch-1',
  id: 'prompt-000',
  preparation: 'preparation-1',
  words: ['tree', 'café'],
  attempts: [0, 1],
  verdict: null,
  ...changes,
});

/** A verdict that scored one word. */
export const exampleVerdict = (word = 'tree'): Verdict => ({
  scored: [[word, [5, 0, -1], ['noun']]],
  again: [['café', 'missing', true]],
  failed: [],
  usage: { inputTokens: 100, cachedTokens: 10, outputTokens: 20 },
});

/** A source of plain lines. */
export const exampleSource = (changes: Partial<Source> = {}): Source => ({
  id: 'source-1',
  name: 'Example',
  url: 'https://example.org/words.txt',
  format: { kind: 'lines' },
  version: 1,
  createdAt: time,
  updatedAt: time,
  ...changes,
});
