import { planBatch } from '../batches/batch-states.ts';
import type { Batch } from '../batches/batch.ts';
import type { Prompt, Verdict } from '../batches/prompt.ts';
import { currentRubric } from '../scoring/rubric.ts';
import type { Source } from '../sources/source.ts';

const time = '2026-01-02T03:04:05.678Z';

/** A planned batch; say what matters to the test. */
export const exampleBatch = (changes: Partial<Batch> = {}): Batch => ({
  ...planBatch(
    {
      ...{ runId: 'run-1', part: '00000-00', round: 1 },
      ...{ model: 'model-1', rubric: currentRubric, asking: { effort: null, schema: true } },
    },
    new Date(time),
  ),
  id: 'batch-1',
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
