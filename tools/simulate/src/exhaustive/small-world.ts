import type { Isolation } from '@word-list/domain/testing';
import type { WorldPlan } from '../world/world-plan.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';
/** 120 words, and lines that are none. */
const list = [...Array.from({ length: 120 }, (_, index) => wordOf(index)), '123', '', wordOf(7)].join('\n');

/** A run of 120 words in 3 chunks of one part each, some of whose words have to be asked twice or three times. */
export const smallWorld = (isolation: Isolation = 'read committed'): WorldPlan => ({
  seed: 5,
  limits: { wordsPerPrompt: 20, promptsPerBatch: 2, wordsPerChunk: 40 },
  pool: 20,
  lists: new Map([['https://lists.example/small.txt', list]]),
  runs: [
    { at: 0, url: 'https://lists.example/small.txt', mode: 'new', model: 'model-1', budgetUsd: undefined },
  ],
  isolation,
  server: 'postgres',
  pace: { tickMs: 40_000, batchMs: 20_000, longBatchMs: 20_000 },
  calmAfterSteps: 1,
});

function wordOf(index: number): string {
  return `w${letters.charAt(Math.floor(index / 26))}${letters.charAt(index % 26)}`;
}
