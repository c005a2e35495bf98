import { expect, it } from 'vitest';
import { makeAgreement } from './agree-to-price.ts';
import type { StackClient } from './api-client.ts';
import type { Options } from './options.ts';

const source = { id: 'source-1', name: 'words.txt' } as Parameters<ReturnType<typeof makeAgreement>>[0];
const estimate = {
  toAsk: 1000,
  complete: true,
  inputTokens: 9400,
  outputTokens: 24_600,
  estimatedMicroUsd: 21_560,
  worstCaseMicroUsd: 60_000,
};
const api = { estimate: async () => estimate } as unknown as StackClient;
const paid = (model: string, more: Partial<Options> = {}): Options => ({
  list: { kind: 'file', key: '/words.txt', name: 'words.txt' },
  format: { kind: 'lines' },
  mode: 'new',
  model: { kind: 'openai', apiKey: 'a-key', model },
  open: false,
  once: true,
  yes: false,
  fresh: false,
  force: false,
  dataDir: '/data',
  ...more,
});

it('shows words, tokens and price before a paid model is asked', async () => {
  const printed: string[] = [];

  await makeAgreement(api, paid('gpt-4.1-mini', { yes: true }), (text) => printed.push(text))(source);

  expect(printed.join('\n')).toMatch(/1,000 words/u);
  expect(printed.join('\n')).toMatch(/9,400 tokens in and 24,600 out/u);
  expect(printed.join('\n')).toMatch(/about \$0\.0216/u);
});

it('refuses a budget for a model whose price nobody knows', async () => {
  const agree = makeAgreement(api, paid('gpt-of-tomorrow', { budgetUsd: 1 }), () => undefined);

  await expect(agree(source)).rejects.toThrow(/no price is known for gpt-of-tomorrow.*gpt-4\.1-mini/u);
});

it('asks nothing about a model that costs nothing', async () => {
  const printed: string[] = [];

  await makeAgreement(api, paid('x', { model: { kind: 'lexicon' } }), (text) => printed.push(text))(source);

  expect(printed).toEqual([]);
});

it('warns about a model that will soon be gone', async () => {
  const printed: string[] = [];
  const print = (text: string): number => printed.push(text);
  const now = new Date('2026-12-01T00:00:00Z');

  await makeAgreement(api, paid('gpt-5-mini', { yes: true }), print)(source, now);
  await makeAgreement(api, paid('gpt-6-luna', { yes: true }), print)(source, now);

  const warnings = printed.filter((text) => text.startsWith('!'));
  expect(warnings).toEqual([
    '! gpt-5-mini will be shut down on 2026-12-11, in 10 days: take gpt-6-luna before then',
  ]);
});
