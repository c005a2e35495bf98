import { expect, it } from 'vitest';
import type { LedgerEntry } from '../../../batch-gateway/src/index.ts';
import { countAsked } from './count-asked.ts';

const entry = (customId: string, words: readonly string[], status = 200): LedgerEntry => ({
  ...{ seq: 1, at: '', batchId: 'batch_1', model: 'lexicon-1', metadata: { batch: 'b' } },
  ...{ customId, words: [...words], status },
});

it('counts the words that were answered, and not what was turned away', () => {
  const { times, prompts, twice } = countAsked([
    entry('1', ['apple', 'pear']),
    entry('2', ['fig'], 429),
    entry('3', ['pear']),
  ]);

  expect(times).toEqual(
    new Map([
      ['apple', 1],
      ['pear', 2],
    ]),
  );
  expect(prompts).toBe(2);
  expect(twice).toEqual([]);
});

it('names a prompt that was answered twice, and where', () => {
  const { twice } = countAsked([entry('1', ['apple']), entry('1', ['apple']), entry('2', ['pear'])]);

  expect(twice).toHaveLength(1);
  expect(twice[0]).toMatch(/^b 1 in batch_1 .* and batch_1 /u);
});
