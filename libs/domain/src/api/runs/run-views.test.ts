import { expect, it } from 'vitest';
import { exampleRun } from '../testing/example-run.ts';
import { runView, viewRun } from './run-views.ts';

const none = {
  accepted: 0,
  known: 0,
  scored: 0,
  failed: 0,
  cancelled: 0,
  claimed: 0,
  waiting: 0,
  unclassified: 0,
};
const usage = {
  inputTokens: 1,
  cachedTokens: 0,
  outputTokens: 1,
  prompts: 1,
  reservedMicroUsd: 0,
  settledMicroUsd: 1,
};
const startedAt = '2026-01-02T03:00:00.000Z';
const after = (seconds: number) => new Date(Date.parse(startedAt) + 1000 * seconds);
const half = { ...none, accepted: 100, scored: 40, known: 10, claimed: 30, unclassified: 20 };

it('tells the rate of a live run and when it ends at that rate', () => {
  const view = viewRun(exampleRun({ startedAt }), { counts: half, usage, now: after(10) });

  expect(view).toMatchObject({ rate: 5, estimatedEnd: after(20).toISOString() });
  expect(runView.parse(view)).toEqual(view);
});

it.each([
  ['that has settled nothing', {}, none, 10, { rate: 0, estimatedEnd: null }],
  ['that has just begun', {}, half, 0, { rate: null, estimatedEnd: null }],
  ['whose list is not fixed', { manifest: null }, none, 10, { rate: 0, estimatedEnd: null }],
  [
    'that has ended',
    { status: 'complete', endedAt: after(5).toISOString() },
    { ...none, scored: 50 },
    10,
    { rate: 10, estimatedEnd: null },
  ],
] as const)('does not guess the end of a run %s', (_, changes, counts, seconds, expected) => {
  const view = viewRun(exampleRun({ startedAt, ...changes }), { counts, usage, now: after(seconds) });

  expect(view).toMatchObject(expected);
});

it('shows no URL of the list', () => {
  const view = viewRun(exampleRun({ url: 'https://lists.example/?token=secret' }), {
    counts: none,
    usage,
    now: after(1),
  });

  expect(JSON.stringify(view)).not.toContain('secret');
});
