import { functions } from '@word-list/topology';
import { expect, it } from 'vitest';
import { makeSettings, scheduleSecondsOf } from './make-settings.ts';
import type { ModelChoice } from './model-choice.ts';

const origins = { model: 'http://127.0.0.1:1', api: 'http://127.0.0.1:2', sources: 'http://127.0.0.1:3' };
const lexicon: ModelChoice = { kind: 'lexicon' };
const openai: ModelChoice = { kind: 'openai', apiKey: 'a key', model: 'gpt-4.1-nano' };

const leaseOf = (model: ModelChoice): number => Number(makeSettings(model, origins)['submit-lease-seconds']);

it('gives a provider across the internet time for an upload of 200 kB over a slow line', () => {
  const slowestBytesPerSecond = 5000;

  expect(leaseOf(openai)).toBeGreaterThan(200_000 / slowestBytesPerSecond);
  expect(leaseOf(openai)).toBeLessThan(functions['query-words'].timeoutSeconds);
  expect(scheduleSecondsOf(openai)).toBeGreaterThanOrEqual(5);
});

it('waits little for a batch API on this machine', () => {
  expect(leaseOf(lexicon)).toBeLessThanOrEqual(10);
  expect(scheduleSecondsOf(lexicon)).toBeUndefined();
});

it("keeps the batches of a server of one's own small, so that words settle while it works", () => {
  const own: ModelChoice = { kind: 'server', baseUrl: 'http://127.0.0.1:4/v1', model: 'slow' };

  expect(makeSettings(own, origins)['words-per-part']).toBe('1000');
  expect(makeSettings(lexicon, origins)['words-per-part']).toBe('10000');
});

it('hands the prices of a paid model on, and the key to nobody', () => {
  const settings = makeSettings(openai, origins);

  expect(JSON.parse(settings['model-prices'])).toHaveProperty('gpt-4.1-nano');
  expect(Object.values(settings).join(' ')).not.toContain('a key');
});
