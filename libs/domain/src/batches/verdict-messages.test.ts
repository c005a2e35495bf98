import { expect, it } from 'vitest';
import { exampleBatch, examplePrompt, exampleVerdict } from '../testing/index.ts';
import { encodeMessage } from '../messages/encode-message.ts';
import { wordsDecided } from '../messages/messages.ts';
import { verdict, type Verdict } from './prompt.ts';
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

it.each<[string, Verdict, 2 | 3, unknown]>([
  ['of 0.1.0', exampleVerdict(), 2, ['tree', [500, 0, -100], ['noun']]],
  ['without evidence', { ...exampleVerdict(), version: 2 }, 2, ['tree', [5, 0, -1], ['noun']]],
  [
    'with evidence',
    { ...exampleVerdict(), version: 3, scored: [['tree', [5, 0, -1], ['noun'], '9w---']] },
    3,
    ['tree', [5, 0, -1], ['noun'], '9w---'],
  ],
])('a verdict %s is told in the oldest version that can say it', (_, given, version, row) => {
  const batch = exampleBatch({ prompts: 1 });
  const prompts = [examplePrompt({ verdict: verdict.parse(given) })];

  const [message] = verdictMessages(batch, prompts, { rubric: batch.rubric, prices }).decided;

  expect(wordsDecided.parse(JSON.parse(encodeMessage(message!)))).toEqual(message);
  expect(message).toMatchObject({ version, scored: [row] });
});
