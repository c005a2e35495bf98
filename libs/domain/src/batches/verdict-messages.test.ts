import { expect, it } from 'vitest';
import { exampleBatch, examplePrompt, exampleVerdict } from '../testing/index.ts';
import type { Verdict } from './prompt.ts';
import { verdictMessages } from './verdict-messages.ts';

const prices = { 'model-1': { input: 1, cachedInput: 0.5, output: 2 } };
/** 90 tokens of input, 10 cached ones and 20 of output. */
const billed = 90 + 5 + 40;
const unbilled: Verdict = {
  ...exampleVerdict(),
  usage: { inputTokens: 0, cachedTokens: 0, outputTokens: 0 },
};

const costOf = (row: { worstCaseMicroUsd: number }, verdicts: readonly Verdict[]): number | undefined => {
  const prompts = verdicts.map((verdict) => examplePrompt({ verdict }));
  const batch = exampleBatch({ ...row, prompts: prompts.length });
  return verdictMessages(batch, prompts, { rubric: batch.rubric, prices }).decided[0]?.cost.microUsd;
};

it.each([
  ['what its tokens cost', 1000, [exampleVerdict(), exampleVerdict()], 2 * billed],
  ['nothing for prompts that were not run', 1000, [unbilled], 0],
  [
    'the most it can have cost for prompts whose tokens nobody knows',
    1000,
    [{ ...unbilled, unbilled: true as const }],
    1000,
  ],
  [
    'their share of it where others have a bill',
    1000,
    [exampleVerdict(), { ...unbilled, unbilled: true as const }],
    billed + 500,
  ],
  [
    'never more than was reserved',
    600,
    [
      { ...exampleVerdict(), usage: { inputTokens: 500, cachedTokens: 0, outputTokens: 0 } },
      { ...unbilled, unbilled: true as const },
    ],
    600,
  ],
  ['more than was reserved only when the bill says so', 100, [exampleVerdict()], billed],
])('a batch costs %s', (_what, worstCaseMicroUsd, verdicts, cost) => {
  expect(costOf({ worstCaseMicroUsd }, verdicts)).toBe(cost);
});
